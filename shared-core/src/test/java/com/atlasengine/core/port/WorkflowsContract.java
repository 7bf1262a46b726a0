package com.atlasengine.core.port;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.atlasengine.core.failure.TransientFailure;
import com.atlasengine.core.model.DeletionCall;
import com.atlasengine.core.model.EngageLead;
import com.atlasengine.core.model.PhoneNumber;
import com.atlasengine.core.time.Deadline;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What all {@link Workflows} do. */
public abstract class WorkflowsContract {
  private static final EngageLead ADA =
      new EngageLead(
          "Ada",
          "Lovelace",
          "+12065550123",
          "User: \"hi\"\nAtlas: hello",
          Optional.empty(),
          Optional.of("r-1"),
          Optional.of("es_US"),
          Optional.of("Hola Ada."));

  private final Deadline deadline = Deadline.in(Duration.ofSeconds(20));

  /** The workflows under test. */
  protected abstract Workflows workflows();

  /** What was started: the name and the input of each. */
  protected abstract List<StartedExecution> startedExecutions();

  /** The inputs of the calls that confirm a deletion. */
  protected abstract List<DeletionCall> startedDeletionCalls();

  /** Takes the service down. */
  protected abstract void takeDown();

  @Test
  void startsOneExecutionWithItsNameAndInput() {
    workflows().startEngageLead("turn-1", ADA, deadline);

    assertEquals(List.of(new StartedExecution("turn-1", ADA)), startedExecutions());
  }

  @Test
  void failsForNow_whenTheServiceIsDown() {
    takeDown();

    assertThrows(
        TransientFailure.class, () -> workflows().startEngageLead("turn-1", ADA, deadline));
  }

  @Test
  void failsAtOnce_whenNothingIsLeftOfTheDeadline() {
    assertThrows(
        TransientFailure.class,
        () -> workflows().startEngageLead("turn-1", ADA, Deadline.in(Duration.ZERO)));
    assertEquals(List.of(), startedExecutions());
  }

  @Test
  void startsACallThatConfirmsADeletion() {
    DeletionCall input = DeletionCall.of("Byron", new PhoneNumber("+12065550123"), "r-1", "es_US");

    workflows().startDeletionCall("turn-1", input, deadline);

    assertEquals(List.of(input), startedDeletionCalls());
  }

  /** One execution. */
  public record StartedExecution(String execution, EngageLead input) {}
}
