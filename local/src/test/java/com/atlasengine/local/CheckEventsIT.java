package com.atlasengine.local;

import static com.atlasengine.local.TestEngine.withEndpoint;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.atlasengine.local.crosscheck.TemplateSource;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;

/** What check-version asks of new versions is answered by the functions, and does nothing else. */
class CheckEventsIT {
  private static Engine engine;

  @RegisterExtension
  static final PermissionsAreUsed permissions =
      new PermissionsAreUsed(() -> RunningEngine.permissionsUsed(engine));

  private static LambdaClient lambda;
  private static DynamoDbClient dynamo;

  @BeforeAll
  static void startTheEngine() throws Exception {
    engine = Engine.start(TestEngine.patient());
    URI endpoint = engine.endpoint();
    lambda =
        withEndpoint(LambdaClient.builder(), endpoint)
            .httpClient(UrlConnectionHttpClient.create())
            .build();
    dynamo =
        withEndpoint(DynamoDbClient.builder(), endpoint)
            .httpClient(UrlConnectionHttpClient.create())
            .build();
  }

  @AfterAll
  static void stopTheEngine() {
    lambda.close();
    dynamo.close();
    engine.close();
  }

  @Test
  void everyFunctionAnswersAndNobodyIsCalledOrNoted_whenItsVersionIsChecked() {
    assertAll(
        () ->
            assertFalse(
                invokeCheck("lex-fulfillment").at("/messages/0/content").asText().isBlank()),
        () ->
            assertEquals(
                "deployment",
                invokeCheck("lex-fulfillment")
                    .at("/sessionState/sessionAttributes/check")
                    .asText()),
        () -> assertEquals(1, invokeCheck("refresh-responses").path("refreshed").asInt()),
        () -> assertEquals(0, invokeCheck("create-lead").path("pending").asInt(-1)),
        () -> assertFalse(invokeCheck("generate-scenario").path("scenario").asText().isBlank()),
        () -> assertTrue(invokeCheck("invoke-call").path("allowed").isBoolean()),
        () -> assertEquals("erased", invokeCheck("update-lead").path("status").asText()));
    assertEquals(List.of(), noted(), "but for what the models cost");
  }

  private static List<String> noted() {
    return dynamo.scan(r -> r.tableName("AtlasEngineInteractions")).items().stream()
        .map(item -> Objects.requireNonNull(item.get("PK")).s())
        .filter(key -> !key.startsWith("CLAIM#TOKENS#") && !key.startsWith("CLAIM#SESSION-TURNS#"))
        .toList();
  }

  @Test
  void everyScheduledEventIsTakenForWhatItIs_whenItsFunctionGetsIt() throws IOException {
    Map<String, String> answers = new TreeMap<>();
    for (Map.Entry<String, JsonNode> function :
        TemplateSource.read().ofType(TemplateSource.FUNCTION).entrySet()) {
      for (JsonNode event : function.getValue().path("Events")) {
        if (event.path("Type").asText().equals("Schedule")) {
          String input = event.at("/Properties/Input").asText();
          String name = TemplateSource.module(function.getKey());
          String action = new ObjectMapper().readTree(input).at("/detail/action").asText();
          answers.put(name + " " + action, answer(name, input).toString());
        }
      }
    }
    assertEquals(
        "{\"refreshed\":0,\"skipped\":0}", answers.remove("refresh-responses refresh-common"));
    JsonNode expected =
        new ObjectMapper().readTree(answers.remove("refresh-responses write-expected"));
    assertTrue(expected.path("refreshed").asInt() > 0, expected.toString());
    assertEquals("{\"done\":0,\"pending\":0}", answers.remove("create-lead retry-pending"));
    assertEquals(5, answers.size(), answers.toString());
    answers.forEach((event, answer) -> assertEquals("{\"status\":\"warm\"}", answer, event));
  }

  private static JsonNode invokeCheck(String function) throws IOException {
    return answer(
        function,
        TemplateSource.file("check-version/src/main/resources/check/" + function + ".json"));
  }

  private static JsonNode answer(String function, String event) throws IOException {
    InvokeResponse response =
        lambda.invoke(
            r ->
                r.functionName("atlas-engine-" + function + ":live")
                    .payload(SdkBytes.fromUtf8String(event)));
    assertEquals(null, response.functionError(), response.payload().asUtf8String());
    return new ObjectMapper().readTree(response.payload().asByteArray());
  }
}
