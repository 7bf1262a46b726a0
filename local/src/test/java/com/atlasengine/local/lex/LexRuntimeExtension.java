package com.atlasengine.local.lex;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.atlasengine.local.api.ApiCheck;
import com.atlasengine.local.http.Gateway;
import com.atlasengine.local.lambda.FakeFunctions;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.lexruntimev2.LexRuntimeV2Client;
import software.amazon.awssdk.services.lexruntimev2.model.RecognizeTextResponse;
import software.amazon.awssdk.services.lexruntimev2.model.SessionState;

/** One open port with a fresh bot for every test, and a client of AWS's own that talks to it. */
final class LexRuntimeExtension implements BeforeAllCallback, BeforeEachCallback, AfterAllCallback {
  static final String BOT = "ATLASLOCAL";
  static final String ALIAS = "LIVELOCAL0";
  static final String LOCALE = "en_US";
  static final String SESSION = "session-1";

  private static final ObjectMapper JSON = new ObjectMapper();

  private FakeFunctions functions = new FakeFunctions();
  private SessionClock clock = new SessionClock();
  private List<Map<String, String>> phoneTurns = new ArrayList<>();
  private @Nullable Gateway gateway;
  private @Nullable LexRuntimeV2Client client;

  @Override
  public void beforeAll(ExtensionContext context) throws IOException {
    gateway = new Gateway(0);
    gateway.checkWith(new ApiCheck((accessKey, call) -> {}));
    client = client(gateway.endpoint());
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    functions = new FakeFunctions();
    clock = new SessionClock();
    phoneTurns = new ArrayList<>();
    LexRuntime lex =
        new LexRuntime(BotFixture.bot(), functions, "lex:live", clock, phoneTurns::add);
    requireNonNull(gateway).register(lex);
  }

  @Override
  public void afterAll(ExtensionContext context) {
    client().close();
    requireNonNull(gateway).close();
  }

  FakeFunctions functions() {
    return functions;
  }

  SessionClock clock() {
    return clock;
  }

  /** The session attributes of every phone turn so far. */
  List<Map<String, String>> phoneTurns() {
    return phoneTurns;
  }

  LexRuntimeV2Client client() {
    return requireNonNull(client);
  }

  private static LexRuntimeV2Client client(URI endpoint) {
    return LexRuntimeV2Client.builder()
        .endpointOverride(endpoint)
        .region(Region.US_WEST_2)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("any", "any")))
        .overrideConfiguration(config -> config.retryStrategy(AwsRetryStrategy.doNotRetry()))
        .httpClient(UrlConnectionHttpClient.create())
        .build();
  }

  RecognizeTextResponse say(String text) {
    return client()
        .recognizeText(
            b -> b.botId(BOT).botAliasId(ALIAS).localeId(LOCALE).sessionId(SESSION).text(text));
  }

  RecognizeTextResponse say(String text, SessionState state) {
    return client()
        .recognizeText(
            b ->
                b.botId(BOT)
                    .botAliasId(ALIAS)
                    .localeId(LOCALE)
                    .sessionId(SESSION)
                    .text(text)
                    .sessionState(state));
  }

  static String text(RecognizeTextResponse response) {
    return response.messages().isEmpty() ? "" : response.messages().getFirst().content();
  }

  static String close(String state, String message, String intent) {
    return """
    {"sessionState":{"dialogAction":{"type":"Close"},"intent":{"name":"%s","state":"%s"}},
     "messages":[{"contentType":"PlainText","content":"%s"}]}
    """
        .formatted(intent, state, message);
  }

  static String confirmDelete() {
    return """
    {"sessionState":{"dialogAction":{"type":"ConfirmIntent"},
      "intent":{"name":"DeleteMyInfoIntent","slots":{
        "VisitorPhoneNumber":{"shape":"Scalar","value":{"interpretedValue":"2065550123"}},
        "VisitorLastName":{"shape":"Scalar","value":{"interpretedValue":"Lovelace"}}}}},
     "messages":[{"contentType":"PlainText","content":"Really delete?"}]}
    """;
  }

  static JsonNode decodeHeader(String header) throws IOException {
    byte[] bytes = Base64.getDecoder().decode(header);
    return JSON.readTree(new GZIPInputStream(new ByteArrayInputStream(bytes)).readAllBytes());
  }

  static JsonNode proposedNextState(JsonNode event) {
    return event.path("proposedNextState").path("dialogAction");
  }

  static String attempt(JsonNode event) {
    return event.path("proposedNextState").path("prompt").path("attempt").asText();
  }

  static String intentOf(JsonNode event) {
    return event.path("sessionState").path("intent").path("name").asText();
  }

  static String interpreted(JsonNode intent, String slot) {
    return intent.path("slots").path(slot).path("value").path("interpretedValue").asText();
  }

  static void await(CountDownLatch latch) {
    try {
      assertTrue(latch.await(60, TimeUnit.SECONDS));
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  static final class SessionClock extends Clock {
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");

    void advance(Duration duration) {
      now = now.plus(duration);
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return now;
    }
  }
}
