package com.atlasengine.core.dial;

import com.atlasengine.core.claim.NumberKey;
import com.atlasengine.core.model.InteractionKey;
import com.atlasengine.core.model.NumberHash;
import com.atlasengine.core.model.PhoneNumber;
import com.atlasengine.core.port.CallOpenings;
import com.atlasengine.core.port.Claims;
import com.atlasengine.core.port.Reservations;
import com.atlasengine.core.port.Reservations.Limit;
import com.atlasengine.core.port.Reservations.NewClaim;
import com.atlasengine.core.port.Reservations.Reservation;
import com.atlasengine.core.time.Deadline;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How often the phone may ring: a number three times a day and not while its last call is fresh,
 * the whole stack within its hourly and daily budget, a session twice, a verified visitor some
 * times. A call is counted before it is promised, in one transaction. Days and hours are UTC's.
 * Counters and reservations hold a hash of the number, for they outlive what a person has erased.
 *
 * <p>Every method throws {@link com.atlasengine.core.failure.TransientFailure} when the store is
 * slow or down.
 */
public final class DialLimits {
  /** The number of calls to one number in a day. */
  public static final int MAX_CALLS_PER_DAY = 3;

  /** The number of calls that one session may request in a day (from the design). */
  public static final int MAX_CALLS_PER_SESSION = 2;

  /** The number of callbacks to one number in a day: the team calls back once. */
  private static final int MAX_CALLBACKS_PER_DAY = 1;

  /** A counter is kept longer than its day and any reservation. */
  private static final Duration COUNTER_RETENTION = Duration.ofDays(2);

  /** The workflow runs for five minutes; a person may replay it from the dead letters soon. */
  private static final Duration HOLD = Duration.ofHours(1);

  /** Who gives back what a turn reserved; a call has the hash of its interaction instead. */
  private static final String TURN = "turn";

  private final Reservations reservations;
  private final NumberKey numberKey;
  private final DialBudgets budgets;
  private final Clock clock;

  public DialLimits(
      Reservations reservations, NumberKey numberKey, DialBudgets budgets, Clock clock) {
    this.reservations = reservations;
    this.numberKey = numberKey;
    this.budgets = budgets;
    this.clock = clock;
  }

  /**
   * Counts one call for everybody it concerns, or for nobody.
   *
   * @param id the reservation's id, hard to guess; one that is held already is not counted again
   * @return the limit that is reached; empty when the call is reserved
   */
  public Optional<DialLimit> reserve(
      String id, PhoneNumber phone, Caller caller, Deadline deadline) {
    return reserve(plan(id, phone, caller, deadline), deadline);
  }

  /**
   * Counts one call and makes a claim, in one transaction, or does nothing.
   *
   * @param claim of whoever promises the call
   * @return whether both are done; if not, {@link #reserve(String, PhoneNumber, Caller, Deadline)}
   *     and the claim itself say why
   */
  public boolean tryReserve(
      String id, PhoneNumber phone, Caller caller, NewClaim claim, Deadline deadline) {
    Reservation wanted = plan(id, phone, caller, deadline).toReservation().claiming(claim);
    return reservations.reserve(wanted, deadline) instanceof Reservations.Result.Reserved;
  }

  private Plan plan(String id, PhoneNumber phone, Caller caller, Deadline deadline) {
    NumberHash hash = numberKey.hash(deadline);
    Period now = Period.at(clock.instant());
    List<Rule> rules = new ArrayList<>(callerRules(caller, now));
    rules.add(rule(DialLimit.NUMBER, numberCounterKey(hash, phone, now.day()), MAX_CALLS_PER_DAY));
    rules.addAll(budgetRules(caller, now));
    return new Plan(id, hash.of(phone), rules, unclaimed(hash, phone, caller));
  }

  /** Counts one callback that is asked for in place of a call. */
  public Optional<DialLimit> reserveCallback(String id, PhoneNumber phone, Deadline deadline) {
    NumberHash hash = numberKey.hash(deadline);
    Period now = Period.at(clock.instant());
    Claims.Key ofNumber = new Claims.Key(Claims.Kind.CALLBACKS, hash.of(phone, now.day()));
    Claims.Key ofHour = new Claims.Key(Claims.Kind.CALLBACKS, now.hour());
    List<Rule> rules =
        List.of(
            rule(DialLimit.NUMBER, ofNumber, MAX_CALLBACKS_PER_DAY),
            rule(DialLimit.BUDGET, ofHour, budgets.hourly()));
    return reserve(new Plan(id, hash.of(phone), rules, Optional.empty()), deadline);
  }

  private Optional<DialLimit> reserve(Plan plan, Deadline deadline) {
    return switch (reservations.reserve(plan.toReservation(), deadline)) {
      case Reservations.Result.Reserved done -> Optional.empty();
      case Reservations.Result.Refused(var by) ->
          plan.rules().stream()
              .filter(rule -> rule.limit().counter().equals(by))
              .map(Rule::kind)
              .findFirst()
              .or(() -> Optional.of(DialLimit.NUMBER));
    };
  }

