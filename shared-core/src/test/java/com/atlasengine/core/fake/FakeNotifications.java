package com.atlasengine.core.fake;

import com.atlasengine.core.port.Notifications;
import com.atlasengine.core.time.Deadline;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A topic nobody listens to. */
public final class FakeNotifications implements Notifications {
  private final Faults faults = new Faults();
  private final List<Message> messages = new CopyOnWriteArrayList<>();

  /** How it fails. */
  public Faults faults() {
    return faults;
  }

  /** What was published, oldest first. */
  public List<Message> messages() {
    return List.copyOf(messages);
  }

  @Override
  public void publish(String subject, String message, Deadline deadline) {
    faults.countOrFail(deadline);
    messages.add(new Message(subject, message));
  }

  /** One message. */
  public record Message(String subject, String message) {}
}
