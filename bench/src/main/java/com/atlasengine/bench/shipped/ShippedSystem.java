package com.atlasengine.bench.shipped;

import com.atlasengine.bench.replay.AnsweringSystem;
import com.atlasengine.bench.replay.EngagementResult;
import com.atlasengine.bench.replay.TurnResult;
import com.atlasengine.bench.script.Channel;
import com.atlasengine.bench.script.Engagement;
import com.atlasengine.bench.script.Script;
import com.atlasengine.bench.script.ScriptedConversation;
import com.atlasengine.bench.script.ScriptedTurn;
import com.atlasengine.local.Engine;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** The shipped functions on the local engine, called as Lex and a start of the workflow do. */
public final class ShippedSystem implements AnsweringSystem {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String LEX = "atlas-engine-lex-fulfillment";
  private static final String UPDATE_LEAD = "atlas-engine-update-lead";
  private static final String INVOKE_CALL = "atlas-engine-invoke-call";
  private static final String HOOK_ALIAS = LEX + ":live";
  private static final String WORKFLOW =
      "arn:aws:states:us-west-2:000000000000:stateMachine:atlas-engine-engage-lead";

  /** Segments arrive over UDP, sometimes shortly after the response. */
  private static final Duration SEGMENT_TIMEOUT = Duration.ofMillis(500);

  /** Express workflows end within five minutes; this one much sooner, or not at all. */
  private static final Duration MAX_WORKFLOW_TIME = Duration.ofSeconds(60);

  private final Engine engine;
  private final EngineHttpClient client;

  /** The functions of this engine. */
  public ShippedSystem(Engine engine) {
    this.engine = engine;
    this.client = new EngineHttpClient(engine.endpoint());
  }

  @Override
  public String name() {
    return "ours";
  }

  @Override
  public void prepare(Script script) throws Exception {
    ActiveCalls.store(engine.endpoint(), script);
    for (String function : engine.functionNames()) {
      if (!engine.prepare(function, 1, Duration.ofMinutes(2))) {
        throw new IOException(function + " was not ready after two minutes");
      }
    }
  }

  @Override
  public TurnResult answer(
      ScriptedConversation conversation, Map<String, String> session, ScriptedTurn turn)
      throws IOException, InterruptedException {
    String event = LexEvents.of(conversation, addCallAttributes(conversation, session), turn);
    String trace = EngineHttpClient.newTrace();
    long started = System.nanoTime();
    EngineHttpClient.ServiceResponse response = client.invoke(HOOK_ALIAS, event, trace);
    Duration waited = Duration.ofNanos(System.nanoTime() - started);
    return toResult(session, response, waited, trace);
  }

  private static Map<String, String> addCallAttributes(
      ScriptedConversation conversation, Map<String, String> session) {
    Map<String, String> all = new HashMap<>(session);
    if (conversation.channel() == Channel.PHONE) {
      all.putIfAbsent("interactionKey", conversation.interactionKey());
    }
    return all;
  }

  private TurnResult toResult(
      Map<String, String> before,
      EngineHttpClient.ServiceResponse answer,
      Duration waited,
      String trace)
      throws IOException, InterruptedException {
    JsonNode response = answer.json();
    Map<String, String> session = new HashMap<>();
    response
        .path("sessionState")
        .path("sessionAttributes")
        .properties()
        .forEach(a -> session.put(a.getKey(), a.getValue().asText()));
    String error = error(answer, response);
    Trace said = awaitInvocation(trace, LEX, SEGMENT_TIMEOUT);
    JsonNode own = said.findInvocation(LEX).orElseGet(JSON::createObjectNode);
    JsonNode notes = own.path("annotations");
    return new TurnResult(
        error.isEmpty() ? session : before,
        waited,
        Trace.duration(own),
        said.serviceTime(),
        notes.path("reply").asText(""),
        notes.path("cache").asText(""),
        error);
  }

  private static String error(EngineHttpClient.ServiceResponse answer, JsonNode response) {
    if (answer.status() != 200 || !answer.functionError().isEmpty()) {
      return "HTTP " + answer.status() + " " + response.path("errorType").asText("");
    }
    JsonNode state = response.path("sessionState");
    boolean delegates = state.path("dialogAction").path("type").asText().equals("Delegate");
    if (!delegates && response.path("messages").isEmpty()) {
      return "no message";
    }
    boolean failed = state.path("intent").path("state").asText().equals("Failed");
    return failed ? "intent failed" : "";
  }

