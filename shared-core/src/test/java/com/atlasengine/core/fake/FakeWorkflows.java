package com.atlasengine.core.fake;

import com.atlasengine.core.model.EngageLead;
import com.atlasengine.core.port.Workflows;
import com.atlasengine.core.time.Deadline;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Workflows that are started and do nothing; like the real ones, not idempotent by name. */
public final class FakeWorkflows implements Workflows {
  private final Faults faults = new Faults();
  private final List<Started> started = new CopyOnWriteArrayList<>();

  /** How it fails. */
  public Faults faults() {
    return faults;
  }

  /** What was started, oldest first. */
  public List<Started> started() {
    return List.copyOf(started);
  }

  @Override
  public void engage(String execution, EngageLead input, Deadline deadline) {
    faults.call(deadline);
    started.add(new Started(execution, input));
  }

  /** One execution. */
  public record Started(String execution, EngageLead input) {}
}
