package com.atlasengine.core.fake;

import com.atlasengine.core.failure.TransientFailure;
import com.atlasengine.core.port.Claims;
import com.atlasengine.core.time.Deadline;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** Claims in memory. */
public final class FakeClaims implements Claims {
  private final Faults faults = new Faults();
  private final Map<Key, Entry> entries = new HashMap<>();
  private final Map<Key, Counter> counters = new HashMap<>();
  private final Clock clock;

  private final AtomicBoolean losesNextAnswer = new AtomicBoolean();

  /** Claims that expire by this clock. */
  public FakeClaims(Clock clock) {
    this.clock = clock;
  }

  /** Claims that expire by the wall clock. */
  public FakeClaims() {
    this(Clock.systemUTC());
  }

  /** The next claim is taken, but whoever takes it does not hear of it. */
  public void loseNextAnswer() {
    losesNextAnswer.set(true);
  }

  /** How it fails. */
  public Faults faults() {
    return faults;
  }

  @Override
  public synchronized Claim claim(Key key, String owner, Duration hold, Deadline deadline) {
    faults.countOrFail(deadline);
    Entry held = live(key);
    if (held == null) {
      entries.put(key, new Entry(owner, Optional.empty(), clock.instant().plus(hold)));
      if (losesNextAnswer.getAndSet(false)) {
        throw new TransientFailure("no usable answer");
      }
      return new Claim.Won(Optional.empty(), /* repeated= */ false);
    }
    return held.owner().equals(owner)
        ? new Claim.Won(held.outcome(), /* repeated= */ true)
        : new Claim.Held(held.owner(), held.outcome());
  }

  @Override
  public synchronized void storeOutcome(Key key, String owner, String outcome, Deadline deadline) {
    faults.countOrFail(deadline);
    Entry held = live(key);
    if (held != null && held.owner().equals(owner)) {
      entries.put(key, new Entry(owner, Optional.of(outcome), held.until()));
    }
  }

  @Override
  public synchronized void release(Key key, String owner, Deadline deadline) {
    faults.countOrFail(deadline);
    entries.computeIfPresent(key, (k, held) -> held.owner().equals(owner) ? null : held);
  }

  @Override
  public synchronized boolean tryIncrement(Key key, int limit, Duration keep, Deadline deadline) {
    faults.countOrFail(deadline);
    int used = counterValue(key);
    if (used >= limit) {
      return false;
    }
    counters.put(key, new Counter(used + 1, clock.instant().plus(keep)));
    return true;
  }

  @Override
  public synchronized long add(Key key, long amount, Duration keep, Deadline deadline) {
    faults.countOrFail(deadline);
    int sum = counterValue(key) + (int) amount;
    counters.put(key, new Counter(sum, clock.instant().plus(keep)));
    return sum;
  }

  /** Adds to a counter, below zero never. */
  synchronized void change(Key key, int by, Duration keep) {
    counters.put(key, new Counter(Math.max(0, counterValue(key) + by), clock.instant().plus(keep)));
  }

  /** Whether somebody holds the claim. */
  synchronized boolean isHeld(Key key) {
    return live(key) != null;
  }

  @Override
  public synchronized void decrement(Key key, Deadline deadline) {
    faults.countOrFail(deadline);
    counters.computeIfPresent(key, (k, c) -> new Counter(Math.max(0, c.used() - 1), c.until()));
  }

  @Override
  public synchronized Optional<Claim.Held> findHolder(Key key, Deadline deadline) {
    faults.countOrFail(deadline);
    return Optional.ofNullable(live(key)).map(e -> new Claim.Held(e.owner(), e.outcome()));
  }

  /** What a counter stands at. */
  public synchronized int counterValue(Key key) {
    Counter counter = counters.get(key);
    return counter == null || !counter.until().isAfter(clock.instant()) ? 0 : counter.used();
  }

  private @Nullable Entry live(Key key) {
    Entry entry = entries.get(key);
    return entry != null && entry.until().isAfter(clock.instant()) ? entry : null;
  }

  private record Entry(String owner, Optional<String> outcome, Instant until) {}

  private record Counter(int used, Instant until) {}
}
