package com.atlasengine.core.port;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.atlasengine.core.failure.TransientFailure;
import com.atlasengine.core.fake.FakeClock;
import com.atlasengine.core.model.ReplyKey;
import com.atlasengine.core.port.ResponseCache.CachedReply;
import com.atlasengine.core.port.ResponseCache.Demand;
import com.atlasengine.core.port.ResponseCache.Due;
import com.atlasengine.core.port.TextModel.Prompt;
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

  private static final Prompt PROMPT = new Prompt("You are Atlas.", "Hello?", 150, 0.7);

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

    clock.pass(ResponseCache.HARD);
    assertEquals(Optional.of(reply), cache.find(KEY, deadline));

    clock.pass(Duration.ofMillis(1));
    assertEquals(Optional.empty(), cache.find(KEY, deadline));
  }

  @Test
  void isDue_whenATurnAskedForItAgainAndItIsNearItsSoftEnd() {
    ResponseCache cache = cache(clock);
    Demand demand = new Demand(PROMPT, clock.instant());
    cache.store(KEY, new CachedReply("Hello.", clock.instant()), demand, deadline);
    Duration near = ResponseCache.SOFT.minus(ResponseCache.NEAR);

    clock.pass(near.minusMillis(1));
    assertEquals(List.of(), cache.due(KEY.intent(), 10, deadline));
    clock.pass(Duration.ofMillis(1));
    assertEquals(List.of(new Due(KEY, demand)), cache.due(KEY.intent(), 10, deadline));
    assertEquals(List.of(), cache.due("FallbackIntent", 10, deadline));
  }

  @Test
  void isNotDue_whenNobodyAskedForItAgain() {
    ResponseCache cache = cache(clock);
    cache.store(KEY, new CachedReply("Hello.", clock.instant()), deadline);

    clock.pass(ResponseCache.SOFT);

    assertEquals(List.of(), cache.due(KEY.intent(), 10, deadline));
  }

  @Test
  void isNotDueAnyMore_whenItWasAskedForMoreThanAnHourAgo() {
    ResponseCache cache = cache(clock);
    Demand demand = new Demand(PROMPT, clock.instant());
    clock.pass(ResponseCache.COMMON.minus(ResponseCache.SOFT));
    cache.store(KEY, new CachedReply("Hello.", clock.instant()), demand, deadline);

    clock.pass(ResponseCache.SOFT);
    assertEquals(1, cache.due(KEY.intent(), 10, deadline).size());
    clock.pass(Duration.ofMillis(1));
    assertEquals(List.of(), cache.due(KEY.intent(), 10, deadline));
  }

  @Test
  void theOldestAreDueFirst_whenThereAreMoreThanAskedFor() {
    ResponseCache cache = cache(clock);
    Demand demand = new Demand(PROMPT, clock.instant());
    cache.store(OTHER, new CachedReply("Hi.", clock.instant()), demand, deadline);
    clock.pass(Duration.ofSeconds(1));
    cache.store(KEY, new CachedReply("Hello.", clock.instant()), demand, deadline);
    clock.pass(ResponseCache.SOFT);

    assertEquals(List.of(new Due(OTHER, demand)), cache.due(KEY.intent(), 1, deadline));
    assertEquals(2, cache.due(KEY.intent(), 10, deadline).size());
  }

  @Test
  void findsTheAnswer_whenATurnAskedForItAgain() {
    ResponseCache cache = cache(clock);
    CachedReply reply = new CachedReply("Hello.", clock.instant());
    cache.store(KEY, reply, new Demand(PROMPT, clock.instant()), deadline);

    assertEquals(Optional.of(reply), cache.find(KEY, deadline));
  }

  @Test
  void leasesAKeyToOne_untilTheHoldIsOver() {
    ResponseCache cache = cache(clock);
    Duration hold = Duration.ofSeconds(30);

    assertTrue(cache.lease(KEY, hold, deadline));
    assertTrue(cache.lease(OTHER, hold, deadline));
    clock.pass(hold.minusMillis(1));
    assertFalse(cache.lease(KEY, hold, deadline));
    clock.pass(Duration.ofMillis(1));
    assertTrue(cache.lease(KEY, hold, deadline));
  }

  @Test
  void keepsTheAnswer_whenItsKeyIsLeased() {
    ResponseCache cache = cache(clock);
    CachedReply reply = new CachedReply("Hello.", clock.instant());
    cache.store(KEY, reply, deadline);

    cache.lease(KEY, Duration.ofSeconds(30), deadline);

    assertEquals(Optional.of(reply), cache.find(KEY, deadline));
  }

  @Test
  void failsAtOnce_whenNothingIsLeftOfTheDeadline() {
    ResponseCache cache = cache(clock);

    assertThrows(TransientFailure.class, () -> cache.find(KEY, Deadline.in(Duration.ZERO)));
  }
}
