package com.atlasengine.local;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.atlasengine.local.LexDelivery.Answer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Repeats all that AWS may repeat: Lex a turn, at once and 2.6 s apart; Step Functions an Express
 * execution, two and three times; SNS and EventBridge events, in another order; Lambda's callers an
 * invocation. The requests of invocations that run at the same time pass in an order drawn by a
 * seed. What was acknowledged is there once all the same.
 *
 * <p>{@code -Datlas.interleavings=1000} tries that many; {@code -Datlas.seed=N} begins with this
 * seed, so {@code -Datlas.seed=N -Datlas.interleavings=1} repeats the one that a failure names.
 */
class RepetitionsIT {
  private static final int DEFAULT_INTERLEAVINGS = 50;

  private static ThreadEngine engine;
  private static int visitors;

  @BeforeAll
  static void start() throws Exception {
    engine = ThreadEngine.start(Map.of());
  }

  @AfterAll
  static void stop() {
    engine.close();
  }

  @Test
  void whatWasAcknowledgedIsThereOnce_whateverIsRepeated() throws Exception {
    long first = Long.getLong("atlas.seed", System.nanoTime() >>> 16);
    int count = Integer.getInteger("atlas.interleavings", DEFAULT_INTERLEAVINGS);
    List<String> problems = new ArrayList<>();
    int acknowledged = 0;
    long started = System.nanoTime();
    for (long seed = first; seed < first + count; seed++) {
      Random random = new Random(seed);
      random.nextInt();
      Journey journey = Journey.values()[random.nextInt(Journey.values().length)];
      JourneyRun run = run(journey, seed);
      acknowledged += run.isAcknowledged() ? 1 : 0;
      for (String problem : run.problems()) {
        problems.add("atlas.seed=" + seed + " " + journey + ": " + problem);
      }
    }
    System.out.printf(
        "repetitions: %d interleavings, %d acknowledged, %d s, atlas.seed=%d%n",
        count, acknowledged, (System.nanoTime() - started) / 1_000_000_000, first);
    assertEquals(List.of(), problems);
    assertEquals(count, acknowledged, "each is acknowledged, atlas.seed=" + first);
  }

  private static JourneyRun run(Journey journey, long seed) throws Exception {
    Repetitions repetitions = Repetitions.of(seed);
    JourneyRun run =
        new JourneyRun(
            engine, visitors++, (e, turn) -> deliver(e, turn, repetitions.times("turn")));
    engine.repeat(repetitions);
    engine.tap(new Turnstile(seed));
    try {
      journey.run(run);
    } finally {
      engine.tap(InvocationTap.NONE);
      engine.repeat(Repetitions.NONE);
    }
    journey.check(run);
    return run;
  }

  /** The visitor gets the answer that comes to the first delivery that has one. */
  private static Optional<Answer> deliver(
      ThreadEngine engine, LexDelivery turn, List<Duration> times) {
    AtomicReferenceArray<Answer> answers = new AtomicReferenceArray<>(times.size());
    for (int i = 0; i < times.size(); i++) {
      int delivery = i;
      engine.fork(
          "delivery",
          () -> {
            engine.sleep(times.get(delivery));
            JourneyRun.deliverOnce(engine, turn).ifPresent(a -> answers.set(delivery, a));
          });
    }
    engine.pass(times.stream().max(Duration::compareTo).orElse(Duration.ZERO));
    Answer[] all = new Answer[times.size()];
    Arrays.setAll(all, answers::get);
    return Arrays.stream(all).filter(Objects::nonNull).findFirst();
  }
}
