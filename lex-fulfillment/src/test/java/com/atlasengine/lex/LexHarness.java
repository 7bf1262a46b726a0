package com.atlasengine.lex;

import com.atlasengine.core.adapter.aws.ClientLifecycle;
import com.atlasengine.core.claim.NumberKey;
import com.atlasengine.core.config.Env;
import com.atlasengine.core.fake.FakeBacklog;
import com.atlasengine.core.fake.FakeClaims;
import com.atlasengine.core.fake.FakeClock;
import com.atlasengine.core.fake.FakeContext;
import com.atlasengine.core.fake.FakeCrm;
import com.atlasengine.core.fake.FakeInteractions;
import com.atlasengine.core.fake.FakeLateReplies;
import com.atlasengine.core.fake.FakeNotifications;
import com.atlasengine.core.fake.FakeReservations;
import com.atlasengine.core.fake.FakeResponseCache;
import com.atlasengine.core.fake.FakeSecrets;
import com.atlasengine.core.fake.FakeSuppressions;
import com.atlasengine.core.fake.FakeTelemetry;
import com.atlasengine.core.fake.FakeTextModel;
import com.atlasengine.core.fake.FakeWorkflows;
import com.atlasengine.core.json.Json;
import com.atlasengine.core.kit.Ada;
import com.atlasengine.core.model.Interaction;
import com.atlasengine.core.model.InteractionKey;
import com.atlasengine.core.model.NumberHash;
import com.atlasengine.core.port.Claims;
import com.atlasengine.core.port.TextModel;
import com.atlasengine.core.reply.RefreshRequest;
import com.atlasengine.core.time.Deadline;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** The whole function over fakes: bytes in, bytes out. */
public final class LexHarness {
  /** The call that {@code connect-voice.json} belongs to. */
  public static final InteractionKey CALL_KEY =
      InteractionKey.parse("LEAD#+12065550123#INTERACTION#2025-10-26T06:07:12.367643+00:00")
          .orElseThrow();

  /** What sessions are sealed with. */
  static final String SESSION_KEY = "0123456789abcdef0123456789abcdef";

  public static final String SCENARIO = "Hello Ada, this is Atlas. You asked about lighthouses.";

  /** Reading the content takes longer than most turns. */
  private static final Map<Map<String, String>, Config> CONFIGS = new ConcurrentHashMap<>();

  public final FakeClock clock = new FakeClock();
  public final FakeTextModel model = new FakeTextModel("Nice to hear from you. Say start demo.");
  public final FakeResponseCache cache = new FakeResponseCache(clock);
  public final FakeLateReplies lateReplies = new FakeLateReplies(clock);
  public final FakeNotifications refresh = new FakeNotifications();
  public final FakeInteractions interactions = new FakeInteractions();
  public final FakeClaims claims = new FakeClaims(clock);
  public final FakeReservations reservations = new FakeReservations(claims, clock);
  public final FakeSuppressions suppressions = new FakeSuppressions(interactions);
  public final FakeCrm crm = new FakeCrm();
  public final FakeBacklog backlog = new FakeBacklog();
  public final FakeNotifications salesTeam = new FakeNotifications();
  public final FakeWorkflows workflows = new FakeWorkflows();
  public final FakeSecrets secrets = new FakeSecrets();
  public final FakeTelemetry telemetry = new FakeTelemetry();
  private final Map<String, String> environment =
      new HashMap<>(
          Map.of(
              "INTERACTIONS_DYNAMODB_TABLE",
              "AtlasEngineInteractions",
              "RESPONSE_CACHE_TABLE",
              "AtlasEngine-ResponseCache",
              "SALESFORCE_SECRET_ARN",
              "salesforce",
              "SESSION_KEY_ARN",
              "session-key",
              "NUMBER_KEY_ARN",
              "number-key",
              "STATE_MACHINE_ARN",
              "arn:aws:states:us-west-2:000000000000:stateMachine:engage",
              "SALES_TEAM_TOPIC_ARN",
              "arn:aws:sns:us-west-2:000000000000:sales",
              "REFRESH_TOPIC_ARN",
              "arn:aws:sns:us-west-2:000000000000:refresh",
              "QUIET_HOURS",
              "none"));
  private int leftMillis = 30_000;
  private ClientLifecycle lifecycle = ClientLifecycle.direct();
  private Handler handler;

