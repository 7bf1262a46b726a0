package com.atlasengine.local.soak;

import com.atlasengine.local.Engine;
import com.atlasengine.local.EngineOptions;
import com.atlasengine.local.client.ContactFlow;
import com.atlasengine.local.client.EngineClient;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Many people talk to an engine at once, while its services fail one after the other and its
 * secrets are rotated. Afterwards it counts: every promise kept once, no turn unanswered, no
 * process larger than it was.
 */
public final class Soak {
  /** A function that starts while somebody waits would make the answer late. */
  private static final Duration PREPARE_TIMEOUT = Duration.ofMinutes(1);

  private static final String NO_LIMIT = "100000";
  private static final List<String> ROTATED = List.of("SessionKey", "SalesforceCreds");

  private final Engine engine;
  private final SoakPlan plan;
  private final Ledger ledger;

  /** The plan's engine: without limits, and with calls that are given up after a minute. */
  public static EngineOptions prepare(EngineOptions options, SoakPlan plan) {
    return options
        .withConcurrency(plan.processes(), SoakPlan.INVOCATIONS)
        .withParameter("DailyDialBudget", NO_LIMIT)
        .withParameter("HourlyDialBudget", NO_LIMIT)
        .withParameter("DailyModelTokens", "1000000000")
        .withParameter("CallRetryMinutes", "1");
  }

  /**
   * @param engine one with options that went through {@link #prepare}
   */
  public Soak(Engine engine, SoakPlan plan) {
    this.engine = engine;
    this.plan = plan;
    this.ledger = new Ledger(plan.allowance());
  }

  /** Runs it to its end. */
  public SoakReport run() throws Exception {
    startFunctions();
    try (EngineClient client = new EngineClient(engine.endpoint())) {
      return run(client);
    }
  }

  private void startFunctions() {
    try (ExecutorService starts = Executors.newVirtualThreadPerTaskExecutor()) {
      for (String function : engine.functionNames()) {
        Future<?> unused =
            starts.submit(() -> engine.prepare(function, plan.processes(), PREPARE_TIMEOUT));
      }
    }
  }

  private SoakReport run(EngineClient client) throws Exception {
    long begin = System.nanoTime();
    long end = begin + plan.duration().toNanos();
    ContactFlow flow = client.contactFlow();
    FaultDraw faults = new FaultDraw(client, plan, end);
    List<Size> sizes = new ArrayList<>();
    try (ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
      AtomicInteger numbers = new AtomicInteger();
      for (int i = 0; i < plan.users(); i++) {
        Future<?> unused = people.submit(new SoakUser(client, flow, plan, ledger, numbers, i, end));
      }
      Future<?> unused = people.submit(faults);
      sleepUntil(begin + plan.warmUp().toNanos());
      sizes.add(Size.now());
      rotate(client);
      sleepUntil(begin + plan.duration().toNanos() * 2 / 3);
      rotate(client);
    }
    client.endFaults();
    List<String> broken = new Settlement(client).findBroken(ledger);
    return SoakReport.of(ledger, faults.count(), broken, sizes.getFirst(), Size.now());
  }

  /** New versions of the secrets, in mid-traffic. A fault may refuse it: it is tried again. */
  private static void rotate(EngineClient client) throws InterruptedException {
    for (String secret : ROTATED) {
      boolean done = false;
      while (!done) {
        try {
          client.rotate(secret);
          done = true;
        } catch (IOException e) {
          Thread.sleep(200);
        }
      }
    }
  }

  private static void sleepUntil(long nanos) throws InterruptedException {
    TimeUnit.NANOSECONDS.sleep(Math.max(0, nanos - System.nanoTime()));
  }
}
