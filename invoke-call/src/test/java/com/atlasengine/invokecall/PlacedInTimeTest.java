package com.atlasengine.invokecall;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.atlasengine.core.dial.Caller;
import com.atlasengine.core.failure.PermanentFailure;
import com.atlasengine.core.failure.TransientFailure;
import com.atlasengine.core.kit.Ada;
import com.atlasengine.core.model.ContactId;
import com.atlasengine.core.model.DeclineReason;
import com.atlasengine.core.model.InteractionKey;
import com.atlasengine.core.model.Visitor;
import com.atlasengine.core.port.Claims;
import com.atlasengine.core.port.Telephony.DialResult;
import com.atlasengine.core.telemetry.Metric;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A call that was promised and cannot be placed at once: tried again, found again, or given up. */
class PlacedInTimeTest {
  private static final Claims.Key MARK = new Claims.Key(Claims.Kind.NOT_PLACED, "turn-1");

  private final InvokeCallHarness rig = new InvokeCallHarness();
  private final Instant requestedAt = rig.clock.instant();

  @BeforeEach
  void reserve() {
    Caller caller = new Caller.Anonymous("session");
    Optional<?> limit = rig.limits.reserve("r-1", Ada.PHONE, caller, InvokeCallHarness.deadline());
    assertEquals(Optional.empty(), limit);
  }

  private Result.Engaged engage() {
    Request.Engage request =
        new Request.Engage(
            "turn-1",
            new Visitor(Ada.NAME, Ada.PHONE),
            "User: start demo",
            Optional.empty(),
            Optional.of("r-1"),
            Optional.empty(),
            Optional.of(requestedAt),
            Optional.empty());
    return (Result.Engaged) rig.invokeCall.handle(request, InvokeCallHarness.invocation());
  }

  private boolean isClaimed(Claims.Key key) {
    return rig.claims.findHolder(key, InvokeCallHarness.deadline()).isPresent();
  }

  private void loseTheAnswerOfTheDial() {
    rig.telephony.loseNextAnswer();
    assertThrows(TransientFailure.class, this::engage);
    assertEquals(1, rig.telephony.calls().size());
  }

  @Test
  void freesTheNumber_whenThePhoneSurelyDidNotRing() {
    rig.telephony.answerAll(new DialResult.Throttled());
    assertThrows(TransientFailure.class, this::engage);

    assertEquals(false, isClaimed(InvokeCallHarness.NUMBER_CLAIM));
    assertEquals(1, rig.claims.counterValue(InvokeCallHarness.NUMBER_COUNTER));
  }

  @Test
  void callsWithoutLookingFirst_onceConnectTakesTheCall() {
    rig.telephony.answerAll(new DialResult.Throttled());
    assertThrows(TransientFailure.class, this::engage);
    rig.telephony.ringAgain();

    int before = rig.telephony.faults().callCount();
    assertEquals(Optional.of("contact-0001"), engage().contactId());
    assertEquals(1, rig.telephony.faults().callCount() - before);
    assertEquals(1, rig.claims.counterValue(InvokeCallHarness.NUMBER_COUNTER));
  }

  @Test
  void tellsTheOperatorsAndKeepsTheCall_whenTheSetUpIsWrong() {
    rig.telephony.answerAll(new DialResult.NotSetUp("AccessDeniedException"));

    assertThrows(PermanentFailure.class, this::engage);
    assertEquals(List.of(1.0), rig.telemetry.values(Metric.CALL_SETUP_FAULT));
    rig.telephony.ringAgain();
    assertEquals(Optional.of("contact-0001"), engage().contactId());
    assertEquals(1, rig.claims.counterValue(InvokeCallHarness.NUMBER_COUNTER));
  }

  @Test
  void findsTheCall_whenItsAnswerWasLostAndItIsOver() {
    loseTheAnswerOfTheDial();
    rig.telephony.hangUpAll();

    assertEquals(Optional.of("contact-0001"), engage().contactId());
    assertEquals(1, rig.telephony.calls().size());
  }

  @Test
  void ringsOnce_whenItsAnswerWasLostAndNoSearchFindsItYet() {
    loseTheAnswerOfTheDial();
    rig.telephony.hideCalls();

    assertEquals(Optional.of("contact-0001"), engage().contactId());
    assertEquals(1, rig.telephony.calls().size());
  }

