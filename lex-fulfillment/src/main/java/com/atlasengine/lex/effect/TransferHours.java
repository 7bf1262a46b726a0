package com.atlasengine.lex.effect;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The hours of a week in which somebody can be talked to.
 *
 * @param first the first day of the week with such hours
 * @param last the last one; before {@code first}, it is one of the next week
 * @param from the hour they begin on each of these days, 0 to 23
 * @param until the hour they end, 1 to 24; the same as {@code from} for no hours at all
 * @param zone whose clock counts
 */
public record TransferHours(DayOfWeek first, DayOfWeek last, int from, int until, ZoneId zone) {
  /** Nobody can ever be talked to. */
  public static final TransferHours NEVER =
      new TransferHours(DayOfWeek.MONDAY, DayOfWeek.SUNDAY, 0, 0, ZoneId.of("UTC"));

  private static final int HOURS_OF_A_DAY = 24;

  private static final Pattern HOURS =
      Pattern.compile("([A-Z]{3})-([A-Z]{3}) (\\d{1,2})-(\\d{1,2}) (\\S{1,50})");

  /** Reads {@code MON-FRI 9-17 America/Los_Angeles} or {@code none}; empty when it is neither. */
  public static Optional<TransferHours> parse(String text) {
    if (text.equals("none")) {
      return Optional.of(NEVER);
    }
    Matcher hours = HOURS.matcher(text);
    return hours.matches() ? read(hours) : Optional.empty();
  }

  private static Optional<TransferHours> read(Matcher hours) {
    int from = Integer.parseInt(hours.group(3));
    int until = Integer.parseInt(hours.group(4));
    return day(hours.group(1))
        .flatMap(
            first ->
                day(hours.group(2))
                    .flatMap(
                        last ->
                            zone(hours.group(5))
                                .map(zone -> new TransferHours(first, last, from, until, zone))))
        .filter(read -> from < until && until <= HOURS_OF_A_DAY);
  }

  private static Optional<DayOfWeek> day(String name) {
    return Stream.of(DayOfWeek.values()).filter(day -> day.name().startsWith(name)).findFirst();
  }

  private static Optional<ZoneId> zone(String id) {
    try {
      return Optional.of(ZoneId.of(id));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** Whether this is one of them. */
  boolean include(Instant time) {
    ZonedDateTime there = time.atZone(zone);
    int day = Math.floorMod(there.getDayOfWeek().getValue() - first.getValue(), 7);
    int days = Math.floorMod(last.getValue() - first.getValue(), 7);
    return day <= days && from <= there.getHour() && there.getHour() < until;
  }
}
