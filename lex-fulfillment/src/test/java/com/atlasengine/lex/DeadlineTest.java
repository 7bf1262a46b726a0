package com.atlasengine.lex;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.atlasengine.core.failure.TransientFailure;
import com.atlasengine.core.kit.TestContents;
import com.atlasengine.core.model.Channel;
import com.atlasengine.core.model.GroundedIntent;
import com.atlasengine.core.port.TextModel;
import com.atlasengine.core.port.TextModel.Generation;
import com.atlasengine.core.telemetry.Metric;
import com.atlasengine.core.time.Deadline;
import com.atlasengine.lex.concurrent.TurnTasks;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class DeadlineTest {
  private static final Map<String, String> QUICK =
      Map.of("CHAT_DEADLINE_MS", "250", "PHONE_DEADLINE_MS", "120");

  private static final Map<String, String> UNHURRIED =
      Map.of("CHAT_DEADLINE_MS", "30000", "PHONE_DEADLINE_MS", "15000");

  private static final Duration GRACE = Duration.ofMillis(10);

  private final CountDownLatch never = new CountDownLatch(1);
  private final AtomicLong given = new AtomicLong();
  private final CountDownLatch interrupted = new CountDownLatch(1);

  /** Waits for what never comes, as long as it is let. */
  private Generation block(long millis) {
    try {
      assertFalse(never.await(millis, TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      interrupted.countDown();
      Thread.currentThread().interrupt();
    }
    throw new TransientFailure("late");
  }

  /** Notes how long it may take, and fails at once: a busy machine changes only the former. */
  private final TextModel noting =
      (prompt, deadline) -> {
        given.set(deadline.remaining().toMillis());
        throw new TransientFailure("late");
      };

  @Test
  void givesTheModelWhatIsLeft_andStillAsksForARefresh() {
    LexHarness rig = new LexHarness();
    rig.restart(noting, UNHURRIED);

    Response response = rig.answer(EventBuilder.of("greeting-text"));

    assertEquals(
        TestContents.ENGLISH.grounding(GroundedIntent.GREETING, Channel.CHAT), response.text());
    assertTrue(given.get() <= 29_940, given.get() + " of 30,000 ms");
    assertTrue(given.get() > 15_000, given.get() + " of 30,000 ms");
    assertEquals(1, rig.refresh.messages().size());
  }

  @Test
  void isShorterOnThePhone() {
    LexHarness rig = new LexHarness().withCall();
    rig.restart(noting, UNHURRIED);

    rig.answer(EventBuilder.of("connect-voice"));

    assertTrue(given.get() <= 14_940, given.get() + " of 15,000 ms");
    assertTrue(given.get() > 0, given.get() + " of 15,000 ms");
  }

  @Test
  void isCappedByWhatLambdaLeaves_whichIsKeptToAnswerIn() {
    LexHarness rig = new LexHarness();
    rig.restart(noting, UNHURRIED);
    rig.setRemainingMillis(10_000);

    Response response = rig.answer(EventBuilder.of("greeting-text"));

    assertEquals(
        TestContents.ENGLISH.grounding(GroundedIntent.GREETING, Channel.CHAT), response.text());
    assertTrue(given.get() <= 9_740, given.get() + " of 10,000 ms, of which 200 are Lambda's");
    assertTrue(given.get() > 0, given.get() + " of 10,000 ms");
  }

  @Test
  void isNotOverrun_whenADependencyKeepsToNoDeadline() throws Exception {
    LexHarness rig = new LexHarness();
    rig.restart((prompt, deadline) -> block(30_000), QUICK);

    rig.answer(EventBuilder.of("greeting-text"));

    assertTrue(interrupted.await(10, TimeUnit.SECONDS), "nothing is left running");
    assertEquals(List.of(1.0), rig.telemetry.values(Metric.STATIC_REPLY));
  }

  @Test
  void listensOnInsteadOfHangingUp_whenATurnOnThePhoneFails() {
    LexHarness rig = new LexHarness().withCall();
    rig.restart((prompt, deadline) -> block(30_000), QUICK);

    for (String intent : List.of("InitiateDemo", "FallbackIntent", "AboutDemoIntent")) {
      Response response = rig.answer(EventBuilder.of("connect-voice").intent(intent));

      assertEquals("ElicitIntent", response.action());
      assertTrue(response.text().contains("say that again"), response.text());
      assertTrue(response.attribute("conversationHistory").contains("say that again"));
    }
  }

  @Test
  void failsTwiceTheSameWay_whenATaskIsAwaitedAgainAfterItWasTooLate() {
    Deadline past = Deadline.in(Duration.ZERO);
    try (TurnTasks tasks = new TurnTasks(past, GRACE)) {
      Future<Generation> late = tasks.start(() -> block(30_000));

      assertThrows(TransientFailure.class, () -> TurnTasks.await(late, past));
      assertThrows(TransientFailure.class, () -> TurnTasks.await(late, past));
    }
  }

  @Test
  void interruptsWhatRunsBeside_whenItIsNotDoneInTime() throws Exception {
    try (TurnTasks tasks = new TurnTasks(Deadline.in(Duration.ofMillis(80)), GRACE)) {
      tasks.startInBackground("waiting", () -> block(30_000));
    }

    assertTrue(interrupted.await(10, TimeUnit.SECONDS), "nothing is left running");
  }

  @Test
  void waitsForWhatRunsBeside_whileThereIsTime() {
    AtomicBoolean done = new AtomicBoolean();

    try (TurnTasks tasks = new TurnTasks(Deadline.in(Duration.ofSeconds(20)), GRACE)) {
      tasks.startInBackground("working", () -> done.set(true));
    }

    assertTrue(done.get());
  }

  @Test
  void leavesAnEffectTheTimeToSucceed_howeverShortTheChannelsIs() {
    LexHarness rig = new LexHarness();
    rig.restart(noting, Map.of("CHAT_DEADLINE_MS", "1", "EFFECT_DEADLINE_MS", "20000"));

    rig.answer(EventBuilder.of("initiate-demo-fulfilment"));

    assertEquals(1, rig.workflows.executions().size());
  }
}
