package com.atlasengine.lex.effect;

import com.atlasengine.core.model.DialRules;
import com.atlasengine.core.model.PhoneNumber;
import java.time.Instant;
import java.util.Optional;

/** What can be a visitor's phone number. */
final class Numbers {
  private Numbers() {}

  /** A number that may be called; the same is decided again before the call. */
  static Checked<PhoneNumber> callable(Optional<String> given, DialRules rules, Instant now) {
    return switch (any(given)) {
      case Checked.Missing<PhoneNumber> missing -> missing;
      case Checked.Bad<PhoneNumber> bad -> bad;
      case Checked.Good<PhoneNumber> good ->
          rules.refusal(good.value(), now).map(Numbers::refused).orElse(good);
    };
  }

  private static Checked<PhoneNumber> refused(DialRules.Refusal refusal) {
    return new Checked.Bad<>(
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
  static Checked<PhoneNumber> any(Optional<String> given) {
    return given.map(Numbers::read).orElseGet(Checked.Missing::new);
  }

  private static Checked<PhoneNumber> read(String given) {
    return PhoneNumber.parse(given)
        .<Checked<PhoneNumber>>map(Checked.Good::new)
        .orElseGet(
            () ->
                new Checked.Bad<>(
                    "That doesn't look like a phone number that exists. Please tell me the whole"
                        + " number, with its area code."));
  }
}