  /** The same for a call that nobody reserved; its reservation is the interaction's own. */
  public Optional<DialLimit> reserve(InteractionKey key, Deadline deadline) {
    return reserve(ownId(key, deadline), key.phone(), new Caller.Operator(), deadline);
  }

  /** A reservation that was made for the interaction's number, to be used in a transaction. */
  public CallOpenings.Count.Reserved reserved(String id, InteractionKey key, Deadline deadline) {
    return new CallOpenings.Count.Reserved(id, numberKey.hash(deadline).of(key.phone()));
  }

  /** What {@link #reserve(InteractionKey, Deadline)} reserves. */
  public Reservation plan(InteractionKey key, Deadline deadline) {
    return plan(ownId(key, deadline), key.phone(), new Caller.Operator(), deadline).toReservation();
  }

  /** The id of an interaction's own reservation. */
  public String ownId(InteractionKey key, Deadline deadline) {
    return numberKey.hash(deadline).of(key);
  }

  /**
   * Uses a reservation for this interaction's call to its number. A repetition may use it again.
   *
   * @return false when it does not hold; then nothing is counted for this call
   */
  public boolean use(String id, InteractionKey key, Deadline deadline) {
    NumberHash hash = numberKey.hash(deadline);
    return reservations.use(id, hash.of(key.phone()), hash.of(key), deadline);
  }

  /** Gives back what was reserved, once, unless a call of another interaction used it. */
  public void giveBack(String id, InteractionKey key, Deadline deadline) {
    reservations.giveBack(id, numberKey.hash(deadline).of(key), deadline);
  }

  /** Gives back what a turn reserved, once, unless a call used it. */
  public void giveBack(String id, Deadline deadline) {
    reservations.giveBack(id, TURN, deadline);
  }

  /** The claim of whoever calls the number, for some minutes. */
  public static Claims.Key dialKey(NumberHash hash, PhoneNumber phone) {
    return new Claims.Key(Claims.Kind.DIAL, hash.of(phone));
  }

  /** The counter of a number's calls on a day. */
  private static Claims.Key numberCounterKey(NumberHash hash, PhoneNumber phone, String day) {
    return new Claims.Key(Claims.Kind.DIALS, hash.of(phone, day));
  }

  private List<Rule> callerRules(Caller caller, Period now) {
    return switch (caller) {
      case Caller.Anonymous(var session) ->
          List.of(
              rule(
                  DialLimit.CALLER,
                  new Claims.Key(Claims.Kind.SESSION_DIAL, session + "#" + now.day()),
                  MAX_CALLS_PER_SESSION));
      case Caller.Verified(var visitor) ->
          List.of(
              rule(
                  DialLimit.CALLER,
                  new Claims.Key(Claims.Kind.VISITOR_DIAL, visitor + "#" + now.day()),
                  budgets.perVisitor()));
      case Caller.Operator operator -> List.of();
    };
  }

  private List<Rule> budgetRules(Caller caller, Period now) {
    List<Rule> rules = new ArrayList<>();
    if (caller instanceof Caller.Anonymous && budgets.limitsAnonymous()) {
      addBudgets(rules, "ANONYMOUS#", now, budgets.anonymousOf(budgets.hourly()));
    }
    addBudgets(rules, "", now, budgets.hourly());
    return rules;
  }

  private void addBudgets(List<Rule> rules, String prefix, Period now, int hourly) {
    rules.add(
        rule(DialLimit.BUDGET, new Claims.Key(Claims.Kind.DIALS, prefix + now.hour()), hourly));
    if (budgets.allowsCalls()) {
      int daily = prefix.isEmpty() ? budgets.daily() : budgets.anonymousOf(budgets.daily());
      rules.add(
          rule(DialLimit.BUDGET, new Claims.Key(Claims.Kind.DIALS, prefix + now.day()), daily));
    }
  }

  /** A person who starts the workflow again is asked nothing: the claim itself decides then. */
  private static Optional<Claims.Key> unclaimed(NumberHash hash, PhoneNumber phone, Caller caller) {
    return caller instanceof Caller.Operator ? Optional.empty() : Optional.of(dialKey(hash, phone));
  }

  private static Rule rule(DialLimit kind, Claims.Key counter, int most) {
    return new Rule(kind, new Limit(counter, most, COUNTER_RETENTION));
  }

  private record Rule(DialLimit kind, Limit limit) {}

  private record Plan(String id, String number, List<Rule> rules, Optional<Claims.Key> unclaimed) {
    Reservation toReservation() {
      List<Limit> limits = rules.stream().map(Rule::limit).toList();
      return new Reservation(id, number, limits, unclaimed, HOLD);
    }
  }

  /** The day and the hour of an instant, as keys name them: {@code 2026-10-26T06}. */
  private record Period(String day, String hour) {
    static Period at(Instant now) {
      String hour = now.atOffset(ZoneOffset.UTC).truncatedTo(ChronoUnit.HOURS).toString();
      return new Period(hour.substring(0, 10), hour.substring(0, 13));
    }
  }
}