  /** What a function said of its invocation in a trace, waiting for it as long as this. */
  private Trace awaitInvocation(String header, String function, Duration atMost)
      throws InterruptedException {
    String id = EngineHttpClient.traceId(header);
    long until = System.nanoTime() + atMost.toNanos();
    Trace trace = new Trace(engine.segments(id));
    while (trace.findInvocation(function).isEmpty() && System.nanoTime() < until) {
      Thread.sleep(5);
      trace = new Trace(engine.segments(id));
    }
    return trace;
  }

  @Override
  public EngagementResult engage(Engagement engagement) throws IOException, InterruptedException {
    String header = EngineHttpClient.newTrace();
    double started = epochSeconds(Instant.now());
    EngineHttpClient.ServiceResponse start =
        client.call("states", "AWSStepFunctions.StartExecution", request(engagement, header));
    if (start.status() != 200) {
      return EngagementResult.failed(start.body());
    }
    Trace trace = awaitScenarioStored(header);
    return trace
        .findDial()
        .map(dial -> toEngagementResult(trace, dial, started))
        .orElseGet(() -> EngagementResult.failed("no call was placed"));
  }

  private static EngagementResult toEngagementResult(Trace trace, JsonNode dial, double started) {
    double ended = dial.path("end_time").asDouble();
    Trace path = trace.untilDial();
    return new EngagementResult(
        Trace.seconds(ended - started),
        path.coveredTime(started, ended),
        path.dialSteps(started),
        Trace.seconds(trace.end() - started),
        trace.isFollowedBy(INVOKE_CALL, dial) ? "" : "no function stored the scenario");
  }

  /** The trace once the scenario of a placed call is stored, the last that a function does. */
  private Trace awaitScenarioStored(String header) throws InterruptedException {
    String id = EngineHttpClient.traceId(header);
    long until = System.nanoTime() + MAX_WORKFLOW_TIME.toNanos();
    Trace trace = new Trace(engine.segments(id));
    while (!isScenarioStored(trace) && System.nanoTime() < until) {
      Thread.sleep(50);
      trace = new Trace(engine.segments(id));
    }
    return trace;
  }

  private static boolean isScenarioStored(Trace trace) {
    return trace.findDial().filter(d -> trace.isFollowedBy(INVOKE_CALL, d)).isPresent();
  }

  private static JsonNode request(Engagement engagement, String trace) {
    ObjectNode input = JSON.createObjectNode();
    input.put("firstName", engagement.person().first());
    input.put("lastName", engagement.person().last());
    input.put("phone", engagement.person().phone());
    input.put("chat_transcript", engagement.chat());
    return JSON.createObjectNode()
        .put("stateMachineArn", WORKFLOW)
        .put("name", engagement.id())
        .put("traceHeader", trace)
        .put("input", input.toString());
  }

  @Override
  public void endCall(ScriptedConversation call) throws IOException, InterruptedException {
    ObjectNode event = JSON.createObjectNode().put("leadId", "").put("attempt", 0);
    event.put("partitionKey", call.partitionKey()).put("sortKey", call.sortKey());
    Instant now = Instant.now();
    event
        .putObject("contact")
        .put("Id", call.id())
        .put("Channel", "VOICE")
        .put("InitiationTimestamp", now.minusSeconds(90).toString())
        .put("ConnectedToSystemTimestamp", now.minusSeconds(80).toString())
        .put("DisconnectTimestamp", now.toString())
        .put("DisconnectReason", "CUSTOMER_DISCONNECT");
    requireSuccess(
        client.invoke(UPDATE_LEAD + ":live", event.toString(), EngineHttpClient.newTrace()));
  }

  /**
   * Has a function do what one of its schedules has it do.
   *
   * @param action what the schedule's event names
   */
  public void invokeScheduled(String function, String action)
      throws IOException, InterruptedException {
    String event = "{\"detail\":{\"action\":\"" + action + "\"}}";
    requireSuccess(client.invoke(function + ":live", event, EngineHttpClient.newTrace()));
  }

  /** The memory of a function in megabytes. */
  public int memoryMb(String function) throws IOException, InterruptedException {
    return client
        .get("/2015-03-31/functions/" + function + "/configuration", "lambda")
        .json()
        .path("MemorySize")
        .asInt();
  }

  private static void requireSuccess(EngineHttpClient.ServiceResponse response) throws IOException {
    if (response.status() != 200 || !response.functionError().isEmpty()) {
      throw new IOException("HTTP " + response.status() + " " + response.body());
    }
  }

  private static double epochSeconds(Instant instant) {
    return instant.getEpochSecond() + instant.getNano() / 1e9;
  }

  @Override
  public void close() {
    client.close();
  }
}
