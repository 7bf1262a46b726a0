package com.atlasengine.invokecall;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.atlasengine.core.failure.PermanentFailure;
import com.atlasengine.core.failure.TransientFailure;
import com.atlasengine.core.fake.FakeClaims;
import com.atlasengine.core.fake.FakeClock;
import com.atlasengine.core.fake.FakeInteractions;
import com.atlasengine.core.fake.FakeTelemetry;
import com.atlasengine.core.fake.FakeTelephony;
import com.atlasengine.core.lambda.Deadline;
import com.atlasengine.core.lambda.Invocation;
import com.atlasengine.core.lambda.Metric;
import com.atlasengine.core.model.ContactId;
import com.atlasengine.core.model.DialRules;
import com.atlasengine.core.model.InteractionKey;
import com.atlasengine.core.model.LeadId;
import com.atlasengine.core.model.PersonName;
import com.atlasengine.core.model.PhoneNumber;
import com.atlasengine.core.model.QuietHours;
import com.atlasengine.core.port.Claims;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class InvokeCallTest {
  private static final PhoneNumber PHONE = new PhoneNumber("+12065550123");
  private static final QuietHours QUIET = new QuietHours(0, 6);
  private static final int BUDGET = 5;
  private static final Claims.Key OF_NUMBER = new Claims.Key("DIALS", "+12065550123#2026-10-26");
  private static final Claims.Key OF_STACK = new Claims.Key("DIALS", "2026-10-26");

  private final FakeClock clock = new FakeClock();
  private final FakeInteractions interactions = new FakeInteractions();
  private final FakeClaims claims = new FakeClaims(clock);
  private final FakeTelephony telephony = new FakeTelephony();
  private final FakeTelemetry telemetry = new FakeTelemetry();
  private final InvokeCall invokeCall =
      new InvokeCall(
          new Config("table", new DialRules(Set.of("US"), QUIET), BUDGET),
          interactions,
          claims,
          telephony,
          telemetry,
          clock);

  @Test
  void dialsWithWhatTheContactFlowNeeds_whenAllIsWell() {
    InteractionKey key = open("turn-1");

    Result result = place(key);

    FakeTelephony.Call call = telephony.calls().getFirst();
    assertEquals(new Result.Dialled(call.contact().value()), result);
    assertEquals(PHONE, call.to());
    assertEquals(
        Map.of("interactionKey", key.written(), "leadId", "00Q000000000001"), call.attributes());
    assertEquals(List.of(1.0), telemetry.values(Metric.CALL_PLACED));
  }

  @Test
  void keepsTheContactBesideTheChat_whenItDials() {
    InteractionKey key = open("turn-1");

    place(key);

    var item = interactions.find(key, time()).orElseThrow();
    assertEquals(Optional.empty(), item.scenario());
    assertEquals(Optional.of(telephony.calls().getFirst().contact()), item.contact());
    assertEquals("User: start demo", item.initialTranscript());
  }

  @Test
  void keepsTheScenarioBeforeItDials_whenTheStateHoldsOne() {
    InteractionKey key = open("turn-1");
    telephony.faults().down();

    assertThrows(TransientFailure.class, () -> place(key, Optional.of("Hello Ada")));
    assertEquals(Optional.of("Hello Ada"), interactions.find(key, time()).orElseThrow().scenario());
  }

  @Test
  void keepsTheScenarioBesideTheContact_howeverOftenItIsTold() {
    InteractionKey key = open("turn-1");
    place(key);

    assertEquals(new Result.Stored(true), store(key));
    assertEquals(new Result.Stored(true), store(key));

    var item = interactions.find(key, time()).orElseThrow();
    assertEquals(Optional.of("Hello Ada"), item.scenario());
    assertEquals(Optional.of(telephony.calls().getFirst().contact()), item.contact());
    assertEquals(1, telephony.calls().size());
  }

  @Test
  void keepsNoScenario_whenTheInteractionIsGone() {
    InteractionKey key = InteractionKey.startingAt(PHONE, clock.instant());

    assertThrows(PermanentFailure.class, () -> store(key));
    assertEquals(Optional.empty(), interactions.find(key, time()));
  }

  @Test
  void failsForAnotherTry_whenTheScenarioCannotBeKeptNow() {
    InteractionKey key = open("turn-1");
    interactions.faults().down();

    assertThrows(TransientFailure.class, () -> store(key));
  }

  @Test
  void namesNoLead_whenTheLeadIsPending() {
    InteractionKey key = open("turn-1");

    invokeCall.handle(new Request.Place(key, Optional.empty(), Optional.empty()), invocation());

    assertEquals(
        Map.of("interactionKey", key.written()), telephony.calls().getFirst().attributes());
  }

  @Test
  void ringsOnce_whenTheExecutionIsRepeated() {
    InteractionKey key = open("turn-1");
    Result first = place(key);
    clock.pass(Duration.ofMinutes(4));

    assertEquals(first, place(key));
    assertEquals(1, telephony.calls().size());
    assertEquals(1, claims.used(OF_NUMBER));
  }

  @Test
  void declines_whenTheNumberIsBeingCalledByAnotherExecution() {
    place(open("turn-1"));

    assertEquals(new Result.Declined(Reason.DIALLED_RECENTLY), place(open("turn-2")));
    assertEquals(1, telephony.calls().size());
    assertEquals(List.of(1.0), telemetry.values(Metric.CALL_DECLINED));
  }

  @Test
  void ringsOnce_whenManyExecutionsMeet() {
    List<InteractionKey> keys = IntStream.range(0, 8).mapToObj(i -> open("turn-" + i)).toList();
    CountDownLatch start = new CountDownLatch(1);
    List<CompletableFuture<Result>> runs =
        keys.stream()
            .map(
                key ->
                    CompletableFuture.supplyAsync(
                        () -> after(start, key), Thread::startVirtualThread))
            .toList();
    start.countDown();

    long dialled = runs.stream().filter(run -> run.join() instanceof Result.Dialled).count();
    assertEquals(1, dialled);
    assertEquals(1, telephony.calls().size());
    assertEquals(1, claims.used(OF_NUMBER));
  }

  @Test
  void callsAgain_whenTenMinutesHavePassed() {
    place(open("turn-1"));
    clock.pass(DialLimits.BETWEEN_CALLS);

    assertInstanceOf(Result.Dialled.class, place(open("turn-2")));
  }

  @Test
  void declines_whenTheNumberWasCalledThreeTimesToday() {
    for (int call = 0; call < DialLimits.CALLS_A_DAY; call++) {
      place(open("turn-" + call));
      clock.pass(DialLimits.BETWEEN_CALLS);
    }

    assertEquals(new Result.Declined(Reason.DAILY_LIMIT), place(open("turn-9")));
    assertEquals(3, claims.used(OF_STACK));
    clock.pass(Duration.ofDays(1));
    assertInstanceOf(Result.Dialled.class, place(open("turn-10")));
  }

  @Test
  void declinesAndSaysSo_whenTheBudgetOfTheDayIsSpent() {
    for (int used = 0; used < BUDGET; used++) {
      claims.countUp(OF_STACK, BUDGET, Duration.ofDays(1), time());
    }

    assertEquals(new Result.Declined(Reason.BUDGET_SPENT), place(open("turn-1")));
    assertEquals(0, claims.used(OF_NUMBER));
    assertEquals(List.of(1.0), telemetry.values(Metric.DIAL_BUDGET_SPENT));
  }

  @Test
  void leavesThePhoneInPeace_whenItIsNightThere() {
    InteractionKey key = open("turn-1");
    clock.pass(Duration.ofHours(1)); // 00:07 where the number is

    assertEquals(new Result.Prepared(false, "QuietHours"), prepare(PHONE.e164()));
    assertEquals(new Result.Declined(Reason.QUIET_HOURS), place(key));
    assertEquals(List.of(), telephony.calls());
  }

  @Test
  void saysThatCallsAreOff_whenThereIsNoBudgetAtAll() {
    InvokeCall off =
        new InvokeCall(
            new Config("table", new DialRules(Set.of("US"), QUIET), 0),
            interactions,
            claims,
            telephony,
            telemetry,
            clock);
    Request.Place request = new Request.Place(open("turn-1"), Optional.empty(), Optional.empty());

    assertEquals(new Result.Declined(Reason.CALLS_ARE_OFF), off.handle(request, invocation()));
    assertEquals(List.of(), telemetry.values(Metric.DIAL_BUDGET_SPENT));
  }

  @Test
  void givesEverythingBack_whenConnectRefuses() {
    telephony.refuses("DestinationNotAllowedException");

    assertEquals(new Result.Declined(Reason.REFUSED_BY_CONNECT), place(open("turn-1")));
    assertEquals(0, claims.used(OF_NUMBER));
    assertEquals(0, claims.used(OF_STACK));
    assertEquals(Optional.empty(), claims.holder(new Claims.Key("DIAL", PHONE.e164()), time()));
  }

  @Test
  void ringsOnTheNextTry_whenConnectThrottles() {
    InteractionKey key = open("turn-1");
    telephony.faults().next(new TransientFailure("Connect: TooManyRequestsException"));
    assertThrows(TransientFailure.class, () -> place(key));

    assertInstanceOf(Result.Dialled.class, place(key));
    assertEquals(1, claims.used(OF_NUMBER));
  }

  @Test
  void ringsOnce_whenTheAnswerOfTheFirstTryWasLost() {
    InteractionKey key = open("turn-1");
    claims.claim(
        new Claims.Key("DIAL", PHONE.e164()), key.written(), Duration.ofMinutes(10), time());
    Result first = place(key);
    claims.settle(new Claims.Key("DIAL", PHONE.e164()), key.written(), "", time());
    claims.release(new Claims.Key("DIAL", PHONE.e164()), key.written(), time());

    assertEquals(first, place(key));
    assertEquals(1, telephony.calls().size());
  }

  @Test
  void storesTheContact_whenThatIsWhatFailedTheFirstTime() {
    InteractionKey key = open("turn-1");
    claims.claim(
        new Claims.Key("DIAL", PHONE.e164()), key.written(), Duration.ofMinutes(10), time());
    claims.settle(new Claims.Key("DIAL", PHONE.e164()), key.written(), "contact-7", time());

    assertEquals(new Result.Dialled("contact-7"), place(key));
    assertEquals(
        Optional.of(new ContactId("contact-7")),
        interactions.find(key, time()).orElseThrow().contact());
    assertEquals(List.of(), telephony.calls());
  }

  @Test
  void placesNoCallAndKeepsNoClaim_whenTheInteractionIsGone() {
    InteractionKey key = InteractionKey.startingAt(PHONE, clock.instant());
    Result erased = new Result.Declined(Reason.PERSON_ERASED);

    assertEquals(erased, place(key));
    assertEquals(erased, place(key, Optional.of("Hello Ada")));
    assertEquals(List.of(), telephony.calls());
    assertEquals(Optional.empty(), claims.holder(new Claims.Key("DIAL", PHONE.e164()), time()));
  }

  @Test
  void saysThatThePhoneRang_whenThePersonIsErasedAfterwards() {
    InteractionKey key = open("turn-1");
    Result dialled = place(key);
    interactions.delete(key, time());

    assertInstanceOf(Result.Dialled.class, dialled);
    assertEquals(dialled, place(key));
    assertEquals(1, telephony.calls().size());
  }

  @Test
  void placesNoCall_whenTheInteractionCannotBeLookedAt() {
    InteractionKey key = open("turn-1");
    interactions.faults().down();

    assertThrows(TransientFailure.class, () -> place(key));
    assertEquals(List.of(), telephony.calls());
  }

  @Test
  void placesNoCall_whenTheClaimsAreDown() {
    InteractionKey key = open("turn-1");
    claims.faults().down();

    assertThrows(TransientFailure.class, () -> place(key));
    assertEquals(List.of(), telephony.calls());
  }

  @Test
  void declines_whenTheNumberIsNotOneToCall() {
    Map<String, Reason> numbers =
        Map.of(
            "+442079460000", Reason.COUNTRY_NOT_ALLOWED,
            "+18765550123", Reason.COUNTRY_NOT_ALLOWED,
            "+881612345678", Reason.COUNTRY_NOT_ALLOWED,
            "+870773111632", Reason.COUNTRY_NOT_ALLOWED,
            "+19002345678", Reason.NUMBER_NOT_ALLOWED,
            "+18002345678", Reason.NUMBER_NOT_ALLOWED);
    numbers.forEach(
        (number, reason) -> {
          InteractionKey key = InteractionKey.startingAt(new PhoneNumber(number), clock.instant());
          assertEquals(new Result.Declined(reason), place(key), number);
          assertEquals(new Result.Prepared(false, reason.written()), prepare(number), number);
        });
    assertEquals(List.of(), telephony.calls());
  }

  @Test
  void preparesWithoutCalling_whenTheNumberIsFree() {
    assertEquals(new Result.Prepared(true, ""), prepare(PHONE.e164()));
    assertEquals(1, telephony.warmed());
    assertEquals(List.of(), telephony.calls());
    assertEquals(Optional.empty(), claims.holder(new Claims.Key("DIAL", PHONE.e164()), time()));
  }

  @Test
  void foreseesTheRefusal_whenTheNumberWasCalledLately() {
    place(open("turn-1"));

    assertEquals(new Result.Prepared(false, "DialledRecently"), prepare(PHONE.e164()));
  }

  @Test
  void refusesInAdvance_whenTheNumberIsNoNumber() {
    assertEquals(new Result.Prepared(false, "NumberNotAllowed"), prepare("911"));
  }

  @Test
  void preparesAllTheSame_whenWarmingFails() {
    telephony.faults().down();

    assertTrue(((Result.Prepared) prepare(PHONE.e164())).allowed());
  }

  @Test
  void warmsTheTelephone_whenKeptWarm() {
    invokeCall.warm(invocation());

    assertEquals(1, telephony.warmed());
  }

  private Result after(CountDownLatch start, InteractionKey key) {
    try {
      start.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    return place(key);
  }

  private Result place(InteractionKey key) {
    return place(key, Optional.empty());
  }

  private Result place(InteractionKey key, Optional<String> scenario) {
    return invokeCall.handle(
        new Request.Place(key, Optional.of(new LeadId("00Q000000000001")), scenario), invocation());
  }

  private Result store(InteractionKey key) {
    return invokeCall.handle(new Request.Scenario(key, "Hello Ada"), invocation());
  }

  private Result prepare(String phone) {
    return invokeCall.handle(new Request.Prepare(phone), invocation());
  }

  private InteractionKey open(String execution) {
    clock.pass(Duration.ofMillis(1));
    return interactions.open(
        execution,
        InteractionKey.startingAt(PHONE, clock.instant()),
        new PersonName("Ada", "Lovelace"),
        "User: start demo",
        time());
  }

  private static Invocation invocation() {
    return new Invocation("request", time());
  }

  private static Deadline time() {
    return Deadline.in(Duration.ofSeconds(15));
  }
}
