package com.atlasengine.core.reply;

import com.atlasengine.core.language.Language;
import com.atlasengine.core.language.Phrase;
import com.atlasengine.core.language.WordList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Finds promises that only the sales team may make: prices, discounts, refunds, guarantees; in any
 * language.
 */
final class Promises {
  private static final Pattern MONEY =
      Pattern.compile(
          "[$\u20AC\u00A3\u00A5]\\s?\\d|\\d\\s?[$\u20AC\u00A3\u00A5]|\\d\\s?%\\s?(?:off|discount)");

  private Promises() {}

  static boolean occurIn(FoldedText answer, OwnTexts own) {
    return own.hasOther(MONEY, answer.folded())
        || Language.all().stream()
            .filter(language -> answer.hasAny(language.list(WordList.PROMISE_TRIGGERS)))
            .anyMatch(language -> occurIn(answer, own, language));
  }

  private static boolean occurIn(FoldedText answer, OwnTexts own, Language language) {
    return answer.sentences().stream()
        .flatMap(List::stream)
        .map(language.pattern(Phrase.PROMISE_DENIED)::matcher)
        .map(denied -> denied.replaceAll(" "))
        .anyMatch(clause -> own.hasOther(language.pattern(Phrase.PROMISE), clause));
  }
}
