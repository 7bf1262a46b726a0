package com.atlasengine.lex.reply;

import com.atlasengine.core.model.Channel;
import com.atlasengine.core.model.GroundedIntent;
import com.atlasengine.core.model.ReplyKey;
import com.atlasengine.core.text.Digest;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Builds cache keys. Utterances that differ only in case, punctuation or spacing get the same key.
 *
 * @param modelId the id of the model that answers
 * @param stage the deployment stage, such as {@code dev}
 */
public record ReplyKeys(String modelId, String stage) {
  private static final Pattern NOT_A_WORD = Pattern.compile("[^\\p{L}\\p{M}\\p{N}+#&%$€£]+");

  /**
   * The key of an answer.
   *
   * @param locale the bot's locale, such as {@code en_US}
   */
  public ReplyKey of(GroundedIntent intent, Channel channel, String locale, String utterance) {
    return new ReplyKey(
        intent.lexName(),
        Digest.hex(
            locale, channel.name(), Grounding.version(), modelId, normalize(utterance), stage));
  }

  /**
   * Lower-case words, signs such as those of C++ and C# included, one space between them,
   * apostrophes dropped.
   */
  static String normalize(String utterance) {
    String folded = Normalizer.normalize(utterance, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    String joined = folded.replace("'", "").replace("\u2019", "");
    return NOT_A_WORD.matcher(joined).replaceAll(" ").strip();
  }
}
