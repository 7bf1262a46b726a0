package com.atlasengine.core.reply;

import com.atlasengine.core.model.Channel;
import com.atlasengine.core.model.GroundedIntent;
import com.atlasengine.core.port.TextModel.Prompt;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A question whose answer everybody may get who asks the same. The cache key is the hash of these
 * values, and the prompt is made of them and of nothing else: equal keys have equal prompts. Stores
 * and messages hold this, never a prompt.
 *
 * @param intent what it is about
 * @param channel where it was asked
 * @param locale the bot's locale, such as {@code en_US}
 * @param words what was said: lower-case words of the {@link Vocabulary} with one space between
 *     them, at most {@value #MAX_WORDS_CHARS} characters
 */
public record SharedQuestion(GroundedIntent intent, Channel channel, String locale, String words) {
  /** A longer utterance is never repeated word for word. */
  static final int MAX_WORDS_CHARS = 120;

  private static final Pattern APOSTROPHE = Pattern.compile("['\u2018\u2019]");
  private static final Pattern NOT_A_WORD = Pattern.compile("[^\\p{L}\\p{M}\\p{N}+#&%$€£@]+");
  private static final Pattern ONE_SPACE = Pattern.compile(" ");

  /**
   * @throws IllegalArgumentException when a word is not in the vocabulary, or the words are no
   *     normalised ones
   */
  public SharedQuestion {
    if (!isShared(words)) {
      throw new IllegalArgumentException("the words are not shared ones");
    }
  }

  /** The question that an utterance asks; empty when it holds a word that is not shared. */
  public static Optional<SharedQuestion> of(
      GroundedIntent intent, Channel channel, String locale, String utterance) {
    if (utterance.length() > MAX_WORDS_CHARS) {
      return Optional.empty();
    }
    String words = normalize(utterance);
    return isShared(words)
        ? Optional.of(new SharedQuestion(intent, channel, locale, words))
        : Optional.empty();
  }

  /** What the model is asked. */
  public Prompt prompt() {
    return GroundedPrompt.of(intent, channel, words);
  }

  private static boolean isShared(String words) {
    return words.length() <= MAX_WORDS_CHARS
        && Arrays.stream(ONE_SPACE.split(words, -1)).allMatch(Vocabulary::isShared);
  }

  /**
   * Lower-case words with one space between them, apostrophes dropped. Digits and signs stay, so
   * that no word becomes a shared one by losing them.
   */
  static String normalize(String utterance) {
    String folded = Normalizer.normalize(utterance, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    String joined = APOSTROPHE.matcher(folded).replaceAll("");
    return NOT_A_WORD.matcher(joined).replaceAll(" ").strip();
  }

  @Override
  public String toString() {
    return "SharedQuestion[" + intent + ", " + channel + "]";
  }
}
