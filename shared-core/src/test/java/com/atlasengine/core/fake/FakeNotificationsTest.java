package com.atlasengine.core.fake;

import com.atlasengine.core.port.Notifications;
import com.atlasengine.core.port.NotificationsContract;
import java.util.List;

class FakeNotificationsTest extends NotificationsContract {
  private final FakeNotifications notifications = new FakeNotifications();

  @Override
  protected Notifications notifications() {
    return notifications;
  }

  @Override
  protected List<String> receivedMessages() {
    return notifications.messages().stream().map(p -> p.subject() + ": " + p.message()).toList();
  }

  @Override
  protected void takeDown() {
    notifications.faults().failAsIfDown();
  }
}
