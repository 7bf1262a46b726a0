package com.atlasengine.core.model;

import com.google.i18n.phonenumbers.PhoneNumberToTimeZonesMapper;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.PhoneNumberUtil.ValidationResult;
import com.google.i18n.phonenumbers.Phonenumber;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a number's digits tell of it. The library's data are as old as the build, and numbering
 * plans grow: a number that it does not know is an ordinary one, if its length and shape are
 * possible. Whether it is real, Connect finds out.
 */
final class NumberPlan {
  private static final PhoneNumberUtil LIBRARY = PhoneNumberUtil.getInstance();

  /** The country code of the United States, Canada and twenty more. */
  private static final int NORTH_AMERICA = 1;

  /** Digits that are valid behind any area code in use. */
  private static final long SAMPLE_LINE = 555_0123L;

  private static final long AREA_CODE_UNIT = 10_000_000L;

  /** The library's zones of country code 1; it has these of an area code that it does not know. */
  private static final List<String> ALL_OF_NORTH_AMERICA =
      geographicZones(
          new Phonenumber.PhoneNumber()
              .setCountryCode(NORTH_AMERICA)
              .setNationalNumber(999 * AREA_CODE_UNIT + SAMPLE_LINE));

  private NumberPlan() {}

  /** Whether such a number can exist. */
  static boolean isPossible(Phonenumber.PhoneNumber number) {
    return LIBRARY.isPossibleNumberWithReason(number) == ValidationResult.IS_POSSIBLE
        && (!isNorthAmerican(number) || isPossibleInNorthAmerica(number));
  }

  private static boolean isPossibleInNorthAmerica(Phonenumber.PhoneNumber number) {
    String digits = digits(number);
    return AreaCodes.isPossible(digits)
        && (areaCodeOwner(number).isPresent() || AreaCodes.isPlace(digits));
  }

  /**
   * The ISO 3166 country. A new area code of country code 1 counts as the default region's, because
   * each of the other countries has few codes, and all of those are known.
   */
  static String region(Phonenumber.PhoneNumber number) {
    return Optional.ofNullable(LIBRARY.getRegionCodeForNumber(number))
        .or(() -> isNorthAmerican(number) ? areaCodeOwner(number) : Optional.empty())
        .orElseGet(() -> LIBRARY.getRegionCodeForCountryCode(number.getCountryCode()));
  }

  /** Who has the area code; empty when the library does not know it. */
  private static Optional<String> areaCodeOwner(Phonenumber.PhoneNumber number) {
    long areaCode = number.getNationalNumber() / AREA_CODE_UNIT;
    @Nullable String owner =
        LIBRARY.getRegionCodeForNumber(
            new Phonenumber.PhoneNumber()
                .setCountryCode(NORTH_AMERICA)
                .setNationalNumber(areaCode * AREA_CODE_UNIT + SAMPLE_LINE));
    return Optional.ofNullable(owner);
  }

  /** What kind of line it is. */
  static PhoneNumberType type(Phonenumber.PhoneNumber number) {
    if (isNorthAmerican(number) && !isPersonsLine(digits(number))) {
      return PhoneNumberType.UNKNOWN;
    }
    if (isNorthAmerican(number) && AreaCodes.isPremium(digits(number))) {
      return PhoneNumberType.PREMIUM_RATE;
    }
    PhoneNumberType known = LIBRARY.getNumberType(number);
    return known == PhoneNumberType.UNKNOWN && isPossible(number)
        ? PhoneNumberType.FIXED_LINE_OR_MOBILE
        : known;
  }

  private static boolean isPersonsLine(String digits) {
    return AreaCodes.isPossible(digits) && !AreaCodes.isNetworkLine(digits);
  }

  /** The zones that it can be in; those of its country when no more is known. */
  static Set<ZoneId> zones(Phonenumber.PhoneNumber number) {
    List<String> known = geographicZones(number);
    if (!isNorthAmerican(number)) {
      return toZones(known);
    }
    return AreaCodes.zones(digits(number))
        .orElseGet(
            () ->
                known.equals(ALL_OF_NORTH_AMERICA)
                    ? AreaCodes.countryZones(region(number))
                    : toZones(known));
  }

  private static List<String> geographicZones(Phonenumber.PhoneNumber number) {
    return PhoneNumberToTimeZonesMapper.getInstance().getTimeZonesForGeographicalNumber(number);
  }

  private static Set<ZoneId> toZones(List<String> names) {
    return names.stream()
        .filter(ZoneId.getAvailableZoneIds()::contains)
        .map(ZoneId::of)
        .collect(Collectors.toUnmodifiableSet());
  }

  private static boolean isNorthAmerican(Phonenumber.PhoneNumber number) {
    return number.getCountryCode() == NORTH_AMERICA;
  }

  private static String digits(Phonenumber.PhoneNumber number) {
    return LIBRARY.getNationalSignificantNumber(number);
  }
}
