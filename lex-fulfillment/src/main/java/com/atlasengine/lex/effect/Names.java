package com.atlasengine.lex.effect;

import com.atlasengine.core.model.PersonName;
import java.util.Optional;
import java.util.regex.Pattern;

/** What can be a person's name. */
final class Names {
  private static final Pattern NAME =
      Pattern.compile("(?=.*\\p{L})[\\p{L}\\p{M}][\\p{L}\\p{M}'’.\\- ]*");
  private static final Pattern SITE =
      Pattern.compile("(?i)\\bwww\\b|\\bhttps?\\b|\\p{L}{2,}\\.\\p{L}{2,}");
  private static final int MOST_WORDS = 6;
  private static final int LONGEST = 80;

  private Names() {}

  /** A full name. */
  static Checked<PersonName> full(Optional<String> given) {
    return given.map(Names::fullName).orElseGet(Checked.Missing::new);
  }

  private static Checked<PersonName> fullName(String given) {
    String ask = " What is your full name?";
    if (isTooLong(given)) {
      return new Checked.Bad<>("That is longer than a name I can note down." + ask);
    }
    if (!isName(given)) {
      return new Checked.Bad<>("Sorry, that doesn't look like a name." + ask);
    }
    try {
      return new Checked.Good<>(PersonName.ofFull(given));
    } catch (IllegalArgumentException e) {
      return new Checked.Bad<>("That is longer than a name I can note down." + ask);
    }
  }

  /** A last name. */
  static Checked<String> last(Optional<String> given) {
    return given.map(Names::lastName).orElseGet(Checked.Missing::new);
  }

  private static Checked<String> lastName(String given) {
    return isTooLong(given) || !isName(given)
        ? new Checked.Bad<>("Sorry, that doesn't look like a last name. What is your last name?")
        : new Checked.Good<>(given.strip());
  }

  private static boolean isTooLong(String given) {
    return given.length() > LONGEST || given.strip().split("\\s+").length > MOST_WORDS;
  }

  private static boolean isName(String given) {
    return NAME.matcher(given.strip()).matches() && !SITE.matcher(given).find();
  }
}