  @Test
  void ringsNobody_whileConnectCannotSayWhetherThePhoneRang() {
    loseTheAnswerOfTheDial();
    rig.telephony.hangUpAll();
    rig.telephony.faults().failAsIfDown();

    assertThrows(TransientFailure.class, this::engage);
    assertEquals(1, rig.telephony.calls().size());
  }

  @Test
  void saysThatThePhoneRang_whenTheTableIsDownJustThen() {
    rig.telephony.whenItRings(() -> rig.interactions.faults().failAsIfDown());

    Result.Engaged engaged = engage();

    assertEquals(Optional.of("contact-0001"), engaged.contactId());
    assertEquals(Optional.of(true), engaged.unrecorded());
  }

  @Test
  void recordsTheCall_onceTheTableIsBack() {
    rig.telephony.whenItRings(() -> rig.interactions.faults().failAsIfDown());
    Result.Engaged engaged = engage();
    rig.interactions.faults().clear();
    InteractionKey key = rig.interactions.all().getFirst().key();

    rig.invokeCall.handle(
        new Request.RecordCall(key, new ContactId(engaged.contactId().orElseThrow())),
        InvokeCallHarness.invocation());

    assertEquals(
        Optional.of(new ContactId("contact-0001")), rig.interactions.all().getFirst().contact());
    rig.telephony.hangUpAll();
    assertEquals(Optional.of("contact-0001"), engage().contactId());
    assertEquals(1, rig.telephony.calls().size());
  }

  @Test
  void ringsNobodyAgain_whenTheInteractionHasItsCallAndTheClaimIsOver() {
    engage();
    rig.telephony.hangUpAll();
    rig.clock.advance(NumberClaims.MIN_CALL_INTERVAL);

    assertEquals(Optional.of("contact-0001"), engage().contactId());
    assertEquals(1, rig.telephony.calls().size());
  }

  @Test
  void callsUpToTheLastMoment() {
    rig.clock.advance(InvokeCallHarness.CALL_RETRY);

    assertEquals(Optional.of("contact-0001"), engage().contactId());
    assertEquals(false, isClaimed(MARK));
  }

  @Test
  void leavesTheCallToAPerson_whenTheVisitorHasWaitedTooLong() {
    rig.clock.advance(InvokeCallHarness.CALL_RETRY.plusSeconds(1));

    assertEquals(Optional.of(DeclineReason.NOT_PLACED_IN_TIME), engage().declined());
    assertEquals(List.of(), rig.telephony.calls());
    assertTrue(isClaimed(MARK), "the chat says so");
    assertEquals(false, isClaimed(InvokeCallHarness.NUMBER_CLAIM));
    assertEquals(0, rig.claims.counterValue(InvokeCallHarness.NUMBER_COUNTER));
    assertEquals(List.of(1.0), rig.telemetry.values(Metric.CALL_NOT_PLACED));
  }

  @Test
  void leavesNothingToAPerson_whenThePhoneRangBefore() {
    loseTheAnswerOfTheDial();
    rig.telephony.hangUpAll();
    rig.clock.advance(InvokeCallHarness.CALL_RETRY.plusSeconds(1));

    assertEquals(Optional.of("contact-0001"), engage().contactId());
    assertEquals(1, rig.telephony.calls().size());
    assertEquals(false, isClaimed(MARK));
  }

  @Test
  void leavesTheCallToAPerson_whenItHasBecomeNightMeanwhile() {
    rig.telephony.answerAll(new DialResult.Throttled());
    assertThrows(TransientFailure.class, this::engage);
    rig.clock.advance(Duration.ofHours(1)); // 00:07 where the number is

    assertEquals(Optional.of(DeclineReason.NOT_PLACED_IN_TIME), engage().declined());
  }

  @Test
  void leavesTheCallToAPerson_whenConnectCannotEvenBeAsked() {
    rig.telephony.faults().failAsIfDown();
    assertThrows(TransientFailure.class, this::engage);
    rig.clock.advance(Duration.ofHours(1));

    assertEquals(Optional.of(DeclineReason.NOT_PLACED_IN_TIME), engage().declined());
    assertTrue(isClaimed(MARK));
  }

  @Test
  void triesAgain_whenTheMarkForTheChatCannotBeStored() {
    rig.clock.advance(InvokeCallHarness.CALL_RETRY.plusSeconds(1));
    rig.claims.faults().failAsIfDown();

    assertThrows(TransientFailure.class, this::engage);
    rig.claims.faults().clear();
    assertEquals(Optional.of(DeclineReason.NOT_PLACED_IN_TIME), engage().declined());
    assertTrue(isClaimed(MARK));
  }
}
