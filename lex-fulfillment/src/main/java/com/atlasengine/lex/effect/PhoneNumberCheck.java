package com.atlasengine.lex.effect;

import com.atlasengine.core.model.DialRules;
import com.atlasengine.core.model.PhoneNumber;
import java.time.Instant;
import java.util.Optional;

/** What can be a visitor's phone number. */
final class PhoneNumberCheck {
  private PhoneNumberCheck() {}

  /** A number that may be called; the same is decided again before the call. */
  static SlotValue<PhoneNumber> checkCallable(
      Optional<String> given, DialRules rules, Instant now) {
    return switch (checkExists(given)) {
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

  /** A number that can exist. */
  static SlotValue<PhoneNumber> checkExists(Optional<String> given) {
    return given.map(PhoneNumberCheck::parse).orElseGet(SlotValue.Missing::new);
  }

  private static SlotValue<PhoneNumber> parse(String given) {
    return PhoneNumber.parse(given)
        .<SlotValue<PhoneNumber>>map(SlotValue.Valid::new)
        .orElseGet(
            () ->
                new SlotValue.Invalid<>(
                    "That doesn't look like a phone number that exists. Please tell me the whole"
                        + " number, with its area code."));
  }
}
