package com.atlasengine.local;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for a condition. The limit only ends a test that would never end by itself. */
public final class Await {
  private static final Duration LIMIT = Duration.ofMinutes(2);
  private static final Duration PAUSE = Duration.ofMillis(10);

  private Await() {}

  /**
   * Returns when the condition holds.
   *
   * @throws AssertionError when it does not within two minutes
   */
  public static void until(BooleanSupplier condition) {
    Object unused = value(() -> Optional.of(condition).filter(BooleanSupplier::getAsBoolean));
  }

  /**
   * Looks until a value is there, and returns it.
   *
   * @throws AssertionError when it is not within two minutes
   */
  public static <T, E extends Exception> T value(Look<T, E> look) throws E {
    Instant end = Instant.now().plus(LIMIT);
    for (Optional<T> found = look.look(); ; found = look.look()) {
      if (found.isPresent()) {
        return found.get();
      }
      if (Instant.now().isAfter(end)) {
        throw new AssertionError("not there after " + LIMIT);
      }
      LockSupport.parkNanos(PAUSE.toNanos());
    }
  }

  /** Looks once. */
  @FunctionalInterface
  public interface Look<T, E extends Exception> {
    /** The value; empty when it is not there yet. */
    Optional<T> look() throws E;
  }
}
