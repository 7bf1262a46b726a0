package com.atlasengine.local;

import com.atlasengine.local.http.AwsError;
import com.atlasengine.local.http.Exchange;
import com.atlasengine.local.http.FaultKind;
import com.atlasengine.local.http.Gateway;
import com.atlasengine.local.lambda.FunctionRunner;
import com.atlasengine.local.timing.LatencyProfile;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What can be switched while the engine runs: faults, the latency profile, and functions whose
 * process ends. It answers {@code /_atlas/switches}, {@code /_atlas/faults}, {@code
 * /_atlas/latency} and {@code /_atlas/functions/{name}/end}.
 */
final class Switchboard {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern END = Pattern.compile(".*/functions/([^/]+)/end");

  /** Services of the engine's own, and those that no function calls: they are not to fail. */
  private static final Set<String> OWN =
      Set.of("_atlas", "cloudformation", "console", "logs", "monitoring", "servicequotas", "sts");

  private final Gateway gateway;
  private final LatencyProfile latency;
  private final FunctionRunner functions;
  private volatile Consumer<JsonNode> watcher = switches -> {};

  Switchboard(Gateway gateway, LatencyProfile latency, FunctionRunner functions) {
    this.gateway = gateway;
    this.latency = latency;
    this.functions = functions;
    gateway.faults().watch(this::tellWatcher);
    functions.watchEnds(this::tellWatcher);
  }

  /** Calls the watcher with all switches whenever one changes. */
  void watch(Consumer<JsonNode> newWatcher) {
    watcher = newWatcher;
  }

  private void tellWatcher() {
    watcher.accept(describe());
  }

  /** Whether a path is one of these. */
  static boolean serves(String path) {
    return path.matches("/_atlas/(switches|faults|latency|functions/.*)");
  }

  /** Answers one request. */
  void serve(Exchange exchange) throws IOException {
    Matcher end = END.matcher(exchange.path());
    if (end.matches() && exchange.method().equals("POST")) {
      end(end.group(1), exchange.json().path("inNextInvocationAfterMs"));
      exchange.respondJson(describe());
      return;
    }
    switch (exchange.method() + " " + exchange.path().substring("/_atlas/".length())) {
      case "GET switches", "GET latency" -> exchange.respondJson(describe());
      case "PUT latency" -> switchLatency(exchange);
      case "GET faults" -> exchange.respondJson(gateway.faults().describe());
      case "PUT faults", "POST faults" -> {
        gateway.faults().set(exchange.json());
        exchange.respondJson(gateway.faults().describe());
      }
      case "DELETE faults" -> {
        gateway.faults().clear();
        exchange.respondJson(gateway.faults().describe());
      }
      default -> throw new AwsError(405, "MethodNotAllowed", "see docs/local.md for what there is");
    }
  }

  private void switchLatency(Exchange exchange) throws IOException {
    try {
      latency.switchTo(exchange.json().path("profile").asText());
    } catch (IllegalArgumentException e) {
      throw new AwsError(400, "ValidationException", String.valueOf(e.getMessage()));
    }
    tellWatcher();
    exchange.respondJson(describe());
  }

  /** Ends all processes of a function, or the one that takes the next invocation, in it. */
  private void end(String function, JsonNode afterMillis) {
    if (afterMillis.isNumber()) {
      functions.endInNextInvocation(function, Duration.ofMillis(afterMillis.asLong()));
    } else {
      functions.pool(function).endAll();
    }
    tellWatcher();
  }

  private ObjectNode describe() {
    ObjectNode all = JSON.createObjectNode().put("latency", latency.name());
    all.set("faults", gateway.faults().describe());
    addAll(all.putArray("latencies"), LatencyProfile.NAMES);
    addAll(
        all.putArray("services"),
        gateway.serviceNames().stream().filter(name -> !OWN.contains(name)).toList());
    for (FaultKind kind : FaultKind.values()) {
      if (kind.isComplete()) {
        all.withArray("faultKinds")
            .addObject()
            .put("name", kind.label())
            .put("does", kind.description());
      }
    }
    addAll(all.putArray("endingInNextInvocation"), functions.endingInNextInvocation());
    return all;
  }

  private static void addAll(ArrayNode array, List<String> values) {
    values.forEach(array::add);
  }
}
