package com.atlasengine.bench.shipped;

import com.atlasengine.bench.replay.Answered;
import com.atlasengine.bench.replay.AnsweringSystem;
import com.atlasengine.bench.replay.Engaged;
import com.atlasengine.bench.script.Channel;
import com.atlasengine.bench.script.Conversation;
import com.atlasengine.bench.script.Engagement;
import com.atlasengine.bench.script.Script;
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
  private static final String CREATE_LEAD = "atlas-engine-create-lead";
  private static final String INVOKE_CALL = "atlas-engine-invoke-call";
  private static final String HOOK = LEX + ":live";
  private static final String WORKFLOW =
      "arn:aws:states:us-west-2:000000000000:stateMachine:atlas-engine-engage-lead";

  /** Segments travel by UDP and are there when the answer is, or a moment later. */
  private static final Duration SEGMENTS = Duration.ofMillis(500);

  /** Express workflows end within five minutes; this one much sooner, or not at all. */
  private static final Duration LONGEST_WORKFLOW = Duration.ofSeconds(60);

  private final Engine engine;
  private final Aws aws;

  /** The functions of this engine. */
  public ShippedSystem(Engine engine) {
    this.engine = engine;
    this.aws = new Aws(engine.endpoint());
  }

  @Override
  public String name() {
    return "ours";
  }

  @Override
  public void prepare(Script script) throws Exception {
    CallsUnderWay.store(engine.endpoint(), script);
    for (String function : engine.functionNames()) {
      if (!engine.prepare(function, 1, Duration.ofMinutes(2))) {
        throw new IOException(function + " was not ready after two minutes");
      }
    }
  }

  @Override
  public Answered answer(Conversation conversation, Map<String, String> session, ScriptedTurn turn)
      throws IOException, InterruptedException {
    String event = LexEvents.of(conversation, with(conversation, session), turn);
    String trace = Aws.newTrace();
    long started = System.nanoTime();
    Aws.Answer answer = aws.invoke(HOOK, event, trace);
    Duration waited = Duration.ofNanos(System.nanoTime() - started);
    return answered(session, answer, waited, trace);
  }

  private static Map<String, String> with(Conversation conversation, Map<String, String> session) {
    Map<String, String> all = new HashMap<>(session);
    if (conversation.channel() == Channel.PHONE) {
      all.putIfAbsent("interactionKey", conversation.interactionKey());
    }
    return all;
  }

  private Answered answered(
      Map<String, String> before, Aws.Answer answer, Duration waited, String trace)
      throws IOException, InterruptedException {
    JsonNode response = answer.json();
    Map<String, String> session = new HashMap<>();
    response
        .path("sessionState")
        .path("sessionAttributes")
        .properties()
        .forEach(a -> session.put(a.getKey(), a.getValue().asText()));
    String error = error(answer, response);
    Trace said = ended(trace, LEX, SEGMENTS);
    JsonNode own = said.invocation(LEX).orElseGet(JSON::createObjectNode);
    JsonNode notes = own.path("annotations");
    return new Answered(
        error.isEmpty() ? session : before,
        waited,
        Trace.length(own),
        said.waited(),
        notes.path("reply").asText(""),
        notes.path("cache").asText(""),
        error);
  }

  private static String error(Aws.Answer answer, JsonNode response) {
    if (answer.status() != 200 || !answer.functionError().isEmpty()) {
      return "HTTP " + answer.status() + " " + response.path("errorType").asText("");
    }
    JsonNode state = response.path("sessionState");
    boolean delegates = state.path("dialogAction").path("type").asText().equals("Delegate");
    if (!delegates && response.path("messages").isEmpty()) {
      return "nothing is said";
    }
    boolean failed = state.path("intent").path("state").asText().equals("Failed");
    return failed ? "intent failed" : "";
  }

  /** What a function said of its invocation in a trace, waiting for it as long as this. */
  private Trace ended(String header, String function, Duration atMost) throws InterruptedException {
    String id = Aws.traceId(header);
    long until = System.nanoTime() + atMost.toNanos();
    Trace trace = new Trace(engine.segments(id));
    while (trace.invocation(function).isEmpty() && System.nanoTime() < until) {
      Thread.sleep(5);
      trace = new Trace(engine.segments(id));
    }
    return trace;
  }

  @Override
  public Engaged engage(Engagement engagement) throws IOException, InterruptedException {
    String header = Aws.newTrace();
    double started = epochSeconds(Instant.now());
    Aws.Answer start =
        aws.call("states", "AWSStepFunctions.StartExecution", request(engagement, header));
    if (start.status() != 200) {
      return Engaged.failed(start.body());
    }
    Trace trace = handled(header);
    return trace
        .dial()
        .map(dial -> engaged(trace, dial, started))
        .orElseGet(() -> Engaged.failed("no call was placed"));
  }

  private static Engaged engaged(Trace trace, JsonNode dial, double started) {
    double ended = dial.path("end_time").asDouble();
    Trace path = trace.toTheDial(CREATE_LEAD);
    return new Engaged(
        Trace.seconds(ended - started),
        path.covered(started, ended),
        path.way(started, CREATE_LEAD),
        Trace.seconds(trace.end() - started),
        trace.isFollowedBy(INVOKE_CALL, dial) ? "" : "the scenario was not stored");
  }

  /** The trace once the scenario of a placed call is stored, the last that a function does. */
  private Trace handled(String header) throws InterruptedException {
    String id = Aws.traceId(header);
    long until = System.nanoTime() + LONGEST_WORKFLOW.toNanos();
    Trace trace = new Trace(engine.segments(id));
    while (!isHandled(trace) && System.nanoTime() < until) {
      Thread.sleep(50);
      trace = new Trace(engine.segments(id));
    }
    return trace;
  }

  private static boolean isHandled(Trace trace) {
    return trace.dial().filter(d -> trace.isFollowedBy(INVOKE_CALL, d)).isPresent();
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
  public void hungUp(Conversation call) throws IOException, InterruptedException {
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
    check(aws.invoke(UPDATE_LEAD + ":live", event.toString(), Aws.newTrace()));
  }

  /**
   * Has a function do what one of its schedules has it do.
   *
   * @param action what the schedule's event names
   */
  public void scheduled(String function, String action) throws IOException, InterruptedException {
    String event = "{\"detail\":{\"action\":\"" + action + "\"}}";
    check(aws.invoke(function + ":live", event, Aws.newTrace()));
  }

  /** The memory of a function in megabytes. */
  public int memoryMb(String function) throws IOException, InterruptedException {
    return aws.get("/2015-03-31/functions/" + function + "/configuration", "lambda")
        .json()
        .path("MemorySize")
        .asInt();
  }

  private static void check(Aws.Answer answer) throws IOException {
    if (answer.status() != 200 || !answer.functionError().isEmpty()) {
      throw new IOException("HTTP " + answer.status() + " " + answer.body());
    }
  }

  private static double epochSeconds(Instant instant) {
    return instant.getEpochSecond() + instant.getNano() / 1e9;
  }

  @Override
  public void close() {
    aws.close();
  }
}
