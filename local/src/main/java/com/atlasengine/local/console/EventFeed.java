package com.atlasengine.local.console;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What has happened in the engine, in order. It keeps the newest events, so that a page that is
 * opened late knows what happened before. Readers wait for more; nobody who publishes ever waits.
 */
public final class EventFeed implements AutoCloseable {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Deque<FeedEvent> kept = new ArrayDeque<>();
  private final Clock clock;
  private final int capacity;
  private final long epoch;
  private long lastId;
  private boolean closed;

  /**
   * @param capacity how many events it keeps
   */
  public EventFeed(Clock clock, int capacity) {
    this.clock = clock;
    this.capacity = capacity;
    this.epoch = clock.millis();
  }

  /**
   * One event.
   *
   * @param id from 1, without gaps
   * @param kind what happened, such as {@code segment} or {@code contact}
   * @param atMillis when, in milliseconds since 1970
   * @param data what the service says of it, JSON
   */
  record FeedEvent(long id, String kind, long atMillis, String data) {}

  /** Adds an event. */
  public void publish(String kind, JsonNode data) {
    String text = data.toString();
    lock.lock();
    try {
      kept.add(new FeedEvent(++lastId, kind, clock.millis(), text));
      if (kept.size() > capacity) {
        FeedEvent unused = kept.remove();
      }
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /**
   * The kept events after this one, oldest first; waits for the first if there is none yet. Empty
   * when the time is over or the feed is closed.
   */
  List<FeedEvent> awaitAfter(long id, Duration limit) throws InterruptedException {
    long nanos = limit.toNanos();
    lock.lock();
    try {
      while (lastId <= id && !closed && nanos > 0) {
        nanos = changed.awaitNanos(nanos);
      }
      return after(id);
    } finally {
      lock.unlock();
    }
  }

  private List<FeedEvent> after(long id) {
    List<FeedEvent> newer = new ArrayList<>();
    Iterator<FeedEvent> newestFirst = kept.descendingIterator();
    while (newestFirst.hasNext()) {
      FeedEvent event = newestFirst.next();
      if (event.id() <= id) {
        break;
      }
      newer.add(event);
    }
    return newer.reversed();
  }

  /** Tells the feeds of two engines apart: when this one began, in milliseconds since 1970. */
  long epoch() {
    return epoch;
  }

  /** The id of the newest event; 0 before the first. */
  long lastId() {
    lock.lock();
    try {
      return lastId;
    } finally {
      lock.unlock();
    }
  }

  /** Whether no event will come any more. */
  boolean isClosed() {
    lock.lock();
    try {
      return closed;
    } finally {
      lock.unlock();
    }
  }

  /** Lets all readers go. */
  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
