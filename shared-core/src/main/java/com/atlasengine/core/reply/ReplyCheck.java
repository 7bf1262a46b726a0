package com.atlasengine.core.reply;

import com.atlasengine.core.content.Content;
import com.atlasengine.core.port.TextModel.Prompt;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Checks a model's text before it is used. What is checked is what is said: the approved text is in
 * Unicode's form NFKC, without invisible characters.
 */
public final class ReplyCheck {
  /** Lex's limit for one message. */
  public static final int MAX_REPLY_CHARS = 1_024;

  /** A run of this many words that also occurs in the rules is a leak. */
  private static final int LEAKED_RUN_WORDS = 7;

  private static final Pattern MARKUP_OR_DATA =
      Pattern.compile("<\\s*[/!?\\p{L}]|&lt;|\\{\\s*\"|\\]\\(");
  private static final Pattern RULES_MENTION =
      Pattern.compile("system prompt|my instructions|my rules|three quotation marks|\"\"\"");
  private static final Pattern NOT_A_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");

  private ReplyCheck() {}

  /**
   * The answer as it may be spoken, on one line and without emphasis marks; empty when it is blank,
   * longer than {@link #MAX_REPLY_CHARS}, holds tags or data, repeats the rules of its prompt, says
   * that it knows no answer ({@link UnknownAnswer}), or breaks a rule of {@link ReplyRule}.
   *
   * @param content what is said and known where it is spoken
   */
  public static Optional<String> approve(String text, Prompt prompt, Content content) {
    FoldedText answer = FoldedText.of(text);
    return isPlain(answer, prompt)
            && !UnknownAnswer.isIn(text)
            && ReplyRule.brokenBy(answer, prompt, content).isEmpty()
        ? Optional.of(answer.visible())
        : Optional.empty();
  }

  /**
   * A line as the sales team may read it. It may hold numbers, addresses and names, because a
   * visitor may have said them; all else is as in a spoken answer.
   */
  public static Optional<String> approveNote(String text, Prompt prompt) {
    FoldedText note = FoldedText.of(text);
    return isPlain(note, prompt) ? Optional.of(note.visible()) : Optional.empty();
  }

  private static boolean isPlain(FoldedText text, Prompt prompt) {
    return !text.visible().isEmpty()
        && text.visible().length() <= MAX_REPLY_CHARS
        && !MARKUP_OR_DATA.matcher(text.folded()).find()
        && !RULES_MENTION.matcher(text.folded()).find()
        && !leaksRules(words(text.folded()), words(prompt.system().toLowerCase(Locale.ROOT)));
  }

  private static boolean leaksRules(List<String> text, List<String> rules) {
    Set<List<String>> runs = new HashSet<>();
    for (int i = 0; i + LEAKED_RUN_WORDS <= rules.size(); i++) {
      runs.add(rules.subList(i, i + LEAKED_RUN_WORDS));
    }
    for (int i = 0; i + LEAKED_RUN_WORDS <= text.size(); i++) {
      if (runs.contains(text.subList(i, i + LEAKED_RUN_WORDS))) {
        return true;
      }
    }
    return false;
  }

  private static List<String> words(String text) {
    return Arrays.asList(NOT_A_WORD.split(text));
  }
}
