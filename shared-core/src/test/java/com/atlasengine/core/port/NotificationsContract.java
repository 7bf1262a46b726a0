package com.atlasengine.core.port;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.atlasengine.core.failure.TransientFailure;
import com.atlasengine.core.time.Deadline;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What all {@link Notifications} do. */
public abstract class NotificationsContract {
  private final Deadline deadline = Deadline.in(Duration.ofSeconds(20));

  /** The topic under test. */
  protected abstract Notifications notifications();

  /** What arrived, each as {@code subject: message}. */
  protected abstract List<String> receivedMessages();

  /** Takes the service down. */
  protected abstract void takeDown();

  @Test
  void publishesSubjectAndMessage() {
    notifications().publish("Callback", "Ada & \"today\"", deadline);

    assertEquals(List.of("Callback: Ada & \"today\""), receivedMessages());
  }

  @Test
  void failsForNow_whenTheServiceIsDown() {
    takeDown();

    assertThrows(
        TransientFailure.class, () -> notifications().publish("Callback", "Ada", deadline));
  }

  @Test
  void failsAtOnce_whenNothingIsLeftOfTheDeadline() {
    assertThrows(
        TransientFailure.class,
        () -> notifications().publish("Callback", "Ada", Deadline.in(Duration.ZERO)));
    assertEquals(List.of(), receivedMessages());
  }
}
