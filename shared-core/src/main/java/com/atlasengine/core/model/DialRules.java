package com.atlasengine.core.model;

import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * Which numbers are ever called: lines of people, in the allowed countries. That leaves out premium
 * rate, shared cost, satellite, short and emergency numbers, and all that no plan knows.
 *
 * @param countries ISO 3166 codes, such as {@code US}
 */
public record DialRules(Set<String> countries) {
  private static final Set<PhoneNumberType> LINES =
      EnumSet.of(
          PhoneNumberType.FIXED_LINE,
          PhoneNumberType.MOBILE,
          PhoneNumberType.FIXED_LINE_OR_MOBILE,
          PhoneNumberType.VOIP);

  /** Keeps its own copy. */
  public DialRules {
    countries = Set.copyOf(countries);
  }

  /** Why a number is not called; empty when it may be. */
  public Optional<Refusal> refusal(PhoneNumber phone) {
    if (!countries.contains(phone.region())) {
      return Optional.of(Refusal.COUNTRY_NOT_ALLOWED);
    }
    return LINES.contains(phone.type())
        ? Optional.empty()
        : Optional.of(Refusal.NUMBER_NOT_ALLOWED);
  }

  /** Why a number is not called. */
  public enum Refusal {
    /** It belongs to another country, or to none, as satellite numbers do. */
    COUNTRY_NOT_ALLOWED,
    /** It is not a person's line. */
    NUMBER_NOT_ALLOWED
  }
}
