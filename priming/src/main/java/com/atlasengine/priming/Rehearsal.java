package com.atlasengine.priming;

import com.atlasengine.core.adapter.aws.ClientLifecycle;
import com.atlasengine.core.config.Env;
import com.atlasengine.core.failure.PermanentFailure;
import com.atlasengine.core.failure.TransientFailure;
import com.atlasengine.core.json.Json;
import com.atlasengine.core.lambda.Entry;
import com.atlasengine.core.telemetry.Telemetry;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.net.ssl.HttpsURLConnection;

/**
 * Builds a second object graph of the function and runs events through it several times, bytes in
 * and bytes out, against a {@link LoopbackServices} endpoint.
 *
 * @param decode reads a request
 * @param factory makes the function
 * @param steps what is rehearsed, in this order; read when it is needed
 */
record Rehearsal<I, O>(
    Function<byte[], I> decode, UseCaseFactory<I, O> factory, Supplier<List<Step>> steps) {
  /** The compiler takes a method up after some 200 calls; the busy ones have had those by then. */
  private static final int MAX_ROUNDS = 6;

  /** No round is begun after this: a version waits for its snapshot, if only once. */
  private static final Duration ROUNDS_TIME = Duration.ofSeconds(3);

  /** The rehearsal is abandoned after this. */
  private static final Duration TOTAL_TIME = Duration.ofSeconds(45);

  /**
   * Rehearses.
   *
   * @return how much was done, in words
   * @throws Exception when the endpoint, the graph or an event failed
   */
  String run() throws Exception {
    List<Step> script = steps.get();
    try (LoopbackServices loopback = LoopbackServices.open();
        PrimingEnvironment environment = PrimingEnvironment.enter(loopback)) {
      FutureTask<String> task =
          new FutureTask<>(() -> runRounds(script, loopback, environment.telemetry()));
      // A thread of its own, so that the main thread's variables stay as they are.
      Thread.ofPlatform().daemon().name("primer").start(task);
      return task.get(TOTAL_TIME.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw e.getCause() instanceof Exception cause ? cause : e;
    }
  }

  private String runRounds(List<Step> script, LoopbackServices loopback, Telemetry telemetry)
      throws IOException {
    long started = System.nanoTime();
    loadPlatformTrustStore();
    int round = 0;
    try (ClientLifecycle lifecycle = ClientLifecycle.redirectedTo(loopback.redirect())) {
      Entry<I, O> entry =
          new Entry<>(
              decode, factory.create(daytimeEnvironment(), lifecycle, telemetry), telemetry);
      while (round < MAX_ROUNDS && System.nanoTime() - started < ROUNDS_TIME.toNanos()) {
        lifecycle.forget();
        runSteps(script, loopback, entry);
        round++;
      }
      loopback.closeAfterNextResponse();
      Optional<RuntimeException> failure = runSteps(script, loopback, entry);
      if (failure.isPresent()) {
        throw failure.get();
      }
    }
    return (round + 1) + " rounds";
  }

  /**
   * Goes through all steps. In the first round a time-out may pass while classes are loaded; only a
   * failure in the last round is an error.
   *
   * @return the first failure that was not meant
   */
  private static Optional<RuntimeException> runSteps(
      List<Step> script, LoopbackServices loopback, Entry<?, ?> entry) throws IOException {
    Optional<RuntimeException> first = Optional.empty();
    for (Step step : script) {
      loopback.expect(step.answers());
      try {
        entry.run(
            new ByteArrayInputStream(Json.writeBytes(step.event())),
            OutputStream.nullOutputStream(),
            RehearsalContext.next(Env.system()));
      } catch (TransientFailure | PermanentFailure e) {
        first = step.fails() || first.isPresent() ? first : Optional.of(e);
      }
    }
    return first;
  }

  /** The function's own, but by day: at night it would decline to call, and learn nothing. */
  private static Env daytimeEnvironment() {
    return Env.system().with("QUIET_HOURS", "none");
  }

  /** The endpoint is trusted for itself; the services are trusted by the platform's authorities. */
  private static void loadPlatformTrustStore() {
    HttpsURLConnection.getDefaultSSLSocketFactory();
  }
}
