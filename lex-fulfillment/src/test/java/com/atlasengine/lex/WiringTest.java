package com.atlasengine.lex;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.atlasengine.core.adapter.aws.ClientLifecycle;
import com.atlasengine.core.config.Env;
import com.atlasengine.core.fake.FakeTelemetry;
import com.atlasengine.core.kit.TestContents;
import com.atlasengine.core.lambda.Invocation;
import com.atlasengine.core.lambda.UseCase;
import com.atlasengine.core.model.Channel;
import com.atlasengine.core.model.GroundedIntent;
import com.atlasengine.core.time.Deadline;
import com.atlasengine.lex.event.EventReader;
import com.atlasengine.lex.event.LexResponse;
import com.atlasengine.lex.turn.IncomingEvent;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class WiringTest {
  private static final Map<String, String> COMPLETE =
      Map.ofEntries(
          Map.entry("AWS_REGION", "us-west-2"),
          Map.entry("INTERACTIONS_DYNAMODB_TABLE", "AtlasEngineInteractions"),
          Map.entry("RESPONSE_CACHE_TABLE", "AtlasEngine-ResponseCache"),
          Map.entry("SALESFORCE_SECRET_ARN", "AtlasEngine/SalesforceCreds"),
          Map.entry("SESSION_KEY_ARN", "AtlasEngine/SessionKey"),
          Map.entry("NUMBER_KEY_ARN", "AtlasEngine/PersonKey"),
          Map.entry("STATE_MACHINE_ARN", "arn:aws:states:us-west-2:000000000000:stateMachine:e"),
          Map.entry("SALES_TEAM_TOPIC_ARN", "arn:aws:sns:us-west-2:000000000000:sales"),
          Map.entry("REFRESH_TOPIC_ARN", "arn:aws:sns:us-west-2:000000000000:refresh"),
          Map.entry("CHAT_DEADLINE_MS", "15000"),
          Map.entry("FAST_MODEL_ID", "us.anthropic.claude-haiku-5-5"));

  private static final Map<String, String> NOBODY_THERE =
      Map.of(
          "aws.endpointUrl", "http://127.0.0.1:1",
          "aws.accessKeyId", "test",
          "aws.secretAccessKey", "test");

  @BeforeAll
  static void disableEndpoints() {
    NOBODY_THERE.forEach(System::setProperty);
  }

  @AfterAll
  static void restoreEndpoints() {
    NOBODY_THERE.keySet().forEach(System::clearProperty);
  }

  @Test
  void answersOverTheRealAdapters_whenEverythingIsDown() {
    FakeTelemetry telemetry = new FakeTelemetry();
    UseCase<IncomingEvent, LexResponse> useCase =
        Wiring.of(Env.of(COMPLETE), ClientLifecycle.direct(), telemetry);

    LexResponse response =
        useCase.handle(
            EventReader.read(EventBuilder.bytes("greeting-text")),
            new Invocation("request-1", Deadline.in(Duration.ofSeconds(20))));

    assertEquals(
        TestContents.ENGLISH.grounding(GroundedIntent.GREETING, Channel.CHAT),
        response.messages().getFirst().content());
    assertTrue(telemetry.annotations().contains("cache=down"), "the turn went its whole way");
    assertTrue(telemetry.segments().contains("bedrock_call"), "the turn went its whole way");
  }

  @Test
  void refusesToStart_namingWhatIsMissing() {
    String message =
        assertThrows(
                IllegalStateException.class,
                () -> Wiring.of(Env.of(Map.of()), ClientLifecycle.direct(), new FakeTelemetry()))
            .toString();

    assertTrue(message.contains("SESSION_KEY_ARN"), message);
  }
}
