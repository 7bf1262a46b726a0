package com.atlasengine.lex.effect;

import com.atlasengine.core.model.PhoneNumber;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import java.util.Optional;
import java.util.Set;

/** What can be a visitor's phone number. */
final class Numbers {
  /** What costs who calls it; whether it is dialled at all is decided again before the call. */
  private static final Set<PhoneNumberType> COSTLY =
      Set.of(PhoneNumberType.PREMIUM_RATE, PhoneNumberType.SHARED_COST);

  private Numbers() {}

  /** A number that may be called. */
  static Checked<PhoneNumber> callable(Optional<String> given, Set<String> countries) {
    return switch (any(given)) {
      case Checked.Missing<PhoneNumber> missing -> missing;
      case Checked.Bad<PhoneNumber> bad -> bad;
      case Checked.Good<PhoneNumber> good -> callable(good, countries);
    };
  }

  private static Checked<PhoneNumber> callable(
      Checked.Good<PhoneNumber> number, Set<String> countries) {
    if (!countries.contains(number.value().region())) {
      return new Checked.Bad<>(
          "Sorry, I can't call that country yet. Which other number may I call you on?");
    }
    return COSTLY.contains(number.value().type())
        ? new Checked.Bad<>("Sorry, I can't call that kind of number. Which other one may I call?")
        : number;
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
