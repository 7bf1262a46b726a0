package com.atlasengine.core.reply;

import com.atlasengine.core.port.TextModel.Prompt;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Checks a model's text before it is spoken: plain, short, without our rules, not claiming to be
 * human.
 */
public final class ReplyCheck {
  /** Lex's limit for one message. */
  public static final int MAX_REPLY_CHARS = 1_024;

  /** A run of this many words that also occurs in the rules is a leak. */
  private static final int LEAKED_RUN_WORDS = 7;

  private static final Pattern MARKDOWN = Pattern.compile("[*_#`]+");
  private static final Pattern SPACE = Pattern.compile("\\s+");
  private static final Pattern MARKUP_OR_DATA =
      Pattern.compile("<\\s*[/!?\\p{L}]|&lt;|\\{\\s*\"|\\]\\(");
  private static final Pattern RULES_MENTION =
      Pattern.compile("system prompt|my instructions|my rules|three quotation marks|\"\"\"");
  private static final Pattern HUMAN_CLAIM =
      Pattern.compile(
          "\\bi(?:'|\u2019)?\\s?a?m (?:really |actually |just |only )?(?:a |an )?(?:real |actual"
              + " |living )*(?:human|person|man|woman)\\b|\\bi(?:'|\u2019| a)m not (?:a |an )?"
              + "(?:ai|bot|robot|machine|computer)\\b");
  private static final Pattern NOT_A_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");

  private ReplyCheck() {}

  /**
   * The answer as it may be said, on one line and without emphasis marks; empty when it is blank,
   * longer than {@link #MAX_REPLY_CHARS}, holds tags or data, repeats the rules of its prompt, or
   * claims to be human.
   */
  public static Optional<String> approve(String text, Prompt prompt) {
    String plain = SPACE.matcher(MARKDOWN.matcher(text).replaceAll("")).replaceAll(" ").strip();
    String lower = plain.toLowerCase(Locale.ROOT);
    boolean approved =
        !plain.isEmpty()
            && plain.length() <= MAX_REPLY_CHARS
            && !MARKUP_OR_DATA.matcher(text).find()
            && !RULES_MENTION.matcher(lower).find()
            && !HUMAN_CLAIM.matcher(lower).find()
            && !leaksRules(words(lower), words(prompt.system().toLowerCase(Locale.ROOT)));
    return approved ? Optional.of(plain) : Optional.empty();
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
