package com.atlasengine.lex;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.atlasengine.core.fake.Faults;
import com.atlasengine.core.model.PendingWork;
import com.atlasengine.core.port.Claims;
import com.atlasengine.core.time.Deadline;
import java.time.Duration;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Lex delivers a turn again whose first delivery died in the middle of its effect. What the second
 * one acknowledges is done, and done once.
 */
class KilledDeliveryTest {
  private static final Deadline SOON = Deadline.in(Duration.ofMinutes(1));
  private static final Claims.Key NUMBER_OF_SESSION =
      new Claims.Key(
          Claims.Kind.SESSION_DIAL, "web-2f6c1b3e-6c1d-4a38-9a3e-0d9b4f3f8f10#2026-10-26");

  /** No deadline is waited out for longer than it must. */
  private final LexHarness rig =
      new LexHarness()
          .withCall()
          .restart(new LexHarness().model, Map.of("EFFECT_DEADLINE_MS", "1500"));

  /** Nothing catches it, as nothing catches the end of a process. */
  private static final class Killed extends Error {
    private static final long serialVersionUID = 1L;
  }

  private void answerUntilKilled(Faults at, EventBuilder event) {
    at.beforeEachCall(
        deadline -> {
          throw new Killed();
        });
    assertThrows(Killed.class, () -> rig.answer(event));
    at.beforeEachCall(deadline -> {});
  }

  private static EventBuilder demo() {
    return EventBuilder.of("initiate-demo-fulfilment");
  }

  @Test
  void startsTheWorkflow_whenTheFirstDeliveryReservedAndDied() {
    answerUntilKilled(rig.workflows.faults(), demo());

    assertEquals("Fulfilled", rig.answer(demo()).state());
    assertEquals(1, rig.workflows.executions().size());
    assertEquals(1, rig.claims.counterValue(NUMBER_OF_SESSION), "reserved once");
  }

  @Test
  void saysTryAgain_whenTheSecondDeliveryCannotStartItEither() {
    answerUntilKilled(rig.workflows.faults(), demo());
    rig.workflows.faults().failAsIfDown();

    assertEquals("Failed", rig.answer(demo()).state());
  }

  @Test
  void startsTheDeletionCall_whenTheFirstDeliveryReservedAndDied() {
    EventBuilder deletion = EventBuilder.of("delete-my-info-fulfilment");
    answerUntilKilled(rig.workflows.faults(), deletion);

    assertEquals("Fulfilled", rig.answer(deletion).state());
    assertEquals(1, rig.workflows.deletionCalls().size());
  }

  @Test
  void keepsTheDeletion_whenTheFirstDeliveryDiedBeforeItDid() {
    rig.withLastNameAsProof();
    EventBuilder deletion = EventBuilder.of("delete-my-info-fulfilment");
    answerUntilKilled(rig.backlog.faults(), deletion);

    assertEquals("Fulfilled", rig.answer(deletion).state());
    assertEquals(1, rig.backlog.all().size());
  }

  @Test
  void leavesTheCaseToARetry_whenTheFirstDeliveryMayHaveOpenedIt() {
    Response first = rig.say("I like lighthouses");
    EventBuilder callback =
        EventBuilder.of("connect-voice")
            .intent("CallbackIntent")
            .utterance("call me back")
            .sessionFrom(first);
    answerUntilKilled(rig.crm.faults(), callback);

    assertEquals("Fulfilled", rig.answer(callback).state());
    assertEquals(0, rig.crm.cases().size());
    assertOneCaseIsKept();
  }

  @Test
  void leavesTheCaseOfAChatToARetry_whenTheFirstDeliveryMayHaveOpenedIt() {
    LexHarness full = rig.restart(rig.model, Map.of("HOURLY_DIAL_BUDGET", "1"));
    IntStream.range(0, 1)
        .forEach(
            i -> full.answer(demo().session("web-0").slot("VisitorPhoneNumber", "2065550100")));
    EventBuilder yes = demo().sessionFrom(full.answer(demo()));
    answerUntilKilled(full.crm.faults(), yes);

    assertEquals("Fulfilled", full.answer(yes).state());
    assertEquals(0, full.crm.cases().size());
    assertOneCaseIsKept();
  }

  /** A retry opens it only when no delivery can any more. */
  private void assertOneCaseIsKept() {
    assertEquals(1, rig.backlog.all().size());
    PendingWork.Case kept = (PendingWork.Case) rig.backlog.all().getFirst();
    Claims.Key key = new Claims.Key(Claims.Kind.CASE, kept.id());
    assertTrue(rig.claims.findHolder(key, SOON).isPresent());
    rig.clock.advance(Duration.ofSeconds(20));
    assertTrue(rig.claims.findHolder(key, SOON).isEmpty());
  }
}
