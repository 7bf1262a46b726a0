package com.atlasengine.local.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.atlasengine.local.Await;
import com.fasterxml.jackson.databind.node.IntNode;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class EventFeedTest {
  private static final Duration LONG = Duration.ofMinutes(1);

  private final EventFeed feed = new EventFeed(Clock.systemUTC(), 3);

  @Test
  void keepsTheNewest_withIdsWithoutGaps() throws Exception {
    publish(5);

    assertEquals(List.of(3L, 4L, 5L), ids(0));
    assertEquals(List.of(5L), ids(4));
  }

  @Test
  void readerWaits_untilSomethingHappens() throws Exception {
    FutureTask<List<Long>> reader = new FutureTask<>(() -> ids(0));
    Thread thread = Thread.ofVirtual().start(reader);
    Await.until(() -> thread.getState() == Thread.State.TIMED_WAITING);

    publish(1);

    assertEquals(List.of(1L), reader.get());
  }

  @Test
  void readersGo_whenTheFeedIsClosed() throws Exception {
    FutureTask<List<Long>> reader = new FutureTask<>(() -> ids(0));
    Thread thread = Thread.ofVirtual().start(reader);
    Await.until(() -> thread.getState() == Thread.State.TIMED_WAITING);

    feed.close();

    assertEquals(List.of(), reader.get());
    assertTrue(feed.isClosed());
  }

  private void publish(int times) {
    LongStream.range(0, times).forEach(i -> feed.publish("log", IntNode.valueOf((int) i)));
  }

  private List<Long> ids(long after) throws InterruptedException {
    return feed.awaitAfter(after, LONG).stream().map(EventFeed.FeedEvent::id).toList();
  }
}
