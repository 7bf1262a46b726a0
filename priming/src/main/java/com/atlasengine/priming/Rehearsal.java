package com.atlasengine.priming;

import com.atlasengine.core.adapter.aws.Network;
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
 * Has a second graph of a function answer events, over and over, from the bytes that come in to the
 * bytes that go out, against a {@link Loopback} endpoint. Afterwards the graph is gone.
 *
 * @param decode reads a request
 * @param graph makes the function
 * @param steps what is rehearsed, in this order; read when it is needed
 */
record Rehearsal<I, O>(Function<byte[], I> decode, Graph<I, O> graph, Supplier<List<Step>> steps) {
  /** The compiler takes a method up after some 200 calls; the busy ones have had those by then. */
  private static final int ROUNDS = 6;

  /** No round is begun after this: a version waits for its snapshot, if only once. */
  private static final Duration ENOUGH = Duration.ofSeconds(3);

  /** What hangs is left behind after this. */
  private static final Duration LIMIT = Duration.ofSeconds(45);

  /**
   * Rehearses.
   *
   * @return how much was done, in words
   * @throws Exception when the endpoint, the graph or an event failed
   */
  String run() throws Exception {
    List<Step> script = steps.get();
    try (Loopback loopback = Loopback.open();
        Surroundings surroundings = Surroundings.set(loopback)) {
      FutureTask<String> task =
          new FutureTask<>(() -> rounds(script, loopback, surroundings.telemetry()));
      // A thread of its own, so that the main thread's variables stay as they are.
      Thread.ofPlatform().daemon().name("primer").start(task);
      return task.get(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw e.getCause() instanceof Exception cause ? cause : e;
    }
  }

  private String rounds(List<Step> script, Loopback loopback, Telemetry telemetry)
      throws IOException {
    long started = System.nanoTime();
    trustStore();
    int round = 0;
    try (Network network = Network.by(loopback.detour())) {
      Entry<I, O> entry =
          new Entry<>(decode, graph.of(environment(), network, telemetry), telemetry);
      while (round < ROUNDS && System.nanoTime() - started < ENOUGH.toNanos()) {
        network.forget();
        attempt(script, loopback, entry);
        round++;
      }
      loopback.hangUp();
      Optional<RuntimeException> failure = attempt(script, loopback, entry);
      if (failure.isPresent()) {
        throw failure.get();
      }
    }
    return (round + 1) + " rounds";
  }

  /**
   * Goes through all steps. In the first round a time-out may pass while classes are loaded; only
   * what still fails in the last one says that something is wrong.
   *
   * @return the first failure that was not meant
   */
  private static Optional<RuntimeException> attempt(
      List<Step> script, Loopback loopback, Entry<?, ?> entry) throws IOException {
    Optional<RuntimeException> first = Optional.empty();
    for (Step step : script) {
      loopback.expect(step.answers());
      try {
        entry.run(
            new ByteArrayInputStream(Json.write(step.event())),
            OutputStream.nullOutputStream(),
            RehearsedContext.next(Env.system()));
      } catch (TransientFailure | PermanentFailure e) {
        first = step.fails() || first.isPresent() ? first : Optional.of(e);
      }
    }
    return first;
  }

  /** The function's own, but by day: at night it would decline to call, and learn nothing. */
  private static Env environment() {
    return Env.system().with("QUIET_HOURS", "none");
  }

  /** The endpoint is trusted for itself; the services are trusted by the platform's authorities. */
  private static void trustStore() {
    HttpsURLConnection.getDefaultSSLSocketFactory();
  }
}
