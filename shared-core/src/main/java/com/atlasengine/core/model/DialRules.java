package com.atlasengine.core.model;

import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * Decides which numbers may be called, and when: ordinary lines in the allowed countries, outside
 * quiet hours. Premium-rate, shared-cost, satellite, short, emergency and unknown numbers are not
 * called.
 *
 * @param countries ISO 3166 codes, such as {@code US}
 * @param quietHours hours without calls, in the number's local time
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

  /**
   * The reason not to call the number now; empty when it may be called. A number that can be in
   * several time zones is refused for the night when it is night in all of them.
   */
  public Optional<Refusal> findRefusal(PhoneNumber phone, Instant now) {
    if (!countries.contains(phone.region())) {
      return Optional.of(Refusal.COUNTRY_NOT_ALLOWED);
    }
    if (!ALLOWED_LINE_TYPES.contains(phone.type())) {
      return Optional.of(Refusal.NUMBER_NOT_ALLOWED);
    }
    return quietHours.includesAll(now, phone.zones())
        ? Optional.of(Refusal.QUIET_HOURS)
        : Optional.empty();
  }

  /**
   * Whether it is night in one of the zones that the number can be in. Then only a yes of the
   * person themselves, who is awake and asks for the call, allows it.
   */
  public boolean mayBeNight(PhoneNumber phone, Instant now) {
    return quietHours.includesAny(now, phone.zones());
  }

  /** Why a number is not called. */
  public enum Refusal {
    /** The number's country is not allowed, or it has none (satellite). */
    COUNTRY_NOT_ALLOWED,
    /** It is not a person's line. */
    NUMBER_NOT_ALLOWED,
    /** It is night wherever the number can be. */
    QUIET_HOURS
  }
}
