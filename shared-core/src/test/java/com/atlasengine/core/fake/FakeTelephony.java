package com.atlasengine.core.fake;

import com.atlasengine.core.model.ContactId;
import com.atlasengine.core.model.PhoneNumber;
import com.atlasengine.core.port.Telephony;
import com.atlasengine.core.time.Deadline;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A telephone that only writes down whom it was to call. */
public final class FakeTelephony implements Telephony {
  private final Faults faults = new Faults();
  private final List<Call> calls = new ArrayList<>();
  private final Map<String, ContactId> byToken = new HashMap<>();
  private Optional<String> refusal = Optional.empty();
  private int warmed;

  /** How it fails. */
  public Faults faults() {
    return faults;
  }

  /** Refuses every number from now on. */
  public synchronized void refuses(String error) {
    refusal = Optional.of(error);
  }

  /** The calls that rang, oldest first. */
  public synchronized List<Call> calls() {
    return List.copyOf(calls);
  }

  /** How often it was warmed. */
  public synchronized int warmed() {
    return warmed;
  }

  @Override
  public synchronized Dial dial(
      PhoneNumber to, String token, Map<String, String> attributes, Deadline deadline) {
    faults.call(deadline);
    if (refusal.isPresent()) {
      return new Dial.Refused(refusal.get());
    }
    ContactId ringing = byToken.get(token);
    if (ringing == null) {
      ringing = new ContactId("contact-%04d".formatted(calls.size() + 1));
      byToken.put(token, ringing);
      calls.add(new Call(to, token, Map.copyOf(attributes), ringing));
    }
    return new Dial.Dialled(ringing);
  }

  @Override
  public synchronized void warm(Deadline deadline) {
    faults.call(deadline);
    warmed++;
  }

  /** A call that rang. */
  public record Call(
      PhoneNumber to, String token, Map<String, String> attributes, ContactId contact) {}
}
