package com.atlasengine.core.reply;

import com.atlasengine.core.language.Language;
import com.atlasengine.core.language.Phrase;
import com.atlasengine.core.language.WordList;
import java.util.List;

/** Finds requests for what nobody should say to a bot, in any language. */
final class SecretRequests {
  private SecretRequests() {}

  static boolean occurIn(FoldedText answer) {
    return Language.all().stream()
            .anyMatch(language -> answer.hasAny(language.list(WordList.SECRET_TRIGGERS)))
        && answer.sentences().stream().anyMatch(SecretRequests::asksForSecret);
  }

  /**
   * Whether a sentence asks for a secret. One that says that none is asked for does not, nor do the
   * rest of its clauses while they request nothing. A PIN is one in every language, so every
   * language has a say in each of the three.
   *
   * @param clauses its clauses
   */
  private static boolean asksForSecret(List<String> clauses) {
    boolean isRefused = false;
    for (String clause : clauses) {
      boolean refuses = isIn(clause, Phrase.SECRET_REFUSED);
      boolean requests = !refuses && isIn(clause, Phrase.SECRET_REQUESTED);
      if (isIn(clause, Phrase.SECRET) && !refuses && (requests || !isRefused)) {
        return true;
      }
      isRefused = isRefused || refuses;
    }
    return false;
  }

  private static boolean isIn(String clause, Phrase phrase) {
    return Language.all().stream()
        .anyMatch(language -> language.pattern(phrase).matcher(clause).find());
  }
}
