package com.atlasengine.bench.restore;

import com.atlasengine.bench.shipped.Aws;
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
 * Measures first answers, with stand-ins that answer at once: what is left is our own. What AWS
 * itself needs to restore a snapshot is in none of these numbers.
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
  private static final JsonNode NOTHING = new ObjectMapper().createObjectNode();
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  /** Segments travel by UDP and are there when the answer is, or a moment later. */
  private static final Duration SEGMENTS = Duration.ofMillis(500);

  /** Where the runtime client looks for the platform's side of the hooks: nothing is there. */
  private static final String NO_HOOKS = "-Dorg.crac.Core.Compat=none";

  /** Invocations of a restored process before it counts as warm. */
  private static final int WARMING = 20;

  private final EngineOptions options;
  private final int rounds;
  private final PrintStream out;
  private final Events events = new Events();

  /** First answers of the functions of this template, so many times each. */
  public RestoreBench(Path template, int rounds, PrintStream out) {
    this.options = EngineOptions.of(template).withoutSchedules().withConcurrency(1, 1);
    this.rounds = rounds;
    this.out = out;
  }

  /** Measures all functions. */
  public List<Restores> measure() throws Exception {
    EngineOptions snapshots = options.withInitialization("snap-start");
    Map<String, FirstAnswers> cold = first(options, "cold");
    Map<String, FirstAnswers> unprimed = first(snapshots.withFlag(NO_HOOKS), "restored, unprimed");
    Map<String, FirstAnswers> primed = first(snapshots, "restored, primed");
    Map<String, FirstAnswers> waiting = new LinkedHashMap<>();
    Map<String, FirstAnswers> warm = warm(waiting);
    List<Restores> all = new ArrayList<>();
    for (String function : FUNCTIONS) {
      all.add(
          new Restores(
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

  private Map<String, FirstAnswers> first(EngineOptions how, String name) throws Exception {
    Map<String, FirstAnswers> all = new LinkedHashMap<>();
    try (Engine engine = Engine.start(how);
        Aws aws = new Aws(engine.endpoint())) {
      for (String function : FUNCTIONS) {
        out.printf("first answers, %s: %s%n", name, function);
        List<Double> millis = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
          millis.add(first(engine, aws, function, how.initialization().equals("snap-start")));
        }
        all.put(function, new FirstAnswers(millis));
      }
    }
    return all;
  }

  private double first(Engine engine, Aws aws, String function, boolean snapshot)
      throws IOException, InterruptedException {
    String event = events.next(function, opened(aws, function));
    engine.end(function);
    if (snapshot && !engine.prepare(function, 1, PATIENCE)) {
      throw new IOException(function + " did not reach its snapshot");
    }
    return timed(aws, function, event, Aws.newTrace());
  }

  private Map<String, FirstAnswers> warm(Map<String, FirstAnswers> waiting) throws Exception {
    Map<String, FirstAnswers> all = new LinkedHashMap<>();
    try (Engine engine = Engine.start(options);
        Aws aws = new Aws(engine.endpoint())) {
      for (String function : FUNCTIONS) {
        out.printf("first answers, warm: %s%n", function);
        List<Double> millis = new ArrayList<>();
        List<Double> waited = new ArrayList<>();
        for (int i = 0; i < WARMING + rounds; i++) {
          String trace = Aws.newTrace();
          double took = timed(aws, function, events.next(function, opened(aws, function)), trace);
          if (i >= WARMING) {
            millis.add(took);
            waited.add(waited(engine, trace));
          }
        }
        all.put(function, new FirstAnswers(millis));
        waiting.put(function, new FirstAnswers(waited));
      }
    }
    return all;
  }

  /** What the event needs to have happened before. */
  private JsonNode opened(Aws aws, String function) throws IOException, InterruptedException {
    if (!function.endsWith("update-lead")) {
      return NOTHING;
    }
    return aws.invoke(CREATE_LEAD, events.next(CREATE_LEAD, NOTHING), Aws.newTrace()).json();
  }

  /** How long the function waited for services, in milliseconds, by its own segments. */
  private static double waited(Engine engine, String trace) throws InterruptedException {
    long until = System.nanoTime() + SEGMENTS.toNanos();
    List<JsonNode> segments = engine.segments(Aws.traceId(trace));
    while (segments.isEmpty() && System.nanoTime() < until) {
      Thread.sleep(5);
      segments = engine.segments(Aws.traceId(trace));
    }
    return new Trace(segments).waited().toNanos() / 1e6;
  }

  private static double timed(Aws aws, String function, String event, String trace)
      throws IOException, InterruptedException {
    long started = System.nanoTime();
    Aws.Answer answer = aws.invoke(function + ":live", event, trace);
    double millis = (System.nanoTime() - started) / 1e6;
    if (answer.status() != 200 || !answer.functionError().isEmpty()) {
      throw new IOException(function + ": " + answer.body());
    }
    return millis;
  }
}
