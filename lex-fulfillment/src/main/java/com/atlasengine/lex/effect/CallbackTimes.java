package com.atlasengine.lex.effect;

import com.atlasengine.core.content.Sentence;
import com.atlasengine.core.model.PhoneNumber;
import com.atlasengine.core.model.QuietHours;
import com.atlasengine.lex.turn.Session;
import com.atlasengine.lex.turn.Turn;
import com.atlasengine.lex.turn.TurnResult;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Reads when a visitor wants to be called back, where their number is. A number that can be in
 * several zones is taken to be in the easternmost.
 *
 * @param quietHours when nobody is called
 */
record CallbackTimes(QuietHours quietHours, Clock clock) {
  static final String DATE = "CallbackDate";
  static final String TIME = "CallbackTime";

  /** A later callback is a misunderstanding. */
  private static final Period LATEST = Period.ofDays(30);

  private static final Set<String> BEFORE_NOON = Set.of("AM", "MO");
  private static final Set<String> AFTER_NOON = Set.of("PM", "AF", "EV", "NI");

  /** What the turn's slots say. */
  CallbackTime of(Turn turn, PhoneNumber phone) {
    if (turn.slot(DATE).isEmpty() && turn.slot(TIME).isEmpty()) {
      return new CallbackTime.Anytime();
    }
    ZonedDateTime now = clock.instant().atZone(zone(phone));
    List<String> parts =
        said(turn).filter(text -> BEFORE_NOON.contains(text) || AFTER_NOON.contains(text)).toList();
    List<LocalTime> hours = hours(turn, parts);
    if (hours.isEmpty()) {
      String known = parts.stream().findFirst().orElse("");
      return ask(turn, Sentence.CALLBACK_ASK_TIME, Map.of(), TIME, known);
    }
    Optional<LocalDate> day = CallbackDay.of(turn, now);
    if (day.isEmpty() && turn.slot(DATE).isPresent()) {
      return ask(turn, Sentence.CALLBACK_NOT_THEN, Map.of(), DATE, "");
    }
    boolean guessed = phone.zones().size() > 1;
    return choose(turn, hours.stream().map(hour -> next(hour, day, now)).toList(), now, guessed);
  }

  /** The easternmost zone of the number. */
  private static ZoneId zone(PhoneNumber phone) {
    return phone.zones().stream()
        .max(
            Comparator.<ZoneId>comparingInt(
                    zone -> zone.getRules().getStandardOffset(Instant.EPOCH).getTotalSeconds())
                .thenComparing(ZoneId::getId))
        .orElse(ZoneOffset.UTC);
  }

  /** What this turn says of the time, and then what an earlier one did. */
  private static Stream<String> said(Turn turn) {
    return Stream.concat(
        turn.resolvedSlot(TIME).stream(),
        turn.session().get(Session.CALLBACK_TIME).stream().flatMap(t -> Stream.of(t.split(","))));
  }

  private static List<LocalTime> hours(Turn turn, List<String> parts) {
    List<LocalTime> now = turn.resolvedSlot(TIME).stream().flatMap(CallbackTimes::parse).toList();
    List<LocalTime> hours = now.isEmpty() ? said(turn).flatMap(CallbackTimes::parse).toList() : now;
    boolean clear = hours.size() < 2 || parts.isEmpty();
    return clear
        ? hours
        : hours.stream()
            .filter(hour -> hour.getHour() < 12 == BEFORE_NOON.contains(parts.getFirst()))
            .toList();
  }

  private static Stream<LocalTime> parse(String text) {
    try {
      return Stream.of(LocalTime.parse(text));
    } catch (DateTimeException e) {
      return Stream.empty();
    }
  }

  private static ZonedDateTime next(LocalTime hour, Optional<LocalDate> day, ZonedDateTime now) {
    ZonedDateTime today = now.with(hour);
    return day.map(now::with)
        .map(date -> date.with(hour))
        .orElseGet(() -> today.isAfter(now) ? today : today.plusDays(1));
  }

  private CallbackTime choose(
      Turn turn, List<ZonedDateTime> times, ZonedDateTime now, boolean guessed) {
    List<ZonedDateTime> possible =
        times.stream()
            .filter(time -> time.isAfter(now) && time.isBefore(now.plus(LATEST)))
            .filter(time -> !quietHours.includesAll(time.toInstant(), Set.of(time.getZone())))
            .toList();
    return switch (possible.size()) {
      case 0 -> ask(turn, refusal(times, now), Map.of(), DATE, "");
      case 1 -> new CallbackTime.At(possible.getFirst(), guessed);
      default -> askWhich(turn, possible);
    };
  }

  private static Sentence refusal(List<ZonedDateTime> times, ZonedDateTime now) {
    return times.stream().noneMatch(time -> time.isAfter(now))
        ? Sentence.CALLBACK_PAST
        : Sentence.CALLBACK_NOT_THEN;
  }

  private static CallbackTime askWhich(Turn turn, List<ZonedDateTime> possible) {
    TimeInWords words = new TimeInWords(turn.content());
    String first = words.clockTime(possible.getFirst());
    String second = words.clockTime(possible.getLast());
    List<String> hours = possible.stream().map(t -> t.toLocalTime().toString()).toList();
    return ask(
        turn,
        Sentence.CALLBACK_ASK_WHICH,
        Map.of("first", first, "second", second),
        TIME,
        String.join(",", hours));
  }

  private static CallbackTime ask(
      Turn turn, Sentence question, Map<String, String> values, String slot, String known) {
    Session rest = turn.session().without(Session.CALLBACK_TIME);
    return new CallbackTime.Unclear(
        turn.say(question, values),
        slot,
        known.isEmpty() ? rest : rest.with(Session.CALLBACK_TIME, known));
  }

  /** Asks; a new day needs a new time. */
  static TurnResult ask(Turn turn, CallbackTime.Unclear unclear) {
    Turn kept = unclear.slot().equals(DATE) ? turn.withoutSlot(TIME) : turn;
    return TurnResult.askAgain(kept, unclear.session(), unclear.slot(), unclear.question());
  }

  /** Has the callback done at a time that has one meaning: Lex takes no other. */
  static TurnResult goOn(Turn turn, CallbackTime.At at) {
    Turn clear =
        turn.withSlot(DATE, at.time().toLocalDate().toString())
            .withSlot(TIME, at.time().toLocalTime().toString());
    return TurnResult.goOnToFulfillment(clear, turn.session().without(Session.CALLBACK_TIME));
  }

  /** The visitor's today. */
  LocalDate today(CallbackTime.At at) {
    return clock.instant().atZone(at.time().getZone()).toLocalDate();
  }
}
