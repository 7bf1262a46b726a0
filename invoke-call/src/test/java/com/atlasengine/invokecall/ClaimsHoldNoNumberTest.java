package com.atlasengine.invokecall;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.atlasengine.core.adapter.aws.StubServer;
import com.atlasengine.core.adapter.aws.StubServer.StubRequest;
import com.atlasengine.core.adapter.aws.StubServer.StubResponse;
import com.atlasengine.core.adapter.dynamodb.Dynamo;
import com.atlasengine.core.adapter.dynamodb.DynamoCallOpenings;
import com.atlasengine.core.adapter.dynamodb.DynamoClaims;
import com.atlasengine.core.adapter.dynamodb.DynamoInteractions;
import com.atlasengine.core.adapter.dynamodb.DynamoReservations;
import com.atlasengine.core.adapter.dynamodb.DynamoSuppressions;
import com.atlasengine.core.adapter.dynamodb.Table;
import com.atlasengine.core.adapter.secrets.SecretsManagerSecrets;
import com.atlasengine.core.claim.NumberKey;
import com.atlasengine.core.config.Env;
import com.atlasengine.core.dial.DialBudgets;
import com.atlasengine.core.kit.Ada;
import com.atlasengine.core.kit.HandlerDriver;
import com.atlasengine.core.model.DialRules;
import com.atlasengine.core.model.QuietHours;
import com.atlasengine.core.telemetry.Telemetry;
import com.atlasengine.invokecall.adapter.ConnectSettings;
import com.atlasengine.invokecall.adapter.ConnectTelephony;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the function writes about a call outlives an erasure, so it holds no number. */
class ClaimsHoldNoNumberTest {
  private static final String ITEM =
      """
      {"Item":{"PK":{"S":"LEAD#+12065550123"},
       "SK":{"S":"INTERACTION#2026-10-26T06:07:12.367643+00:00"}}}
      """;

  private final StubServer service = new StubServer(ClaimsHoldNoNumberTest::answer);

  @AfterEach
  void close() {
    service.close();
  }

  private static StubResponse answer(StubRequest request) {
    if (request.uri().getPath().startsWith("/contact/")) {
      return StubResponse.json(200, "{\"ContactId\":\"contact-1\"}");
    }
    return switch (request.header().apply("X-Amz-Target")) {
      case "secretsmanager.GetSecretValue" ->
          StubResponse.json(200, "{\"SecretString\":\"fedcba9876543210\"}");
      case "DynamoDB_20120810.GetItem" ->
          StubResponse.json(200, request.body().contains("LEAD#") ? ITEM : "{}");
      default -> StubResponse.json(200, "{}");
    };
  }

  @Test
  void holdNoNumber_whenACallIsPlaced() {
    assertEquals("{\"ContactId\":\"contact-1\"}", handler().handleEvent("place").toString());

    List<String> claims =
        service.requests().stream()
            .map(StubRequest::body)
            .filter(body -> body.contains("CLAIM#"))
            .toList();
    assertEquals(3, claims.size(), "the claim, the counters and the outcome");
    String digits = Ada.PHONE.e164().substring(1);
    claims.forEach(claim -> assertFalse(claim.contains(digits), claim));
  }

  private HandlerDriver handler() {
    ConnectSettings connect =
        ConnectSettings.from(
            Env.of(
                Map.of(
                    "INSTANCE_ID", "instance-1",
                    "CONTACT_FLOW_ID", "flow-1",
                    "SOURCE_PHONE_NUMBER", "+12065550100")));
    Table table = Dynamo.connect(service.clients(), Telemetry.NONE).interactions("interactions");
    Clock clock = Clock.systemUTC();
    NumberKey numberKey =
        new NumberKey(SecretsManagerSecrets.connect(service.clients(), Telemetry.NONE), "key");
    InvokeCall invokeCall =
        new InvokeCall(
            new Config(
                InvokeCallHarness.CONTENTS,
                false,
                "interactions",
                "key",
                new DialRules(Set.of("US"), QuietHours.NONE),
                Duration.ofDays(365),
                new DialBudgets(9, 9, 100, 0)),
            new DynamoInteractions(table, clock),
            new DynamoCallOpenings(table, clock, Duration.ofDays(365)),
            new DynamoClaims(table, clock),
            new DynamoReservations(table, clock),
            new DynamoSuppressions(table, numberKey, clock),
            numberKey,
            ConnectTelephony.connect(service.clients(), connect, Telemetry.NONE),
            Telemetry.NONE,
            clock);
    return new HandlerDriver("invoke-call", new Handler(invokeCall, Telemetry.NONE));
  }
}
