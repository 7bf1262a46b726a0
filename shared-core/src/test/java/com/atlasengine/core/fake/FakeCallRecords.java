package com.atlasengine.core.fake;

import com.atlasengine.core.model.ContactId;
import com.atlasengine.core.port.CallRecords;
import com.atlasengine.core.time.Deadline;
import java.util.ArrayList;
import java.util.List;

/** Remembers which calls were forgotten. */
public final class FakeCallRecords implements CallRecords {
  private final Faults faults = new Faults();
  private final List<ContactId> forgotten = new ArrayList<>();

  /** How it fails. */
  public Faults faults() {
    return faults;
  }

  /** The calls that were forgotten, in that order. */
  public synchronized List<ContactId> forgotten() {
    return List.copyOf(forgotten);
  }

  @Override
  public synchronized void forget(ContactId call, Deadline deadline) {
    faults.countOrFail(deadline);
    forgotten.add(call);
  }
}
