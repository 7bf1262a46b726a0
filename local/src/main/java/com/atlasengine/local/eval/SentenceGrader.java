package com.atlasengine.local.eval;

import com.atlasengine.core.content.Content;
import com.atlasengine.core.content.Sentence;
import com.atlasengine.local.client.BotReply;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * The expectation sentence, or unknown: the answer begins with one of these fixed sentences,
 * whatever fills its placeholders.
 *
 * @param name as the suite has it
 */
record SentenceGrader(String name, List<Sentence> sentences) implements Grader {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{[a-z-]+}");

  SentenceGrader {
    sentences = List.copyOf(sentences);
  }

  @Override
  public Optional<String> findProblem(Heard heard) {
    return Grader.require(
        sentences.stream().anyMatch(sentence -> begins(heard.reply(), heard.content(), sentence)),
        "the answer does not begin with " + String.join(" or ", keys()));
  }

  private List<String> keys() {
    return sentences.stream().map(Sentence::id).toList();
  }

  /** Whether all that was said, or one of several messages, begins with this sentence. */
  static boolean begins(BotReply reply, Content content, Sentence sentence) {
    return IntStream.range(0, content.wordings(sentence))
        .mapToObj(i -> patternOf(content.wording(sentence, i)))
        .anyMatch(
            pattern ->
                pattern.matcher(reply.text()).lookingAt()
                    || reply.messages().stream()
                        .anyMatch(message -> pattern.matcher(message).lookingAt()));
  }

  private static Pattern patternOf(String wording) {
    StringBuilder regex = new StringBuilder();
    Matcher placeholder = PLACEHOLDER.matcher(wording);
    int from = 0;
    while (placeholder.find()) {
      regex.append(Pattern.quote(wording.substring(from, placeholder.start()))).append(".*");
      from = placeholder.end();
    }
    return Pattern.compile(regex + Pattern.quote(wording.substring(from)), Pattern.DOTALL);
  }
}
