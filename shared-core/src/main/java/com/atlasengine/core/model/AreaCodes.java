package com.atlasengine.core.model;

import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The area codes of country code 1: the shape of their numbers, and the time zones of those whose
 * zones the library has not or has wrong. New codes come into service every month, so a code that
 * nobody knows is possible, if its digits are those of a place.
 */
final class AreaCodes {
  private static final Pattern NUMBER = Pattern.compile("([2-9][0-8]\\d)([2-9]\\d\\d)\\d{4}");

  /** Codes of services: 211, 311 and so on up to 911. */
  private static final Pattern SERVICE = Pattern.compile("\\d11");

  /** Pay per call, in any area code. */
  private static final String PREMIUM_EXCHANGE = "976";

  /**
   * Nobody's line, in any area code: 950 reaches carriers, 958 and 959 are for tests, and 555-1212
   * is directory assistance.
   */
  private static final Pattern NO_PERSON =
      Pattern.compile("\\d{3}(?:950\\d{4}|95[89]\\d{4}|5551212)");

  /**
   * No places: 37x and 96x are reserved, 88x and all codes that end in two equal digits are for
   * services (toll-free 822 and 833, personal 500 and 522, premium 900), and 456, 710 and the rest
   * of the 5xx listed here are international, the government's and personal.
   */
  private static final Pattern NO_PLACE =
      Pattern.compile(
          "37\\d|96\\d|88\\d|\\d(\\d)\\1|456|710"
              + "|52[13-9]|53[258]|54[235679]|55[23468]|569|578|589");

  private static final ZoneId EASTERN = ZoneId.of("America/New_York");
  private static final ZoneId CENTRAL = ZoneId.of("America/Chicago");
  private static final ZoneId MOUNTAIN = ZoneId.of("America/Denver");
  private static final ZoneId ARIZONA = ZoneId.of("America/Phoenix");
  private static final ZoneId PACIFIC = ZoneId.of("America/Los_Angeles");
  private static final ZoneId ALASKA = ZoneId.of("America/Anchorage");
  private static final ZoneId ALEUTIANS = ZoneId.of("America/Adak");
  private static final ZoneId HAWAII = ZoneId.of("Pacific/Honolulu");
  private static final ZoneId NEWFOUNDLAND = ZoneId.of("America/St_Johns");
  private static final ZoneId ATLANTIC = ZoneId.of("America/Halifax");
  private static final ZoneId ONTARIO = ZoneId.of("America/Toronto");
  private static final ZoneId MANITOBA = ZoneId.of("America/Winnipeg");
  private static final ZoneId SASKATCHEWAN = ZoneId.of("America/Regina");
  private static final ZoneId ALBERTA = ZoneId.of("America/Edmonton");
  private static final ZoneId BRITISH_COLUMBIA = ZoneId.of("America/Vancouver");
  private static final ZoneId YUKON = ZoneId.of("America/Whitehorse");

  private static final Map<String, Set<ZoneId>> COUNTRIES =
      Map.of(
          "US",
          Set.of(EASTERN, CENTRAL, MOUNTAIN, ARIZONA, PACIFIC, ALASKA, HAWAII),
          "CA",
          Set.of(
              NEWFOUNDLAND,
              ATLANTIC,
              ONTARIO,
              MANITOBA,
              SASKATCHEWAN,
              ALBERTA,
              BRITISH_COLUMBIA,
              YUKON));

  private static final Map<String, Set<ZoneId>> CODES = new HashMap<>();

  static {
    put("689", EASTERN);
    put("219 270 334 364 423 448 574 606 729 812 850 906 930", EASTERN, CENTRAL);
    put("308 605 620 701 785", CENTRAL, MOUNTAIN);
    put("208 458 541 775 986", MOUNTAIN, PACIFIC);
    put("928", ARIZONA, MOUNTAIN);
    put("907", ALASKA, ALEUTIANS);
    put("709 879", NEWFOUNDLAND, ATLANTIC);
    put("367 418 581", ATLANTIC, ONTARIO);
    put("807", ONTARIO, MANITOBA);
    put("306 474 639", SASKATCHEWAN, ALBERTA);
    put("236 250 257 672 778", ALBERTA, BRITISH_COLUMBIA);
    put("867", ONTARIO, MANITOBA, ALBERTA, YUKON);
  }

  private AreaCodes() {}

  private static void put(String codes, ZoneId... zones) {
    List.of(codes.split(" ")).forEach(code -> CODES.put(code, Set.of(zones)));
  }

  /** Whether the ten digits have the shape of a number that a person can have. */
  static boolean isPossible(String nationalNumber) {
    Matcher number = NUMBER.matcher(nationalNumber);
    return number.matches()
        && !SERVICE.matcher(number.group(1)).matches()
        && !SERVICE.matcher(number.group(2)).matches();
  }

  /** Whether an area code that the library does not know could be that of a place. */
  static boolean isPlace(String nationalNumber) {
    return !NO_PLACE.matcher(nationalNumber.substring(0, 3)).matches();
  }

  /** Whether a call to it is charged for, although its area code is a place's. */
  static boolean isPremium(String nationalNumber) {
    return nationalNumber.startsWith(PREMIUM_EXCHANGE, 3);
  }

  /** Whether it is a line of the network itself, although its area code is a place's. */
  static boolean isNetworkLine(String nationalNumber) {
    return NO_PERSON.matcher(nationalNumber).matches();
  }

  /**
   * The zones of an area code that lies in several ones, or whose zone the library has wrong: any
   * number of it can be in each of them, for people move and keep their number.
   */
  static Optional<Set<ZoneId>> zones(String nationalNumber) {
    return Optional.ofNullable(CODES.get(nationalNumber.substring(0, 3)));
  }

  /** The zones of a country; empty for those that have only area codes of their own. */
  static Set<ZoneId> countryZones(String region) {
    return COUNTRIES.getOrDefault(region, Set.of());
  }
}
