package com.atlasengine.core.fake;

import com.atlasengine.core.failure.PermanentFailure;
import com.atlasengine.core.failure.TransientFailure;
import com.atlasengine.core.model.ContactFlowId;
import com.atlasengine.core.model.ContactId;
import com.atlasengine.core.model.PhoneNumber;
import com.atlasengine.core.port.Telephony;
import com.atlasengine.core.time.Deadline;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A telephone that only writes down whom it was to call. */
public final class FakeTelephony implements Telephony {
  private final Faults faults = new Faults();
  private final List<PlacedCall> calls = new ArrayList<>();
  private final List<ContactFlowId> flows = new ArrayList<>();
  private final Map<String, ContactId> byToken = new HashMap<>();
  private Optional<DialResult> refusal = Optional.empty();
  private boolean hidesCalls;
  private boolean losesAnswer;
  private Runnable whenItRings = () -> {};
  private int warmCount;

  /** How it fails. */
  public Faults faults() {
    return faults;
  }

  /** Refuses every number from now on. */
  public synchronized void refuseAll(String error) {
    refusal = Optional.of(new DialResult.Refused(error));
  }

  /** Rings no phone and answers this, from now on. */
  public synchronized void answerAll(DialResult answer) {
    refusal = Optional.of(answer);
  }

  /** Rings again. */
  public synchronized void ringAgain() {
    refusal = Optional.empty();
  }

  /** Rings once and then fails as if the answer were lost. */
  public synchronized void loseNextAnswer() {
    losesAnswer = true;
  }

  /** Does this once a phone rings, before it answers. */
  public synchronized void whenItRings(Runnable then) {
    whenItRings = then;
  }

  /** The calls are over: their tokens ring again. */
  public synchronized void hangUpAll() {
    byToken.clear();
  }

  /** Finds no call from now on, as long as it was placed just now. */
  public synchronized void hideCalls() {
    hidesCalls = true;
  }

  /** The calls that rang, oldest first. */
  public synchronized List<PlacedCall> calls() {
    return List.copyOf(calls);
  }

  /** How often it was warmed. */
  public synchronized int warmCount() {
    return warmCount;
  }

  @Override
  public synchronized DialResult dial(
      PhoneNumber to, String token, Map<String, String> attributes, Deadline deadline) {
    faults.countOrFail(deadline);
    if (refusal.isPresent()) {
      return refusal.get();
    }
    ContactId ringing = byToken.get(token);
    if (ringing == null) {
      ringing = new ContactId("contact-%04d".formatted(calls.size() + 1));
      byToken.put(token, ringing);
      calls.add(new PlacedCall(to, token, Map.copyOf(attributes), ringing));
      whenItRings.run();
    }
    if (losesAnswer) {
      losesAnswer = false;
      throw new TransientFailure("no answer in time");
    }
    return new DialResult.Dialled(ringing);
  }

  @Override
  public synchronized Optional<ContactId> find(String token, Instant since, Deadline deadline) {
    faults.countOrFail(deadline);
    return calls.stream()
        .filter(call -> call.token().equals(token) && !hidesCalls)
        .map(PlacedCall::contact)
        .findFirst();
  }

  @Override
  public synchronized void addAttributes(
      ContactId call, Map<String, String> attributes, Deadline deadline) {
    faults.countOrFail(deadline);
    PlacedCall placed =
        calls.stream()
            .filter(known -> known.contact().equals(call))
            .findFirst()
            .orElseThrow(() -> new PermanentFailure("no such call"));
    Map<String, String> all = new HashMap<>(placed.attributes());
    all.putAll(attributes);
    calls.set(
        calls.indexOf(placed),
        new PlacedCall(placed.to(), placed.token(), Map.copyOf(all), placed.contact()));
  }

  @Override
  public synchronized Telephony through(ContactFlowId flow) {
    flows.add(flow);
    return this;
  }

  /** The flows that calls were to go through, oldest first. */
  public synchronized List<ContactFlowId> flows() {
    return List.copyOf(flows);
  }

  @Override
  public synchronized void warm(Deadline deadline) {
    faults.countOrFail(deadline);
    warmCount++;
  }

  /** A call that rang. */
  public record PlacedCall(
      PhoneNumber to, String token, Map<String, String> attributes, ContactId contact) {}
}
