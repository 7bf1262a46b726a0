package com.atlasengine.lex.effect;

import com.atlasengine.core.language.Language;
import com.atlasengine.core.model.NameReader;
import com.atlasengine.core.model.PersonName;
import java.util.Optional;

/** What can be a visitor's name, and what the bot says to what cannot. */
final class NameCheck {
  private static final int MAX_NAME_CHARS = 80;
  private static final String TOO_LONG_TEXT =
      "That is longer than a name I can note down. What is your full name?";
  private static final String NO_NAME_TEXT =
      "Sorry, that doesn't look like a name. What is your full name?";
  private static final String NO_LAST_NAME_TEXT =
      "Sorry, that doesn't look like a last name. What is your last name?";

  private NameCheck() {}

  /** A full name. */
  static SlotValue<PersonName> checkFullName(Optional<String> given, Language language) {
    return given.map(name -> parseFullName(name, language)).orElseGet(SlotValue.Missing::new);
  }

  private static SlotValue<PersonName> parseFullName(String given, Language language) {
    if (given.length() > MAX_NAME_CHARS) {
      return new SlotValue.Invalid<>(TOO_LONG_TEXT);
    }
    try {
      return NameReader.readFullName(given, language)
          .<SlotValue<PersonName>>map(SlotValue.Valid::new)
          .orElseGet(() -> new SlotValue.Invalid<>(NO_NAME_TEXT));
    } catch (IllegalArgumentException e) {
      return new SlotValue.Invalid<>(TOO_LONG_TEXT);
    }
  }

  /** A last name. */
  static SlotValue<String> checkLastName(Optional<String> given, Language language) {
    return given.map(name -> parseLastName(name, language)).orElseGet(SlotValue.Missing::new);
  }

  private static SlotValue<String> parseLastName(String given, Language language) {
    return Optional.of(given)
        .filter(text -> text.length() <= MAX_NAME_CHARS)
        .flatMap(text -> NameReader.readLastName(text, language))
        .filter(name -> !name.equalsIgnoreCase(PersonName.UNKNOWN_LAST_NAME))
        .<SlotValue<String>>map(SlotValue.Valid::new)
        .orElseGet(() -> new SlotValue.Invalid<>(NO_LAST_NAME_TEXT));
  }
}
