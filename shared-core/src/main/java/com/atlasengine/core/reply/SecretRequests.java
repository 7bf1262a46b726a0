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
        .filter(language -> answer.mayHold(language.list(WordList.SECRET_TRIGGERS)))
        .anyMatch(
            language ->
                answer.sentences().stream().anyMatch(clauses -> asksForSecret(clauses, language)));
  }

  /**
   * Whether a sentence asks for a secret. One that says that none is asked for does not, nor do the
   * rest of its clauses while they request nothing.
   *
   * @param clauses its clauses
   */
  private static boolean asksForSecret(List<String> clauses, Language language) {
    boolean isRefused = false;
    for (String clause : clauses) {
      boolean refuses = finds(Phrase.SECRET_REFUSED, clause, language);
      boolean requests = !refuses && finds(Phrase.SECRET_REQUESTED, clause, language);
      if (finds(Phrase.SECRET, clause, language) && !refuses && (requests || !isRefused)) {
        return true;
      }
      isRefused = isRefused || refuses;
    }
    return false;
  }

  private static boolean finds(Phrase phrase, String clause, Language language) {
    return language.pattern(phrase).matcher(clause).find();
  }
}
