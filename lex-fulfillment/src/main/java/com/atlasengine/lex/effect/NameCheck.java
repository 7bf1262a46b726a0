package com.atlasengine.lex.effect;

import com.atlasengine.core.model.PersonName;
import java.util.Optional;
import java.util.regex.Pattern;

/** What can be a person's name. */
final class NameCheck {
  private static final Pattern NAME =
      Pattern.compile("(?=.*\\p{L})[\\p{L}\\p{M}][\\p{L}\\p{M}'’.\\- ]*");
  private static final Pattern WEB_ADDRESS =
      Pattern.compile("(?i)\\bwww\\b|\\bhttps?\\b|\\p{L}{2,}\\.\\p{L}{2,}");
  private static final int MAX_NAME_WORDS = 6;
  private static final int MAX_NAME_CHARS = 80;

  private NameCheck() {}

  /** A full name. */
  static SlotValue<PersonName> checkFullName(Optional<String> given) {
    return given.map(NameCheck::parseFullName).orElseGet(SlotValue.Missing::new);
  }

  private static SlotValue<PersonName> parseFullName(String given) {
    String question = " What is your full name?";
    if (isTooLong(given)) {
      return new SlotValue.Invalid<>("That is longer than a name I can note down." + question);
    }
    if (!isName(given)) {
      return new SlotValue.Invalid<>("Sorry, that doesn't look like a name." + question);
    }
    try {
      return new SlotValue.Valid<>(PersonName.ofFullName(given));
    } catch (IllegalArgumentException e) {
      return new SlotValue.Invalid<>("That is longer than a name I can note down." + question);
    }
  }

  /** A last name. */
  static SlotValue<String> checkLastName(Optional<String> given) {
    return given.map(NameCheck::parseLastName).orElseGet(SlotValue.Missing::new);
  }

  private static SlotValue<String> parseLastName(String given) {
    return isTooLong(given) || !isName(given)
        ? new SlotValue.Invalid<>(
            "Sorry, that doesn't look like a last name. What is your last name?")
        : new SlotValue.Valid<>(given.strip());
  }

  private static boolean isTooLong(String given) {
    return given.length() > MAX_NAME_CHARS || given.strip().split("\\s+").length > MAX_NAME_WORDS;
  }

  private static boolean isName(String given) {
    return NAME.matcher(given.strip()).matches() && !WEB_ADDRESS.matcher(given).find();
  }
}
