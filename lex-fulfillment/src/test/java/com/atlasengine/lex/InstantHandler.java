package com.atlasengine.lex;

import com.atlasengine.core.adapter.aws.ClientLifecycle;
import com.atlasengine.core.config.Env;
import com.atlasengine.core.fake.FakeBacklog;
import com.atlasengine.core.fake.FakeClaims;
import com.atlasengine.core.fake.FakeClock;
import com.atlasengine.core.fake.FakeContext;
import com.atlasengine.core.fake.FakeCrm;
import com.atlasengine.core.fake.FakeInteractions;
import com.atlasengine.core.fake.FakeLateReplies;
import com.atlasengine.core.fake.FakeNotifications;
import com.atlasengine.core.fake.FakeResponseCache;
import com.atlasengine.core.fake.FakeSecrets;
import com.atlasengine.core.fake.FakeSuppressions;
import com.atlasengine.core.fake.FakeWorkflows;
import com.atlasengine.core.json.Json;
import com.atlasengine.core.lambda.Invocation;
import com.atlasengine.core.port.TextModel.Generation;
import com.atlasengine.core.port.TextModel.Usage;
import com.atlasengine.core.telemetry.LambdaTelemetry;
import com.atlasengine.core.telemetry.Telemetry;
import com.atlasengine.core.time.Deadline;
import com.atlasengine.lex.event.EventReader;
import com.atlasengine.lex.event.LexEvent;
import com.atlasengine.lex.event.LexResponse;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** The function with dependencies that answer at once: what it takes is all its own. */
public final class InstantHandler {
  private static final Usage USAGE = new Usage(120, 40, Optional.of(Duration.ZERO));
  private static final Map<String, String> ENVIRONMENT =
      Map.of(
          "INTERACTIONS_DYNAMODB_TABLE", "AtlasEngineInteractions",
          "RESPONSE_CACHE_TABLE", "AtlasEngine-ResponseCache",
          "SALESFORCE_SECRET_ARN", "salesforce",
          "SESSION_KEY_ARN", "session-key",
          "NUMBER_KEY_ARN", "number-key",
          "STATE_MACHINE_ARN", "arn:aws:states:us-west-2:000000000000:stateMachine:engage",
          "SALES_TEAM_TOPIC_ARN", "arn:aws:sns:us-west-2:000000000000:sales",
          "REFRESH_TOPIC_ARN", "arn:aws:sns:us-west-2:000000000000:refresh");

  private final FakeInteractions interactions = new FakeInteractions();
  private final AnswerTurn answerTurn;
  private final Handler handler;
  private final FakeContext context = new FakeContext("lex-fulfillment");

  /**
   * A new process.
   *
   * @param recordTelemetry whether it writes metrics and segments as on Lambda, or none
   */
  public InstantHandler(boolean recordTelemetry) {
    Telemetry telemetry = recordTelemetry ? LambdaTelemetry.create() : Telemetry.NONE;
    FakeClock clock = new FakeClock();
    FakeSecrets secrets = new FakeSecrets();
    secrets.put("session-key", "0123456789abcdef0123456789abcdef");
    secrets.withNumberKey();
    Wiring wiring =
        new Wiring(
            Config.from(Env.of(ENVIRONMENT)),
            (prompt, deadline) -> new Generation.Complete("Nice to hear from you.", USAGE),
            new FakeResponseCache(clock),
            new FakeLateReplies(clock),
            new FakeNotifications(),
            interactions,
            new FakeClaims(clock),
            new FakeSuppressions(interactions),
            new FakeCrm(),
            new FakeBacklog(),
            new FakeNotifications(),
            new FakeWorkflows(),
            secrets,
            telemetry,
            clock);
    answerTurn = wiring.answerTurn(ClientLifecycle.direct());
    handler = new Handler(answerTurn, telemetry);
  }

  /** A chat turn whose answer may be kept. */
  public static byte[] cacheableEvent() {
    return EventBuilder.of("greeting-text").bytes();
  }

  /** A chat turn whose answer may not, so that the model is asked each time. */
  public static byte[] uncacheableEvent() {
    return EventBuilder.of("greeting-text").utterance("hello, my name is Ada").bytes();
  }

  /** A turn of a call that has begun; the call is as it was then. */
  public byte[] phoneEvent() throws IOException {
    beginCall();
    EventBuilder next = EventBuilder.of("connect-voice");
    Json.read(answer(next.bytes()), JsonNode.class)
        .path("sessionState")
        .path("sessionAttributes")
        .properties()
        .forEach(a -> next.attribute(a.getKey(), a.getValue().asText()));
    return next.bytes();
  }

  /** Empties the transcript of the call, which grows with every turn of it. */
  public void beginCall() {
    interactions.put(LexHarness.callInteraction());
  }

  /** Answers an event, bytes in and bytes out. */
  public byte[] answer(byte[] event) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    handler.handleRequest(new ByteArrayInputStream(event), out, context);
    return out.toByteArray();
  }

  /** The answer to an event as the function holds it before it is written. */
  public Object answerUnwritten(byte[] event) {
    Invocation invocation = new Invocation("id", Deadline.in(Duration.ofSeconds(30)));
    LexResponse response = answerTurn.handle(EventReader.read(event), invocation);
    return response;
  }

  /** The least that any function does for an event: it reads it and writes an answer. */
  public static byte[] readAndWrite(byte[] event, Object response) {
    LexEvent read = Json.read(event, LexEvent.class);
    if (read.sessionId().isEmpty()) {
      throw new IllegalArgumentException("an event without a session");
    }
    return Json.writeBytes(response);
  }
}
