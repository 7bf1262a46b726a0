package com.atlasengine.core.port;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.atlasengine.core.failure.PermanentFailure;
import com.atlasengine.core.failure.TransientFailure;
import com.atlasengine.core.time.Deadline;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What all {@link Secrets} do. */
public abstract class SecretsContract {
  private static final String ID = "AtlasEngine/SessionKey";

  private final Deadline deadline = Deadline.in(Duration.ofSeconds(20));

  /** The secrets under test. */
  protected abstract Secrets secrets();

  /** Sets a value in the store behind them. */
  protected abstract void put(String id, String value);

  /** Takes the store behind them down. */
  protected abstract void takeDown();

  @Test
  void givesTheValue() {
    put(ID, "one");

    assertEquals("one", secrets().get(ID, deadline));
  }

  @Test
  void givesTheSameValue_untilItIsRenewed() {
    put(ID, "one");
    secrets().get(ID, deadline);
    put(ID, "two");
    assertEquals("one", secrets().get(ID, deadline));

    secrets().renew(ID, deadline);

    assertEquals("two", secrets().get(ID, deadline));
  }

  @Test
  void keepsTheValue_whenItCannotBeRenewed() {
    put(ID, "one");
    secrets().get(ID, deadline);
    takeDown();

    assertThrows(TransientFailure.class, () -> secrets().renew(ID, deadline));
    assertEquals("one", secrets().get(ID, deadline));
  }

  @Test
  void failsForGood_whenThereIsNoSuchSecret() {
    assertThrows(PermanentFailure.class, () -> secrets().get(ID, deadline));
  }

  @Test
  void failsForNow_whenTheStoreIsDown() {
    put(ID, "one");
    takeDown();

    assertThrows(TransientFailure.class, () -> secrets().get(ID, deadline));
  }

  @Test
  void failsAtOnce_whenNothingIsLeftOfTheDeadline() {
    put(ID, "one");

    assertThrows(TransientFailure.class, () -> secrets().get(ID, Deadline.in(Duration.ZERO)));
  }
}
