package com.atlasengine.core.fake;

import com.atlasengine.core.failure.TransientFailure;
import com.atlasengine.core.time.Deadline;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** How a fake fails: one call after the other, or every call until further notice. */
public final class Faults {
  private final ConcurrentLinkedQueue<RuntimeException> next = new ConcurrentLinkedQueue<>();
  private final AtomicReference<@Nullable RuntimeException> always = new AtomicReference<>();
  private final AtomicInteger calls = new AtomicInteger();
  private volatile Consumer<Deadline> observer = deadline -> {};

  /** The next calls fail with these, one each; the call after them works again. */
  public void failNext(RuntimeException... failures) {
    next.addAll(List.of(failures));
  }

  /** Every call fails with this from now on. */
  public void failAlways(RuntimeException failure) {
    always.set(failure);
  }

  /** Every call fails as if the service were down, from now on. */
  public void failAsIfDown() {
    failAlways(new TransientFailure("down"));
  }

  /** Every call tells this first what it is given. */
  public void beforeEachCall(Consumer<Deadline> call) {
    observer = call;
  }

  /** Calls work again. */
  public void clear() {
    next.clear();
    always.set(null);
  }

  /** How many calls there were, the failed ones included. */
  public int callCount() {
    return calls.get();
  }

  /** Counts a call, and fails it if that is its turn or nothing is left of its time. */
  void countOrFail(Deadline deadline) {
    calls.incrementAndGet();
    observer.accept(deadline);
    RuntimeException failure = next.poll();
    if (failure == null) {
      failure = always.get();
    }
    if (failure != null) {
      throw failure;
    }
    if (deadline.isPast()) {
      throw new TransientFailure("no time left");
    }
  }
}
