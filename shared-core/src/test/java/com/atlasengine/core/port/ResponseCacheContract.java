package com.atlasengine.core.port;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.atlasengine.core.failure.TransientFailure;
import com.atlasengine.core.fake.FakeClock;
import com.atlasengine.core.lambda.Deadline;
import com.atlasengine.core.port.ResponseCache.CachedReply;
import com.atlasengine.core.reply.ReplyKey;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every {@link ResponseCache} does. */
public abstract class ResponseCacheContract {
  private static final ReplyKey KEY = new ReplyKey("GreetingIntent", "0af3");
  private static final ReplyKey OTHER = new ReplyKey("GreetingIntent", "0af4");

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
