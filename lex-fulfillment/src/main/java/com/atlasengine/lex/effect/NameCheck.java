package com.atlasengine.lex.effect;

import com.atlasengine.core.content.Sentence;
import com.atlasengine.core.model.NameReader;
import com.atlasengine.core.model.PersonName;
import com.atlasengine.lex.turn.Turn;
import java.util.Optional;

/** What can be a visitor's name, and what the bot says to what cannot. */
final class NameCheck {
  private static final int MAX_NAME_CHARS = 80;

  private NameCheck() {}

  /** A full name. */
  static SlotValue<PersonName> checkFullName(Turn turn, String slot) {
    return turn.slot(slot)
        .map(given -> parseFullName(turn, given))
        .orElseGet(SlotValue.Missing::new);
  }

  private static SlotValue<PersonName> parseFullName(Turn turn, String given) {
    if (given.length() > MAX_NAME_CHARS) {
      return new SlotValue.Invalid<>(turn.say(Sentence.NAME_TOO_LONG));
    }
    try {
      return NameReader.readFullName(given, turn.content().language())
          .<SlotValue<PersonName>>map(SlotValue.Valid::new)
          .orElseGet(() -> new SlotValue.Invalid<>(turn.say(Sentence.NAME_NOT_A_NAME)));
    } catch (IllegalArgumentException e) {
      return new SlotValue.Invalid<>(turn.say(Sentence.NAME_TOO_LONG));
    }
  }

  /** A last name. */
  static SlotValue<String> checkLastName(Turn turn, String slot) {
    return turn.slot(slot)
        .map(given -> parseLastName(turn, given))
        .orElseGet(SlotValue.Missing::new);
  }

  private static SlotValue<String> parseLastName(Turn turn, String given) {
    return Optional.of(given)
        .filter(text -> text.length() <= MAX_NAME_CHARS)
        .flatMap(text -> NameReader.readLastName(text, turn.content().language()))
        .filter(name -> !name.equalsIgnoreCase(PersonName.UNKNOWN_LAST_NAME))
        .<SlotValue<String>>map(SlotValue.Valid::new)
        .orElseGet(() -> new SlotValue.Invalid<>(turn.say(Sentence.NAME_NOT_A_LAST_NAME)));
  }
}
