package com.atlasengine.local.guest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.atlasengine.local.api.ApiCheck;
import com.atlasengine.local.http.Exchange;
import com.atlasengine.local.http.Gateway;
import com.atlasengine.local.http.Service;
import com.atlasengine.local.template.Template;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.lexruntimev2.LexRuntimeV2Client;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Guests against the port, with AWS's own clients: what they may do, and how they must sign. */
class GuestTest {
  private static final Template.VisitorPage PAGE = readPage();
  private static final String BOT = "ATLASLOCAL";
  private static final String ALIAS = "LIVELOCAL0";
  private static final ObjectMapper JSON = new ObjectMapper();

  private Instant now = Instant.now();
  private Gateway gateway;

  private static Template.VisitorPage readPage() {
    try {
      return Template.read(
              Path.of("../template.yaml"), Map.of("WebPage", "on"), URI.create("http://127.0.0.1"))
          .visitorPage()
          .orElseThrow();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @BeforeEach
  void start() throws IOException {
    InstantSource time = () -> now;
    Guests guests = new Guests(time.withZone(ZoneOffset.UTC));
    gateway = new Gateway(0);
    gateway.register(new IdentityPool(PAGE, guests));
    for (String name : new String[] {"lex", "sqs"}) {
      gateway.register(answering(name));
    }
    gateway.checkWith(
        new GuestCheck(guests, new ApiCheck(new GuestRights(guests, PAGE, (key, call) -> {}))));
  }

  private static Service answering(String name) {
    return new Service() {
      @Override
      public String signingName() {
        return name;
      }

      @Override
      public void serve(Exchange exchange) throws IOException {
        exchange.respondJson(JsonNodeFactory.instance.objectNode());
      }
    };
  }

  @AfterEach
  void stop() {
    gateway.close();
  }

  private HttpResponse<String> cognito(String operation, String body)
      throws IOException, InterruptedException {
    try (HttpClient http = HttpClient.newHttpClient()) {
      return http.send(
          HttpRequest.newBuilder(gateway.endpoint().resolve("/"))
              .header("Content-Type", "application/x-amz-json-1.1")
              .header("X-Amz-Target", "AWSCognitoIdentityService." + operation)
              .POST(HttpRequest.BodyPublishers.ofString(body))
              .build(),
          HttpResponse.BodyHandlers.ofString());
    }
  }

  private AwsSessionCredentials guest() throws IOException, InterruptedException {
    JsonNode id =
        JSON.readTree(cognito("GetId", "{\"IdentityPoolId\":\"" + PAGE.poolId() + "\"}").body());
    JsonNode credentials =
        JSON.readTree(cognito("GetCredentialsForIdentity", id.toString()).body())
            .path("Credentials");
    assertEquals(
        now.plus(Duration.ofHours(1)).getEpochSecond(), credentials.path("Expiration").asLong());
    return AwsSessionCredentials.create(
        credentials.path("AccessKeyId").asText(),
        credentials.path("SecretKey").asText(),
        credentials.path("SessionToken").asText());
  }

  private LexRuntimeV2Client lex(AwsSessionCredentials credentials) {
    return LexRuntimeV2Client.builder()
        .endpointOverride(gateway.endpoint())
        .region(Region.US_WEST_2)
        .credentialsProvider(StaticCredentialsProvider.create(credentials))
        .httpClient(UrlConnectionHttpClient.create())
        .build();
  }

  /** The error that a request is answered with; empty when it is served. */
  private String error(
      AwsSessionCredentials credentials, Function<LexRuntimeV2Client, Object> request) {
    try (LexRuntimeV2Client client = lex(credentials)) {
      Object unused = request.apply(client);
      return "";
    } catch (AwsServiceException e) {
      return e.awsErrorDetails().errorCode();
    }
  }

  private static Object say(LexRuntimeV2Client lex, String alias) {
    return lex.recognizeText(
        r -> r.botId(BOT).botAliasId(alias).localeId("en_US").sessionId("me:1").text("hello"));
  }

  @Test
  void mayTalkToThisBot_andDoNothingElse() throws Exception {
    AwsSessionCredentials guest = guest();

    assertEquals("", error(guest, lex -> say(lex, ALIAS)));
    assertEquals("AccessDeniedException", error(guest, lex -> say(lex, "OTHERALIAS")));
    assertEquals(
        "AccessDeniedException",
        error(
            guest,
            lex ->
                lex.deleteSession(
                    r -> r.botId(BOT).botAliasId(ALIAS).localeId("en_US").sessionId("me"))));
    assertEquals(
        "AccessDeniedException",
        error(
            guest,
            lex ->
                lex.getSession(
                    r -> r.botId(BOT).botAliasId(ALIAS).localeId("en_US").sessionId("me"))));
    assertEquals("AccessDeniedException", listQueues(guest));
  }

  private String listQueues(AwsSessionCredentials guest) {
    try (SqsClient sqs =
        SqsClient.builder()
            .endpointOverride(gateway.endpoint())
            .region(Region.US_WEST_2)
            .credentialsProvider(StaticCredentialsProvider.create(guest))
            .httpClient(UrlConnectionHttpClient.create())
            .build()) {
      return sqs.listQueues().toString();
    } catch (AwsServiceException e) {
      return e.awsErrorDetails().errorCode();
    }
  }

  @Test
  void isRefused_whenTheSignatureTheTokenOrTheTimeIsWrong() throws Exception {
    AwsSessionCredentials guest = guest();
    AwsSessionCredentials forged =
        AwsSessionCredentials.create(guest.accessKeyId(), "another secret", guest.sessionToken());
    AwsSessionCredentials stolen =
        AwsSessionCredentials.create(guest.accessKeyId(), guest.secretAccessKey(), "another token");

    assertEquals("InvalidSignatureException", error(forged, lex -> say(lex, ALIAS)));
    assertEquals("UnrecognizedClientException", error(stolen, lex -> say(lex, ALIAS)));
    now = now.plus(Duration.ofMinutes(6));
    assertEquals("InvalidSignatureException", error(guest, lex -> say(lex, ALIAS)));
    now = now.plus(Duration.ofHours(1));
    assertEquals("ExpiredTokenException", error(guest, lex -> say(lex, ALIAS)));
  }

  @Test
  void isAnotherOneEachTime() throws Exception {
    assertNotEquals(guest().accessKeyId(), guest().accessKeyId());
  }

  @Test
  void getsNothing_fromAnotherPoolOrByALogin() throws Exception {
    for (String[] request :
        new String[][] {
          {"GetId", "{\"IdentityPoolId\":\"us-west-2:other\"}", "ResourceNotFoundException"},
          {"GetId", "{}", "ValidationException"},
          {"GetCredentialsForIdentity", "{\"IdentityId\":\"us-west-2:1\"}", "ResourceNotFound"},
          {"GetId", "{\"Logins\":{\"a\":\"b\"}}", "NotAuthorizedException"},
          {"DeleteIdentities", "{}", "UnknownOperationException"},
        }) {
      HttpResponse<String> answer = cognito(request[0], request[1]);
      assertEquals(400, answer.statusCode(), request[1]);
      assertTrue(answer.body().contains(request[2]), answer.body());
    }
  }

  @Test
  void isNotNeeded_byOthers() {
    AwsSessionCredentials anybody = AwsSessionCredentials.create("any", "any", "any");

    assertEquals("", error(anybody, lex -> say(lex, "OTHERALIAS")));
  }
}
