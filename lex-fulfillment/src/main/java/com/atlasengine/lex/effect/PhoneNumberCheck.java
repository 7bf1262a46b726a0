package com.atlasengine.lex.effect;

import com.atlasengine.core.model.DialRules;
import com.atlasengine.core.model.PhoneNumber;
import com.atlasengine.lex.turn.Turn;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/** What can be a visitor's phone number. */
final class PhoneNumberCheck {
  private static final String NOT_DIALLED_TEXT =
      "Sorry, I can't dial an extension. Please tell me a direct number, with its area code.";
  private static final String NOT_STORED_TEXT =
      "I store numbers without an extension. Please tell me the number alone, with its area code.";
  private static final String NO_NUMBER_TEXT =
      "That doesn't look like a phone number that exists. Please tell me the whole number, with its"
          + " area code.";

  private PhoneNumberCheck() {}

  /** A number that may be called; the same is decided again before the call. */
  static SlotValue<PhoneNumber> checkCallable(
      Turn turn, String slot, DialRules rules, Instant now) {
    return switch (check(turn, slot, NOT_DIALLED_TEXT)) {
      case SlotValue.Missing<PhoneNumber> missing -> missing;
      case SlotValue.Invalid<PhoneNumber> bad -> bad;
      case SlotValue.Valid<PhoneNumber> good ->
          rules.findRefusal(good.value(), now).map(PhoneNumberCheck::explainRefusal).orElse(good);
    };
  }

  private static SlotValue<PhoneNumber> explainRefusal(DialRules.Refusal refusal) {
    return new SlotValue.Invalid<>(
        switch (refusal) {
          case COUNTRY_NOT_ALLOWED ->
              "Sorry, I can't call that country yet. Which other number may I call you on?";
          case NUMBER_NOT_ALLOWED ->
              "Sorry, I can't call that kind of number. Which other one may I call you on?";
          case QUIET_HOURS ->
              "It's night where that number is, and I won't wake anyone. Which other number may I"
                  + " call you on? Or come back in the morning.";
        });
  }

  /**
   * A number that can exist and is whole. Lex may drop an extension or join it to the number, so it
   * is looked for in what was said, too.
   */
  static SlotValue<PhoneNumber> checkExists(Turn turn, String slot) {
    return check(turn, slot, NOT_STORED_TEXT);
  }

  private static SlotValue<PhoneNumber> check(Turn turn, String slot, String extensionText) {
    if (namesExtension(turn, slot)) {
      return new SlotValue.Invalid<>(extensionText);
    }
    return turn.slot(slot).map(PhoneNumberCheck::parse).orElseGet(SlotValue.Missing::new);
  }

  private static boolean namesExtension(Turn turn, String slot) {
    return Stream.of(turn.slot(slot), turn.originalSlot(slot), Optional.of(turn.utterance()))
        .flatMap(Optional::stream)
        .anyMatch(PhoneNumber::hasExtension);
  }

  private static SlotValue<PhoneNumber> parse(String given) {
    return PhoneNumber.parse(given)
        .<SlotValue<PhoneNumber>>map(SlotValue.Valid::new)
        .orElseGet(() -> new SlotValue.Invalid<>(NO_NUMBER_TEXT));
  }
}
