package com.atlasengine.priming;

import com.atlasengine.core.adapter.aws.ClientLifecycle;
import com.atlasengine.core.config.Env;
import com.atlasengine.core.lambda.Entry;
import com.atlasengine.core.telemetry.LambdaTelemetry;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.crac.Context;
import org.crac.Core;
import org.crac.Resource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Warms a function up before its snapshot and clears its caches after a restore. The function's own
 * graph is not used for that: it has handled no request when the snapshot is taken, so it holds no
 * personal or stale data.
 */
public final class Primer implements Resource {
  private static final Logger LOG = LoggerFactory.getLogger(Primer.class);

  /** The runtime refers to resources weakly: without this they would be collected. */
  private static final Queue<Primer> REGISTERED = new ConcurrentLinkedQueue<>();

  private final Rehearsal<?, ?> rehearsal;
  private final ClientLifecycle lifecycle;
  private final LambdaTelemetry telemetry;

  Primer(Rehearsal<?, ?> rehearsal, ClientLifecycle lifecycle, LambdaTelemetry telemetry) {
    this.rehearsal = rehearsal;
    this.lifecycle = lifecycle;
    this.telemetry = telemetry;
  }

  /**
   * The way into a function in production, primed before a snapshot is taken of it.
   *
   * @param decode reads a request
   * @param factory makes the function; called once more for priming, when the {@link Step}s are
   *     rehearsed that the function's resource {@code /prime/script.json} lists
   * @throws IllegalStateException naming every variable that is missing or malformed
   */
  public static <I, O> Entry<I, O> entry(Function<byte[], I> decode, UseCaseFactory<I, O> factory) {
    LambdaTelemetry telemetry = LambdaTelemetry.create();
    ClientLifecycle lifecycle = ClientLifecycle.direct();
    Entry<I, O> entry =
        new Entry<>(decode, factory.create(Env.system(), lifecycle, telemetry), telemetry);
    Primer primer =
        new Primer(new Rehearsal<>(decode, factory, Step::readScript), lifecycle, telemetry);
    REGISTERED.add(primer);
    Core.getGlobalContext().register(primer);
    return entry;
  }

  /** Never throws: an unprimed function is slow once, but a failed hook prevents its start. */
  @Override
  public void beforeCheckpoint(Context<? extends Resource> context) {
    long started = System.nanoTime();
    try {
      String summary = rehearsal.run();
      long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - started);
      LOG.info("Primed in {} ms, {}", millis, summary);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      LOG.warn("Not primed: interrupted");
    } catch (Exception | Error e) {
      LOG.warn("Not primed: {}", e.getClass().getName());
    }
  }

  @Override
  public void afterRestore(Context<? extends Resource> context) {
    telemetry.markRestored();
    lifecycle.forget();
  }
}
