package com.atlasengine.lex.effect;

import com.atlasengine.core.content.Sentence;
import com.atlasengine.core.model.DialRules;
import com.atlasengine.core.model.PhoneNumber;
import com.atlasengine.lex.turn.Turn;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/** What can be a visitor's phone number. */
final class PhoneNumberCheck {

  private PhoneNumberCheck() {}

  /** A number that may be called; the same is decided again before the call. */
  static SlotValue<PhoneNumber> checkCallable(
      Turn turn, String slot, DialRules rules, Instant now) {
    return switch (check(turn, slot, Sentence.NUMBER_EXTENSION_NOT_DIALLED)) {
      case SlotValue.Missing<PhoneNumber> missing -> missing;
      case SlotValue.Invalid<PhoneNumber> bad -> bad;
      case SlotValue.Valid<PhoneNumber> good ->
          rules
              .findRefusal(good.value(), now)
              .<SlotValue<PhoneNumber>>map(
                  refusal -> new SlotValue.Invalid<>(turn.say(sentenceOf(refusal))))
              .orElse(good);
    };
  }

  private static Sentence sentenceOf(DialRules.Refusal refusal) {
    return switch (refusal) {
      case COUNTRY_NOT_ALLOWED -> Sentence.NUMBER_COUNTRY_NOT_CALLED;
      case NUMBER_NOT_ALLOWED -> Sentence.NUMBER_KIND_NOT_CALLED;
      case QUIET_HOURS -> Sentence.NUMBER_NIGHT;
    };
  }

  /**
   * A number that can exist and is whole. Lex may drop an extension or join it to the number, so it
   * is looked for in what was said, too.
   */
  static SlotValue<PhoneNumber> checkExists(Turn turn, String slot) {
    return check(turn, slot, Sentence.NUMBER_EXTENSION_NOT_STORED);
  }

  private static SlotValue<PhoneNumber> check(Turn turn, String slot, Sentence aboutExtension) {
    if (namesExtension(turn, slot)) {
      return new SlotValue.Invalid<>(turn.say(aboutExtension));
    }
    return turn.slot(slot).map(given -> parse(turn, given)).orElseGet(SlotValue.Missing::new);
  }

  private static boolean namesExtension(Turn turn, String slot) {
    return Stream.of(turn.slot(slot), turn.originalSlot(slot), Optional.of(turn.utterance()))
        .flatMap(Optional::stream)
        .anyMatch(PhoneNumber::hasExtension);
  }

  private static SlotValue<PhoneNumber> parse(Turn turn, String given) {
    return PhoneNumber.parse(given)
        .<SlotValue<PhoneNumber>>map(SlotValue.Valid::new)
        .orElseGet(() -> new SlotValue.Invalid<>(turn.say(Sentence.NUMBER_NOT_A_NUMBER)));
  }
}
