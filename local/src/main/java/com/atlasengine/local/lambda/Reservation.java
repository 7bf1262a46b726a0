package com.atlasengine.local.lambda;

import com.atlasengine.local.http.AwsError;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/** How many invocations of a function may run at once. */
final class Reservation {
  private final Optional<Semaphore> free;

  /**
   * @param places as many as the template reserves for the function; any number when empty
   */
  Reservation(Optional<Integer> places) {
    this.free = places.map(Semaphore::new);
  }

  /**
   * Takes a place, to be given back by {@link #release}.
   *
   * @throws AwsError {@code TooManyRequestsException} (429) when none is free
   */
  void take() {
    if (free.isPresent() && !free.get().tryAcquire()) {
      throw new AwsError(429, "TooManyRequestsException", "Rate Exceeded.");
    }
  }

  void release() {
    free.ifPresent(Semaphore::release);
  }
}
