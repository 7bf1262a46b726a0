package com.atlasengine.core.model;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Hours without calls, in the number's local time.
 *
 * @param from the hour it begins, 0 to 23
 * @param until the hour it ends, 0 to 23; the same as {@code from} for no quiet hours at all
 */
public record QuietHours(int from, int until) {
  /** Phones may ring at any time. */
  public static final QuietHours NONE = new QuietHours(0, 0);

  private static final Pattern HOURS = Pattern.compile("([01]?\\d|2[0-3])-([01]?\\d|2[0-3])");

  /** Reads {@code 21-8} or {@code none}; empty when it is neither. */
  public static Optional<QuietHours> parse(String text) {
    if (text.equals("none")) {
      return Optional.of(NONE);
    }
    Matcher hours = HOURS.matcher(text);
    return hours.matches()
        ? Optional.of(
            new QuietHours(Integer.parseInt(hours.group(1)), Integer.parseInt(hours.group(2))))
        : Optional.empty();
  }

  /** Whether it is quiet in at least one of these zones. */
  public boolean includesAny(Instant now, Set<ZoneId> zones) {
    return zones.stream().anyMatch(zone -> includes(now.atZone(zone).getHour()));
  }

  /** Whether it is quiet in all of these zones, and there is one. */
  public boolean includesAll(Instant now, Set<ZoneId> zones) {
    return !zones.isEmpty()
        && zones.stream().allMatch(zone -> includes(now.atZone(zone).getHour()));
  }

  private boolean includes(int hour) {
    return from <= until ? from <= hour && hour < until : from <= hour || hour < until;
  }
}
