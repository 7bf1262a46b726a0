package com.atlasengine.core.usage;

import com.atlasengine.core.config.Env;
import com.atlasengine.core.failure.PermanentFailure;
import com.atlasengine.core.failure.TransientFailure;
import com.atlasengine.core.port.Claims;
import com.atlasengine.core.port.TextModel.Prompt;
import com.atlasengine.core.port.TextModel.Usage;
import com.atlasengine.core.telemetry.Metric;
import com.atlasengine.core.telemetry.Telemetry;
import com.atlasengine.core.time.Deadline;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How many tokens the models may read and write in a day (UTC), all functions together. A process
 * decides by what it last learnt of the sum, so nobody waits for a read; each process notices what
 * others spend ten seconds late, and its own at once.
 */
public final class ModelBudget {
  private static final Logger LOG = LoggerFactory.getLogger(ModelBudget.class);

  /** Two thousand million: as far as a whole number of the environment goes. */
  private static final int MAX_DAILY_TOKENS = 2_000_000_000;

  /** A counter is kept longer than its day. */
  private static final Duration COUNTER_RETENTION = Duration.ofDays(2);

  /** After this, what is known of the sum is old. */
  private static final Duration KNOWN_FOR = Duration.ofSeconds(10);

  /** A write takes a tenth of this. */
  private static final Duration WRITE_TIME = Duration.ofMillis(500);

  /** English text has about four characters in a token. */
  private static final int CHARS_PER_TOKEN = 4;

  private final Claims claims;
  private final int dailyTokens;
  private final Telemetry telemetry;
  private final Clock clock;
  private final AtomicLong notWritten = new AtomicLong();
  private volatile Sum known = new Sum(LocalDate.EPOCH, 0, Instant.EPOCH);

  /**
   * @param dailyTokens from {@link #dailyTokens(Env)}
   */
  public ModelBudget(Claims claims, int dailyTokens, Telemetry telemetry, Clock clock) {
    this.claims = claims;
    this.dailyTokens = dailyTokens;
    this.telemetry = telemetry;
    this.clock = clock;
  }

  /** {@code DAILY_MODEL_TOKENS}, 5,000,000: three times a busy day. */
  public static int dailyTokens(Env env) {
    return env.number("DAILY_MODEL_TOKENS", 5_000_000, 1, MAX_DAILY_TOKENS);
  }

  /** Whether today's tokens are spent, as far as this process knows. */
  public boolean isSpent() {
    Sum sum = known;
    return sum.day().equals(today()) && sum.tokens() + notWritten.get() >= dailyTokens;
  }

  /**
   * Counts an answer; {@link #write} stores it. Where the service did not say what it cost, the
   * length of the prompt does.
   */
  public void count(Prompt prompt, Usage usage) {
    int said = usage.inputTokens() + usage.outputTokens();
    notWritten.addAndGet(said > 0 ? said : estimate(prompt));
  }

  /** Counts a prompt whose answer did not come in time: it was read nevertheless. */
  public void countLost(Prompt prompt) {
    notWritten.addAndGet(estimate(prompt));
  }

  private static int estimate(Prompt prompt) {
    return (prompt.system().length() + prompt.user().length()) / CHARS_PER_TOKEN;
  }

  /** Learns the sum if what is known of it is old, or what was counted since spends it. */
  public void learn(Deadline deadline) {
    Sum sum = known;
    boolean isOld =
        !sum.day().equals(today()) || sum.learntAt().plus(KNOWN_FOR).isBefore(clock.instant());
    if (isOld || (notWritten.get() > 0 && isSpent())) {
      write(deadline);
    }
  }

  /**
   * Stores what was counted and learns the sum. A failure is only logged: the count is stored with
   * the next one.
   */
  public void write(Deadline deadline) {
    long tokens = notWritten.getAndSet(0);
    LocalDate day = today();
    try {
      long sum =
          claims.add(
              new Claims.Key(Claims.Kind.TOKENS, day.toString()),
              tokens,
              COUNTER_RETENTION,
              deadline.atMost(WRITE_TIME));
      known = new Sum(day, sum, clock.instant());
      telemetry.add(Metric.MODEL_BUDGET_USED, 100.0 * sum / dailyTokens);
    } catch (TransientFailure | PermanentFailure e) {
      notWritten.addAndGet(tokens);
      LOG.warn("Could not count the tokens: {}", e.getMessage());
    }
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
  }

  private record Sum(LocalDate day, long tokens, Instant learntAt) {}
}
