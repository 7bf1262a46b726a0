package com.atlasengine.core.fake;

import com.atlasengine.core.model.DeletionCall;
import com.atlasengine.core.model.EngageLead;
import com.atlasengine.core.port.Workflows;
import com.atlasengine.core.time.Deadline;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Workflows that are started and do nothing; like the real ones, not idempotent by name. */
public final class FakeWorkflows implements Workflows {
  private final Faults faults = new Faults();
  private final List<Execution> executions = new CopyOnWriteArrayList<>();
  private final List<DeletionExecution> deletionCalls = new CopyOnWriteArrayList<>();

  private Consumer<String> firstStep = execution -> {};

  /** Every execution does this first, with its name. */
  public void beginWith(Consumer<String> step) {
    firstStep = step;
  }

  /** How it fails. */
  public Faults faults() {
    return faults;
  }

  /** What was started, oldest first. */
  public List<Execution> executions() {
    return List.copyOf(executions);
  }

  @Override
  public void startEngageLead(String execution, EngageLead input, Deadline deadline) {
    faults.countOrFail(deadline);
    executions.add(new Execution(execution, input));
    firstStep.accept(execution);
  }

  /** The calls that confirm a deletion, oldest first. */
  public List<DeletionExecution> deletionCalls() {
    return List.copyOf(deletionCalls);
  }

  @Override
  public void startDeletionCall(String execution, DeletionCall input, Deadline deadline) {
    faults.countOrFail(deadline);
    deletionCalls.add(new DeletionExecution(execution, input));
    firstStep.accept(execution);
  }

  /** One execution that calls to confirm a deletion. */
  public record DeletionExecution(String execution, DeletionCall input) {}

  /** One execution. */
  public record Execution(String execution, EngageLead input) {}
}
