package com.atlasengine.core.reply;

import com.atlasengine.core.language.Language;
import com.atlasengine.core.language.Phrase;
import java.util.Set;
import java.util.regex.Pattern;

/** Finds links, domains and e-mail addresses, written or spelled out. */
final class Addresses {
  private static final String CLEAR_ENDING =
      "(?:com|net|org|info|biz|xyz|app|dev|tech|online|site|store|shop|club|live|link|page|cloud|top"
          + "|zip|mov|edu|gov|mil|mobi|pro|name|io|ai|co|uk|de|fr|es|nl|eu|ca|ch|ru|cn|jp|br|au|tv|gg"
          + "|ly|cc|ws|sh|pl|se|fi|dk|pt|mx|kr|nz|tk|ml)";

  /** Endings that are English words as well: only inside lower-case text without spaces. */
  private static final String WORD_ENDING = "(?:in|it|me|us|to|so|no|is|at|be|my|am|page)";

  private static final String DOT =
      "\\s*[\\[({<]?\\s*\\b(?:d[o0]t|punto|punkt|point|period)\\b\\s*[\\])}>]?\\s*";

  /** Spanish speakers say these of points that are no dots. */
  private static final Pattern POINT =
      Pattern.compile(
          "\\b(?:el|un|al|del|ese|este|cierto|tal|mi|su|cada|buen|primer|ultimo|mismo) punto (?:de|es)"
              + "\\b");

  private static final Pattern WRITTEN =
      Pattern.compile(
          "://|\\bhxxps?\\b|\\bhttps?\\b|\\bwww\\b|\\bw[\\s.-]+w[\\s.-]+w\\b"
              + "|[a-z0-9]\\s?[.\u3002\u00B7\u2024]\\s?c[o0]m\\b"
              + "|[a-z0-9-]\\s?\\[\\.\\]\\s?[a-z]"
              + "|[a-z0-9-]\\."
              + CLEAR_ENDING
              + "\\b(?!\\.[a-z])|[a-z0-9-] \\.\\s?"
              + CLEAR_ENDING
              + "\\b|[a-z0-9-]{2}\\.[a-z]{2,24}/[a-z0-9]"
              + "|\\b\\d{1,3}(?:\\.\\d{1,3}){3}\\b");

  private static final Pattern WRITTEN_AS_A_WORD =
      Pattern.compile("[A-Za-z0-9-]{2}\\." + WORD_ENDING + "\\b(?!\\.)");

  private static final Pattern SPOKEN =
      Pattern.compile("[a-z0-9]" + DOT + "(?:c[o0]m|c o m|" + CLEAR_ENDING + ")\\b");

  private static final Pattern MAIL =
      Pattern.compile(
          "[a-z0-9]\\s?@\\s?[a-z0-9]"
              + "|[\\[({<]\\s*at\\s*[\\])}>]"
              + "|\\bat (?!(?:the|a|an|any|this|that|every|each|some|one|which|our) )[a-z0-9 -]{1,40}"
              + DOT
              + "[a-z]{2,}\\b"
              + "|\\b(?:at|arroba|arobase|klammeraffe) (?:gmail|g mail|hotmail|outlook|yahoo|icloud|aol"
              + "|proton ?mail|gmx)\\b"
              + "|\\b(?:arroba|arobase|klammeraffe)\\b");

  private static final Pattern SINGLE_LETTERS = Pattern.compile("(?<=\\b[a-z0-9]) (?=[a-z0-9]\\b)");

  /** Words without which no address is spelled out. */
  private static final Set<String> TRIGGERS =
      Set.of(
          ("http https hxxp hxxps www w double triple slash dot d0t punto punkt point period arroba"
                  + " arobase klammeraffe gmail hotmail outlook yahoo icloud aol proton protonmail gmx")
              .split(" "));

  /** A dot that ends no sentence, a colon before slashes, or an at sign. */
  private static final Pattern SIGN =
      Pattern.compile("[.\u3002\u00B7\u2024](?=[a-z0-9/\\]])|\\s[.\u3002]|://|@|[(\\[{<]\\s*at\\b");

  private Addresses() {}

  static boolean occurIn(FoldedText answer, OwnTexts own) {
    return isSpelledOut(answer.folded(), own)
        || ((answer.hasAny(TRIGGERS) || SIGN.matcher(answer.folded()).find())
            && isAddressed(answer, own));
  }

  /** By the words of any language. */
  private static boolean isSpelledOut(String folded, OwnTexts own) {
    String joined = SINGLE_LETTERS.matcher(folded).replaceAll("");
    return Language.all().stream()
        .map(language -> language.pattern(Phrase.ADDRESS))
        .anyMatch(spelled -> own.hasOther(spelled, folded) || own.hasOther(spelled, joined));
  }

  private static boolean isAddressed(FoldedText answer, OwnTexts own) {
    String folded = POINT.matcher(answer.folded()).replaceAll(" ");
    String joined = SINGLE_LETTERS.matcher(folded).replaceAll("");
    return own.hasOther(WRITTEN, folded)
        || own.hasOther(WRITTEN, joined)
        || own.hasOther(SPOKEN, folded)
        || own.hasOther(SPOKEN, joined)
        || own.hasOther(MAIL, folded)
        || own.hasOther(WRITTEN_AS_A_WORD, answer.visible());
  }
}