  /** A function with a session key and a known call. */
  public LexHarness() {
    secrets.put("session-key", SESSION_KEY);
    secrets.withNumberKey();
    secrets.put("salesforce", "{}");
    workflows.beginWith(this::openInteraction);
    handler = handler(model);
  }

  /** What tells a second delivery that the workflow runs. */
  private void openInteraction(String execution) {
    claims.claim(
        new Claims.Key(Claims.Kind.EXECUTION, execution),
        "workflow",
        Duration.ofDays(1),
        Deadline.in(Duration.ofSeconds(20)));
  }

  /** The same function in a fresh process, with another model or other variables. */
  public LexHarness restart(TextModel other, Map<String, String> variables) {
    environment.putAll(variables);
    lifecycle = ClientLifecycle.direct();
    handler = handler(other);
    return this;
  }

  /** The same function in a fresh process. */
  public LexHarness restart() {
    return restart(model, Map.of());
  }

  /** The same function where a last name proves a deletion. */
  public LexHarness withLastNameAsProof() {
    return restart(model, Map.of("DELETION_PROOF", "LastName"));
  }

  /** From now on Lambda leaves an invocation no longer than this. */
  public void setRemainingMillis(int millis) {
    leftMillis = millis;
  }

  /** What a restored snapshot does first. */
  public void restore() {
    lifecycle.forget();
  }

  private Handler handler(TextModel other) {
    Wiring wiring =
        new Wiring(
            CONFIGS.computeIfAbsent(Map.copyOf(environment), known -> Config.from(Env.of(known))),
            other,
            cache,
            lateReplies,
            refresh,
            interactions,
            claims,
            reservations,
            suppressions,
            crm,
            backlog,
            salesTeam,
            workflows,
            secrets,
            telemetry,
            clock);
    return new Handler(wiring.answerTurn(lifecycle), telemetry);
  }

  /** The interaction of {@link #CALL_KEY}, with its Lead and its scenario, before the call. */
  static Interaction callInteraction() {
    return Ada.draft()
        .key(CALL_KEY)
        .lead(Ada.LEAD)
        .initialTranscript("User: hello")
        .scenario(SCENARIO)
        .build();
  }

  /** Puts the interaction of {@link #CALL_KEY} there, with its Lead. */
  public LexHarness withCall() {
    interactions.put(callInteraction());
    return this;
  }

  /** What somebody says on {@link #CALL_KEY}. */
  public Response say(String words) {
    return answer(EventBuilder.of("connect-voice").utterance(words));
  }

  /** What somebody says next on {@link #CALL_KEY}. */
  public Response say(String words, Response before) {
    return answer(EventBuilder.of("connect-voice").utterance(words).sessionFrom(before));
  }

  /** What the refresher was asked for. */
  public RefreshRequest refreshRequest(int index) {
    return Json.read(
        refresh.messages().get(index).message().getBytes(StandardCharsets.UTF_8),
        RefreshRequest.class);
  }

  /** What phone numbers are hashed with. */
  NumberHash numberHash() {
    return new NumberKey(secrets, "number-key").hash(Deadline.in(Duration.ofSeconds(20)));
  }

  /** Answers an event. */
  public Response answer(EventBuilder event) {
    return Response.of(answerBytes(event.bytes()));
  }

  /** Answers anything. */
  public byte[] answerBytes(byte[] event) {
    return answerBytes(event, UUID.randomUUID().toString());
  }

  /** Answers anything, as this invocation. */
  public byte[] answerBytes(byte[] event, String requestId) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      handler.handleRequest(
          new ByteArrayInputStream(event),
          out,
          new FakeContext("lex-fulfillment", requestId, leftMillis));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  /** The transcript of {@link #CALL_KEY}. */
  public List<String> transcript() {
    return interactions.all().getFirst().transcript();
  }
}
