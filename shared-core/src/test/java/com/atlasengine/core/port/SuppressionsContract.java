package com.atlasengine.core.port;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.atlasengine.core.failure.PermanentFailure;
import com.atlasengine.core.failure.TransientFailure;
import com.atlasengine.core.kit.Ada;
import com.atlasengine.core.model.PhoneNumber;
import com.atlasengine.core.time.Deadline;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every {@link Suppressions} does. */
public abstract class SuppressionsContract {
  private final Deadline deadline = Deadline.in(Duration.ofSeconds(20));

  /** An empty store. */
  protected abstract Suppressions suppressions();

  /** The interactions that it notes suppressions with. */
  protected abstract Interactions interactions();

  @Test
  void containsTheNumberOfTheCall_andNoOther() {
    interactions().open("execution-1", Ada.KEY, Ada.NAME, "", deadline);

    suppressions().add(Ada.KEY, deadline);
    suppressions().add(Ada.KEY, deadline);

    assertTrue(suppressions().contains(Ada.PHONE, deadline));
    assertFalse(suppressions().contains(new PhoneNumber("+12065550124"), deadline));
    assertEquals(
        Optional.of(true),
        interactions().find(Ada.KEY, deadline).map(item -> item.wishes().doNotCall()));
  }

  @Test
  void staysWhenTheInteractionIsErased() {
    interactions().open("execution-1", Ada.KEY, Ada.NAME, "", deadline);
    suppressions().add(Ada.KEY, deadline);

    interactions().delete(Ada.KEY, deadline);

    assertTrue(suppressions().contains(Ada.PHONE, deadline));
  }

  @Test
  void suppressesNothing_whenThereIsNoSuchCall() {
    assertThrows(PermanentFailure.class, () -> suppressions().add(Ada.KEY, deadline));

    assertFalse(suppressions().contains(Ada.PHONE, deadline));
    assertEquals(Optional.empty(), interactions().find(Ada.KEY, deadline));
  }

  @Test
  void fails_whenThereIsNoTime() {
    Deadline past = Deadline.in(Duration.ZERO);

    assertThrows(TransientFailure.class, () -> suppressions().contains(Ada.PHONE, past));
    assertThrows(TransientFailure.class, () -> suppressions().add(Ada.KEY, past));
  }
}
