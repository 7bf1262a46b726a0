package com.atlasengine.core.model;

import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * Which numbers are called, and when: lines of people, in the allowed countries, by day. That
 * leaves out premium rate, shared cost, satellite, short and emergency numbers, and all that no
 * plan knows.
 *
 * @param countries ISO 3166 codes, such as {@code US}
 * @param quietHours when no phone is to ring, by the time where the number is
 */
public record DialRules(Set<String> countries, QuietHours quietHours) {
  private static final Set<PhoneNumberType> ALLOWED_LINE_TYPES =
      EnumSet.of(
          PhoneNumberType.FIXED_LINE,
          PhoneNumberType.MOBILE,
          PhoneNumberType.FIXED_LINE_OR_MOBILE,
          PhoneNumberType.VOIP);

  /** Keeps its own copy. */
  public DialRules {
    countries = Set.copyOf(countries);
  }

  /** Why a number is not called now; empty when it may be. */
  public Optional<Refusal> findRefusal(PhoneNumber phone, Instant now) {
    if (!countries.contains(phone.region())) {
      return Optional.of(Refusal.COUNTRY_NOT_ALLOWED);
    }
    if (!ALLOWED_LINE_TYPES.contains(phone.type())) {
      return Optional.of(Refusal.NUMBER_NOT_ALLOWED);
    }
    return quietHours.includes(now, phone.zones())
        ? Optional.of(Refusal.QUIET_HOURS)
        : Optional.empty();
  }

  /** Why a number is not called. */
  public enum Refusal {
    /** It belongs to another country, or to none, as satellite numbers do. */
    COUNTRY_NOT_ALLOWED,
    /** It is not a person's line. */
    NUMBER_NOT_ALLOWED,
    /** It is night where the number is. */
    QUIET_HOURS
  }
}
