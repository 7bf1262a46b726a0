package com.atlasengine.local.soak;

import com.atlasengine.local.client.EngineClient;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;

/** Switches one fault after the other on and off. */
final class FaultDraw implements Runnable {
  private static final List<String> KINDS =
      List.of(
          "refused",
          "reset",
          "hang",
          "trickle",
          "malformed",
          "throttled",
          "broken",
          "down",
          "denied",
          "expired");
  private static final Duration PAUSE = Duration.ofSeconds(3);
  private static final int LONGEST_MILLIS = 4_000;

  private final EngineClient engine;
  private final List<String> services;
  private final Random random;
  private final long endNanos;
  private final AtomicInteger count = new AtomicInteger();

  FaultDraw(EngineClient engine, SoakPlan plan, long endNanos) {
    this.engine = engine;
    this.services = plan.failing();
    this.random = new Random(plan.seed());
    this.endNanos = endNanos;
  }

  @Override
  public void run() {
    try {
      while (System.nanoTime() < endNanos) {
        Thread.sleep(PAUSE);
        ObjectNode faults = JsonNodeFactory.instance.objectNode();
        faults
            .putObject(services.get(random.nextInt(services.size())))
            .put("kind", KINDS.get(random.nextInt(KINDS.size())))
            .put("forMs", 1_000 + random.nextInt(LONGEST_MILLIS));
        engine.setFaults(faults);
        count.incrementAndGet();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  int count() {
    return count.get();
  }
}
