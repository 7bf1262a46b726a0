package com.atlasengine.lex.turn;

import com.atlasengine.core.text.SpokenWords;
import java.util.regex.Pattern;

/** How somebody asks not to be called again: in words, or by a key of their phone. */
final class StopRequest {
  /** The key that the greeting of the call names. */
  private static final String KEY = "9";

  private static final String CALL =
      "(?:call(?:ing)?|phon(?:e|ing)|ring(?:ing)?|contact(?:ing)?|bother(?:ing)?|harass(?:ing)?"
          + "|dial(?:l?ing)?)";
  private static final String NEVER =
      "(?:don't|do not|dont|never|please never|must not|mustn't|shouldn't|not to)";
  private static final String WHOM =
      "(?:me|us|here|this number|my (?:number|phone)|at this number)";
  private static final String EVER =
      "(?:again|any ?more|anymore|ever(?: again)?|back|in (?:the )?future|no more)";

  private static final Pattern WORDS =
      Pattern.compile(
          "\\b(?:(?:stop|quit|cease|no more) "
              + CALL
              + "(?: "
              + WHOM
              + ")?(?! (?:it|that|yourself))"
              + "|"
              + NEVER
              + " (?:ever )?"
              + CALL
              + " "
              + WHOM
              + "(?: \\w+)? "
              + EVER
              + "|"
              + NEVER
              + " (?:ever )?"
              + CALL
              + " "
              + WHOM
              + "(?: please)?$"
              + "|never (?:ever )?"
              + CALL
              + " "
              + WHOM
              + "|(?:take|remove|delete|get|strike|scratch) (?:me|us|this number|my number|my name)"
              + " (?:off|from|out of) (?:\\w+ ){0,3}(?:lists?|calls?|records|database|system)"
              + "|unsubscribe|opt(?: me)? out|do not call (?:list|register|registry)"
              + "|(?:no|stop the|stop these|stop those|end the|end these) (?:more )?(?:phone )?calls)"
              + "\\b");

  private StopRequest() {}

  /**
   * Whether these words ask for it.
   *
   * @param keys whether they are keys that were pressed
   */
  static boolean isIn(String utterance, boolean keys) {
    String words = SpokenWords.of(utterance);
    return keys ? words.equals(KEY) : WORDS.matcher(words).find();
  }
}
