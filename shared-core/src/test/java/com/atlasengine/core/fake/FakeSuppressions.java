package com.atlasengine.core.fake;

import com.atlasengine.core.model.InteractionKey;
import com.atlasengine.core.model.PhoneNumber;
import com.atlasengine.core.port.Suppressions;
import com.atlasengine.core.time.Deadline;
import java.util.HashSet;
import java.util.Set;

/** Suppressed numbers in memory. */
public final class FakeSuppressions implements Suppressions {
  private final Faults faults = new Faults();
  private final Set<PhoneNumber> numbers = new HashSet<>();
  private final FakeInteractions interactions;

  /**
   * @param interactions those that a suppression is noted with
   */
  public FakeSuppressions(FakeInteractions interactions) {
    this.interactions = interactions;
  }

  /** How it fails. */
  public Faults faults() {
    return faults;
  }

  /** Suppresses a number, as a person in operations does. */
  public synchronized void put(PhoneNumber phone) {
    numbers.add(phone);
  }

  @Override
  public synchronized boolean contains(PhoneNumber phone, Deadline deadline) {
    faults.countOrFail(deadline);
    return numbers.contains(phone);
  }

  @Override
  public synchronized void add(InteractionKey call, Deadline deadline) {
    faults.countOrFail(deadline);
    interactions.markDoNotCall(call, deadline);
    numbers.add(call.phone());
  }
}
