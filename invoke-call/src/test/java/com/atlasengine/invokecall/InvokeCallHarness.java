package com.atlasengine.invokecall;

import com.atlasengine.core.config.Env;
import com.atlasengine.core.content.Contents;
import com.atlasengine.core.dial.DialBudgets;
import com.atlasengine.core.dial.DialLimits;
import com.atlasengine.core.fake.FakeCallOpenings;
import com.atlasengine.core.fake.FakeClaims;
import com.atlasengine.core.fake.FakeClock;
import com.atlasengine.core.fake.FakeInteractions;
import com.atlasengine.core.fake.FakeReservations;
import com.atlasengine.core.fake.FakeSecrets;
import com.atlasengine.core.fake.FakeSuppressions;
import com.atlasengine.core.fake.FakeTelemetry;
import com.atlasengine.core.fake.FakeTelephony;
import com.atlasengine.core.kit.Ada;
import com.atlasengine.core.lambda.Invocation;
import com.atlasengine.core.model.ContactId;
import com.atlasengine.core.model.DialRules;
import com.atlasengine.core.model.InteractionKey;
import com.atlasengine.core.model.LeadId;
import com.atlasengine.core.model.NumberHash;
import com.atlasengine.core.model.QuietHours;
import com.atlasengine.core.port.Claims;
import com.atlasengine.core.time.Deadline;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The use case over fakes, and an interaction of Ada. */
final class InvokeCallHarness {
  static final QuietHours QUIET = new QuietHours(0, 6);
  static final int DAILY_BUDGET = 5;
  static final Duration CALL_RETRY = Duration.ofMinutes(5);
  static final NumberHash HASH = FakeSecrets.numberKey().hash(deadline());
  static final Claims.Key NUMBER_CLAIM = new Claims.Key(Claims.Kind.DIAL, HASH.of(Ada.PHONE));
  static final Claims.Key NUMBER_COUNTER =
      new Claims.Key(Claims.Kind.DIALS, HASH.of(Ada.PHONE, "2026-10-26"));
  static final Claims.Key STACK_COUNTER = new Claims.Key(Claims.Kind.DIALS, "2026-10-26");
  static final Claims.Key HOUR_COUNTER = new Claims.Key(Claims.Kind.DIALS, "2026-10-26T06");
  static final DialBudgets BUDGETS = new DialBudgets(DAILY_BUDGET, 4, 100, 0);

  final FakeClock clock = new FakeClock();
  static final Contents CONTENTS = Contents.load(Env.of(Map.of("CONTENT_LOCALES", "en_US,es_US")));

  final FakeInteractions interactions = new FakeInteractions();
  final FakeSuppressions suppressions = new FakeSuppressions(interactions);
  final FakeClaims claims = new FakeClaims(clock);
  final FakeReservations reservations = new FakeReservations(claims, clock);
  final FakeCallOpenings openings = new FakeCallOpenings(interactions, claims, reservations);
  final DialLimits limits = new DialLimits(reservations, FakeSecrets.numberKey(), BUDGETS, clock);
  final FakeTelephony telephony = new FakeTelephony();
  final FakeTelemetry telemetry = new FakeTelemetry();
  final InvokeCall invokeCall =
      new InvokeCall(
          new Config(
              CONTENTS,
              false,
              "table",
              "number-key",
              new DialRules(Set.of("US"), QUIET),
              Duration.ofDays(365),
              CALL_RETRY,
              BUDGETS),
          interactions,
          openings,
          claims,
          reservations,
          suppressions,
          FakeSecrets.numberKey(),
          telephony,
          telemetry,
          clock);

  /** A contact's attributes without those that hold what the flow says, and in whose voice. */
  static Map<String, String> withoutWords(Map<String, String> attributes) {
    Map<String, String> others = new HashMap<>(attributes);
    others
        .keySet()
        .removeAll(
            new ContactWords(CONTENTS, true)
                .attributes(Optional.empty(), Optional.empty())
                .keySet());
    return others;
  }

  /** How often the table was asked; what a fake of a transaction asks others for counts, too. */
  int tableRequests() {
    return openings.faults().callCount() + suppressions.faults().callCount();
  }

  Result place(InteractionKey key) {
    return place(key, Optional.empty());
  }

  Result place(InteractionKey key, Optional<String> scenario) {
    return place(key, scenario, Optional.empty());
  }

  Result placeReserved(InteractionKey key, String reservation) {
    return place(key, Optional.empty(), Optional.of(reservation));
  }

  private Result place(
      InteractionKey key, Optional<String> scenario, Optional<String> reservation) {
    return invokeCall.handle(
        new Request.Place(key, Optional.of(new LeadId("00Q000000000001")), scenario, reservation),
        invocation());
  }

  Result store(InteractionKey key) {
    return invokeCall.handle(
        new Request.StoreScenario(key, "Hello Ada", Optional.empty()), invocation());
  }

  Result prepare(String phone) {
    return invokeCall.handle(new Request.Prepare(phone), invocation());
  }

  InteractionKey open(String execution) {
    clock.advance(Duration.ofMillis(1));
    return interactions.open(
        execution,
        InteractionKey.startingAt(Ada.PHONE, clock.instant()),
        Ada.NAME,
        "User: start demo",
        deadline());
  }

  Result repeat(String contact) {
    return invokeCall.handle(
        new Request.Repeat(new ContactId(contact), Optional.empty()), invocation());
  }

  static Invocation invocation() {
    return new Invocation("request", deadline());
  }

  static Deadline deadline() {
    return Deadline.in(Duration.ofSeconds(15));
  }
}
