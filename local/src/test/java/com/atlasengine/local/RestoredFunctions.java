package com.atlasengine.local;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.atlasengine.local.lambda.Functions;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** All functions of the template on one engine, each looked at before and after its restore. */
final class RestoredFunctions implements AutoCloseable {
  static final String LEX = "LexFulfillment";
  static final String REFRESH = "RefreshResponses";
  static final String CREATE = "CreateLead";
  static final String SCENARIO = "GenerateScenario";
  static final String CALL = "InvokeCall";
  static final String UPDATE = "UpdateLead";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<List<String>> TWO_AT_A_TIME =
      List.of(List.of(LEX, CREATE), List.of(SCENARIO, CALL), List.of(UPDATE, REFRESH));

  private final Engine engine;
  private final Map<String, SnapshotFunction> functions = new HashMap<>();
  private final Map<String, Observation> before = new HashMap<>();
  private final Map<String, Observation> after = new HashMap<>();
  private final Map<String, FunctionRun> first = new HashMap<>();
  private long traces;

  /**
   * A function at one moment.
   *
   * @param classes what it has loaded
   * @param connections how often it has connected to the engine
   * @param logLines its lines
   */
  record Observation(List<String> classes, int connections, List<String> logLines) {}

  /**
   * An invocation.
   *
   * @param trace its X-Ray trace
   * @param answer what it answered
   * @param metrics the line of metrics it printed
   */
  record FunctionRun(String trace, JsonNode answer, JsonNode metrics) {}

  /** Has every function primed, up to its snapshot. */
  RestoredFunctions(Engine engine, Path folder) throws Exception {
    this.engine = engine;
    for (List<String> two : TWO_AT_A_TIME) {
      for (String function : two) {
        functions.put(function, new SnapshotFunction(engine, function, folder));
      }
      for (String function : two) {
        assertTrue(get(functions, function).awaitSnapshot(), function);
        Await.value(() -> Optional.of(true).filter(b -> lines(function).contains("rimed")));
        before.put(function, observe(function));
      }
    }
  }

  /** Sends one lead through all functions, so that each gets what the ones before it made. */
  void restoreAll() throws Exception {
    String flow = engine.template().callFlow().orElseThrow().arn();
    ObjectNode engage = event("invoke-call", "engage");
    engage.put("contactFlowId", flow.substring(flow.lastIndexOf('/') + 1));
    JsonNode call = first(CALL, engage);
    JsonNode lead = first(CREATE, event("create-lead", "engage"));
    first(SCENARIO, event("generate-scenario", "scenario"));
    ObjectNode ended = event("update-lead", "call-ended");
    ended.setAll((ObjectNode) lead);
    ended.set("contactId", call.path("ContactId"));
    first(UPDATE, ended);
    first(REFRESH, event("refresh-responses", "asked"));
    first(LEX, event("lex-fulfillment", "greeting-text"));
  }

  private JsonNode first(String function, JsonNode event) throws Exception {
    FunctionRun run = invoke(function, event);
    first.put(function, run);
    after.put(function, observe(function));
    return run.answer();
  }

  private Observation observe(String function) {
    SnapshotFunction restorable = get(functions, function);
    return new Observation(
        restorable.loadedClasses(), restorable.connectionCount(), restorable.lines());
  }

  /** When the snapshot was taken. */
  Observation before(String function) {
    return get(before, function);
  }

  /** After the first invocation. */
  Observation after(String function) {
    return get(after, function);
  }

  /** The first invocation after the restore. */
  FunctionRun first(String function) {
    return get(first, function);
  }

  /** One more invocation, as one that renews what is cached. */
  FunctionRun invokeWarm(String function) throws Exception {
    return invoke(function, JSON.readTree("{\"detail\":{\"action\":\"keep-warm\"}}"));
  }

  /** One more invocation, to its end. */
  FunctionRun invoke(String function, JsonNode event) throws Exception {
    String trace = "1-65f00000-%024x".formatted(++traces);
    int index = metrics(function).size();
    Functions.Result result =
        get(functions, function)
            .invoke(event.toString(), "Root=" + trace + ";Parent=00000000000000aa;Sampled=1");
    assertTrue(result.error().isEmpty(), result.payload());
    String line = Await.value(() -> metrics(function).stream().skip(index).findFirst());
    return new FunctionRun(trace, JSON.readTree(result.payload()), JSON.readTree(line));
  }

  private List<String> metrics(String function) {
    return get(functions, function).lines().stream()
        .filter(line -> line.contains("\"_aws\""))
        .toList();
  }

  private String lines(String function) {
    return String.join("\n", get(functions, function).lines());
  }

  /** What an invocation sent to X-Ray about itself: the subsegment named after the function. */
  JsonNode segment(FunctionRun run, String module) throws Exception {
    return Await.value(
        () ->
            engine.xray().segments(run.trace()).stream()
                .filter(s -> s.path("name").asText().equals("atlas-engine-" + module))
                .findFirst());
  }

  /** The names of all subsegments below one. */
  static Set<String> subsegmentNames(JsonNode segment) {
    Set<String> names = new TreeSet<>();
    for (JsonNode child : segment.path("subsegments")) {
      names.add(child.path("name").asText());
      names.addAll(subsegmentNames(child));
    }
    return names;
  }

  /** An event of a module's tests. */
  static ObjectNode event(String module, String name) throws IOException {
    Path file = Path.of("..", module, "src/test/resources/events", name + ".json");
    return (ObjectNode) JSON.readTree(Files.readString(file));
  }

  private static <T> T get(Map<String, T> of, String function) {
    return Objects.requireNonNull(of.get(function), function);
  }

  @Override
  public void close() {
    functions.values().forEach(SnapshotFunction::close);
  }
}
