package com.atlasengine.core.port;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.atlasengine.core.failure.TransientFailure;
import com.atlasengine.core.fake.FakeClock;
import com.atlasengine.core.model.Channel;
import com.atlasengine.core.model.GroundedIntent;
import com.atlasengine.core.model.ReplyKey;
import com.atlasengine.core.port.ResponseCache.CachedReply;
import com.atlasengine.core.port.ResponseCache.Demand;
import com.atlasengine.core.port.ResponseCache.DueReply;
import com.atlasengine.core.reply.SharedQuestion;
import com.atlasengine.core.time.Deadline;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every {@link ResponseCache} does. */
public abstract class ResponseCacheContract {
  private static final ReplyKey KEY = new ReplyKey("GreetingIntent", "0af3");
  private static final ReplyKey OTHER = new ReplyKey("GreetingIntent", "0af4");

  private static final SharedQuestion QUESTION =
      new SharedQuestion(GroundedIntent.GREETING, Channel.CHAT, "en_US", "hello");

  private final FakeClock clock = new FakeClock();
  private final Deadline deadline = Deadline.in(Duration.ofSeconds(20));

  /** An empty cache that expires by this clock. */
  protected abstract ResponseCache cache(Clock clock);

  @Test
  void findsTheLastAnswer_whenItWasReplaced() {
    ResponseCache cache = cache(clock);
    cache.store(KEY, new CachedReply("Hello.", clock.instant()), deadline);
    CachedReply later = new CachedReply("Hi.", clock.instant().plusMillis(1));
    cache.store(KEY, later, deadline);

    assertEquals(Optional.of(later), cache.find(KEY, deadline));
    assertEquals(Optional.empty(), cache.find(OTHER, deadline));
  }

  @Test
  void findsNothing_whenTheAnswerIsPastItsHardEnd() {
    ResponseCache cache = cache(clock);
    CachedReply reply = new CachedReply("Hello.", clock.instant());
    cache.store(KEY, reply, deadline);

    clock.advance(ResponseCache.RETENTION);
    assertEquals(Optional.of(reply), cache.find(KEY, deadline));

    clock.advance(Duration.ofMillis(1));
    assertEquals(Optional.empty(), cache.find(KEY, deadline));
  }

  @Test
  void isDue_whenATurnAskedForItAgainAndItIsNearItsSoftEnd() {
    ResponseCache cache = cache(clock);
    Demand demand = new Demand(QUESTION, clock.instant());
    cache.store(KEY, new CachedReply("Hello.", clock.instant()), demand, deadline);
    Duration near = ResponseCache.FRESH_TIME.minus(ResponseCache.REFRESH_AHEAD_TIME);

    clock.advance(near.minusMillis(1));
    assertEquals(List.of(), cache.findDue(KEY.intent(), 10, deadline));
    clock.advance(Duration.ofMillis(1));
    assertEquals(List.of(new DueReply(KEY, demand)), cache.findDue(KEY.intent(), 10, deadline));
    assertEquals(List.of(), cache.findDue("FallbackIntent", 10, deadline));
  }

  @Test
  void isNotDue_whenNobodyAskedForItAgain() {
    ResponseCache cache = cache(clock);
    cache.store(KEY, new CachedReply("Hello.", clock.instant()), deadline);

    clock.advance(ResponseCache.FRESH_TIME);

    assertEquals(List.of(), cache.findDue(KEY.intent(), 10, deadline));
  }

  @Test
  void isNotDueAnyMore_whenItWasAskedForMoreThanAnHourAgo() {
    ResponseCache cache = cache(clock);
    Demand demand = new Demand(QUESTION, clock.instant());
    clock.advance(ResponseCache.COMMON_TIME.minus(ResponseCache.FRESH_TIME));
    cache.store(KEY, new CachedReply("Hello.", clock.instant()), demand, deadline);

    clock.advance(ResponseCache.FRESH_TIME);
    assertEquals(1, cache.findDue(KEY.intent(), 10, deadline).size());
    clock.advance(Duration.ofMillis(1));
    assertEquals(List.of(), cache.findDue(KEY.intent(), 10, deadline));
  }

  @Test
  void theOldestAreDueFirst_whenThereAreMoreThanAskedFor() {
    ResponseCache cache = cache(clock);
    Demand demand = new Demand(QUESTION, clock.instant());
    cache.store(OTHER, new CachedReply("Hi.", clock.instant()), demand, deadline);
    clock.advance(Duration.ofSeconds(1));
    cache.store(KEY, new CachedReply("Hello.", clock.instant()), demand, deadline);
    clock.advance(ResponseCache.FRESH_TIME);

    assertEquals(List.of(new DueReply(OTHER, demand)), cache.findDue(KEY.intent(), 1, deadline));
    assertEquals(2, cache.findDue(KEY.intent(), 10, deadline).size());
  }

  @Test
  void findsTheAnswer_whenATurnAskedForItAgain() {
    ResponseCache cache = cache(clock);
    CachedReply reply = new CachedReply("Hello.", clock.instant());
    cache.store(KEY, reply, new Demand(QUESTION, clock.instant()), deadline);

    assertEquals(Optional.of(reply), cache.find(KEY, deadline));
  }

  @Test
  void leasesAKeyToOne_untilTheHoldIsOver() {
    ResponseCache cache = cache(clock);
    Duration hold = Duration.ofSeconds(30);

    assertTrue(cache.tryLease(KEY, hold, deadline));
    assertTrue(cache.tryLease(OTHER, hold, deadline));
    clock.advance(hold.minusMillis(1));
    assertFalse(cache.tryLease(KEY, hold, deadline));
    clock.advance(Duration.ofMillis(1));
    assertTrue(cache.tryLease(KEY, hold, deadline));
  }

  @Test
  void keepsTheAnswer_whenItsKeyIsLeased() {
    ResponseCache cache = cache(clock);
    CachedReply reply = new CachedReply("Hello.", clock.instant());
    cache.store(KEY, reply, deadline);

    cache.tryLease(KEY, Duration.ofSeconds(30), deadline);

    assertEquals(Optional.of(reply), cache.find(KEY, deadline));
  }

  @Test
  void failsAtOnce_whenNothingIsLeftOfTheDeadline() {
    ResponseCache cache = cache(clock);

    assertThrows(TransientFailure.class, () -> cache.find(KEY, Deadline.in(Duration.ZERO)));
  }
}
