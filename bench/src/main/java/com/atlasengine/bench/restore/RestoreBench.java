package com.atlasengine.bench.restore;

import com.atlasengine.bench.shipped.EngineHttpClient;
import com.atlasengine.bench.shipped.Trace;
import com.atlasengine.local.Engine;
import com.atlasengine.local.EngineOptions;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Measures first answers with stand-ins that answer immediately, so that only our own time is left.
 * What AWS itself needs to restore a snapshot is in none of these numbers.
 */
public final class RestoreBench {
  private static final List<String> FUNCTIONS =
      List.of(
          "atlas-engine-lex-fulfillment",
          "atlas-engine-refresh-responses",
          "atlas-engine-create-lead",
          "atlas-engine-generate-scenario",
          "atlas-engine-invoke-call",
          "atlas-engine-update-lead");

  private static final String CREATE_LEAD = "atlas-engine-create-lead";
  private static final JsonNode EMPTY = new ObjectMapper().createObjectNode();
  private static final Duration READY_TIMEOUT = Duration.ofMinutes(2);

  /** Segments arrive over UDP, sometimes shortly after the response. */
  private static final Duration SEGMENT_TIMEOUT = Duration.ofMillis(500);

  /** Where the runtime client looks for the platform's side of the hooks: nothing is there. */
  private static final String NO_HOOKS = "-Dorg.crac.Core.Compat=none";

  /** Invocations of a restored process before it counts as warm. */
  private static final int WARM_UP_INVOCATIONS = 20;

  private final EngineOptions options;
  private final int rounds;
  private final PrintStream out;
  private final EventFactory events = new EventFactory();

  /** First answers of the functions of this template, so many times each. */
  public RestoreBench(Path template, int rounds, PrintStream out) {
    this.options = EngineOptions.of(template).withoutSchedules().withConcurrency(1, 1);
    this.rounds = rounds;
    this.out = out;
  }

  /** Measures all functions. */
  public List<RestoreTimes> measure() throws Exception {
    EngineOptions snapshots = options.withInitialization("snap-start");
    Map<String, FirstAnswers> cold = measureFirst(options, "cold");
    Map<String, FirstAnswers> unprimed =
        measureFirst(snapshots.withFlag(NO_HOOKS), "restored, unprimed");
    Map<String, FirstAnswers> primed = measureFirst(snapshots, "restored, primed");
    Map<String, FirstAnswers> waiting = new LinkedHashMap<>();
    Map<String, FirstAnswers> warm = measureWarm(waiting);
    List<RestoreTimes> all = new ArrayList<>();
    for (String function : FUNCTIONS) {
      all.add(
          new RestoreTimes(
              function.replace("atlas-engine-", ""),
              of(cold, function),
              of(unprimed, function),
              of(primed, function),
              of(warm, function),
              of(waiting, function)));
    }
    return all;
  }

  private static FirstAnswers of(Map<String, FirstAnswers> all, String function) {
    return Objects.requireNonNull(all.get(function));
  }

  private Map<String, FirstAnswers> measureFirst(EngineOptions how, String name) throws Exception {
    Map<String, FirstAnswers> all = new LinkedHashMap<>();
    try (Engine engine = Engine.start(how);
        EngineHttpClient client = new EngineHttpClient(engine.endpoint())) {
      for (String function : FUNCTIONS) {
        out.printf("first answers, %s: %s%n", name, function);
        List<Double> millis = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
          millis.add(
              measureFirst(engine, client, function, how.initialization().equals("snap-start")));
        }
        all.put(function, new FirstAnswers(millis));
      }
    }
    return all;
  }

  private double measureFirst(
      Engine engine, EngineHttpClient client, String function, boolean snapshot)
      throws IOException, InterruptedException {
    String event = events.next(function, openInteraction(client, function));
    engine.endProcesses(function);
    if (snapshot && !engine.prepare(function, 1, READY_TIMEOUT)) {
      throw new IOException(function + " did not reach its snapshot");
    }
    return timeInvocation(client, function, event, EngineHttpClient.newTrace());
  }

  private Map<String, FirstAnswers> measureWarm(Map<String, FirstAnswers> waiting)
      throws Exception {
    Map<String, FirstAnswers> all = new LinkedHashMap<>();
    try (Engine engine = Engine.start(options);
        EngineHttpClient client = new EngineHttpClient(engine.endpoint())) {
      for (String function : FUNCTIONS) {
        out.printf("first answers, warm: %s%n", function);
        List<Double> millis = new ArrayList<>();
        List<Double> waited = new ArrayList<>();
        for (int i = 0; i < WARM_UP_INVOCATIONS + rounds; i++) {
          String trace = EngineHttpClient.newTrace();
          double took =
              timeInvocation(
                  client,
                  function,
                  events.next(function, openInteraction(client, function)),
                  trace);
          if (i >= WARM_UP_INVOCATIONS) {
            millis.add(took);
            waited.add(serviceMillis(engine, trace));
          }
        }
        all.put(function, new FirstAnswers(millis));
        waiting.put(function, new FirstAnswers(waited));
      }
    }
    return all;
  }

  /** Creates what the event depends on. */
  private JsonNode openInteraction(EngineHttpClient client, String function)
      throws IOException, InterruptedException {
    if (!function.endsWith("update-lead")) {
      return EMPTY;
    }
    return client
        .invoke(CREATE_LEAD, events.next(CREATE_LEAD, EMPTY), EngineHttpClient.newTrace())
        .json();
  }

  /** How long the function waited for services, in milliseconds, by its own segments. */
  private static double serviceMillis(Engine engine, String trace) throws InterruptedException {
    long until = System.nanoTime() + SEGMENT_TIMEOUT.toNanos();
    List<JsonNode> segments = engine.segments(EngineHttpClient.traceId(trace));
    while (segments.isEmpty() && System.nanoTime() < until) {
      Thread.sleep(5);
      segments = engine.segments(EngineHttpClient.traceId(trace));
    }
    return new Trace(segments).serviceTime().toNanos() / 1e6;
  }

  private static double timeInvocation(
      EngineHttpClient client, String function, String event, String trace)
      throws IOException, InterruptedException {
    long started = System.nanoTime();
    EngineHttpClient.ServiceResponse response = client.invoke(function + ":live", event, trace);
    double millis = (System.nanoTime() - started) / 1e6;
    if (response.status() != 200 || !response.functionError().isEmpty()) {
      throw new IOException(function + ": " + response.body());
    }
    return millis;
  }
}
