package com.atlasengine.createlead;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.atlasengine.core.adapter.aws.StubServer;
import com.atlasengine.core.adapter.aws.StubServer.StubRequest;
import com.atlasengine.core.adapter.aws.StubServer.StubResponse;
import com.atlasengine.core.adapter.salesforce.SalesforceSettings;
import com.atlasengine.core.config.Env;
import com.atlasengine.core.kit.HandlerDriver;
import com.atlasengine.core.kit.TestContents;
import com.atlasengine.core.telemetry.Telemetry;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The retention of the environment is in what the function writes to DynamoDB. */
class InteractionRetentionTest {
  private final Map<String, String> environment =
      new HashMap<>(
          Map.of(
              "SALESFORCE_SECRET_ARN", "creds",
              "NUMBER_KEY_ARN", "number-key",
              "INTERACTIONS_DYNAMODB_TABLE", "interactions",
              "RESPONSE_CACHE_TABLE", "cache",
              "INSTANCE_ID", "none"));
  private final StubServer service = new StubServer(InteractionRetentionTest::answer);

  @AfterEach
  void close() {
    service.close();
  }

  /** DynamoDB takes everything; Secrets Manager is down, so that the Lead is pending. */
  private static StubResponse answer(StubRequest request) {
    return target(request).startsWith("DynamoDB")
        ? StubResponse.json(200, "{}")
        : StubResponse.awsError(500, "InternalServiceError");
  }

  private static String target(StubRequest request) {
    return request.header().apply("X-Amz-Target");
  }

  @Test
  void expiresAfterAYear_whenNothingIsConfigured() {
    assertExpiresAfter(Duration.ofDays(365));
  }

  @Test
  void expiresAfterTheConfiguredDays() {
    environment.put("INTERACTION_RETENTION_DAYS", "30");

    assertExpiresAfter(Duration.ofDays(30));
  }

  private void assertExpiresAfter(Duration retention) {
    Instant before = Instant.now();
    assertEquals("", engage().path("leadId").asText());

    long seconds = Long.parseLong(openedItem().at("/ExpiresAt/N").asText());
    Instant expiry = Instant.ofEpochSecond(seconds).minus(retention);
    assertTrue(!expiry.isBefore(before.minusSeconds(1)), expiry + " is before " + before);
    assertTrue(!expiry.isAfter(Instant.now().plusSeconds(1)), expiry + " is later than now");
  }

  private JsonNode engage() {
    Env env = Env.of(environment);
    CreateLead createLead =
        Wiring.connect(
            Config.from(env),
            SalesforceSettings.from(env, TestContents.ENGLISH),
            service.clients(),
            Telemetry.NONE);
    return new HandlerDriver("create-lead", new Handler(createLead, Telemetry.NONE))
        .handleEvent("engage");
  }

  private JsonNode openedItem() {
    JsonNode items =
        service.requests().stream()
            .filter(request -> target(request).endsWith("TransactWriteItems"))
            .findFirst()
            .orElseThrow()
            .json()
            .path("TransactItems");
    for (JsonNode item : items) {
      if (item.at("/Put/Item/SK/S").asText().startsWith("INTERACTION#")) {
        return item.at("/Put/Item");
      }
    }
    throw new AssertionError("no interaction was written");
  }
}
