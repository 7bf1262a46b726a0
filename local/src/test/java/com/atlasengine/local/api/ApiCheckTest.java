package com.atlasengine.local.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.atlasengine.local.http.AwsError;
import com.atlasengine.local.http.Exchange;
import com.atlasengine.local.http.SdkClients;
import com.atlasengine.local.http.Service;
import com.atlasengine.local.http.Signature;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeClient;
import software.amazon.awssdk.services.connect.ConnectClient;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lexruntimev2.LexRuntimeV2Client;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.SqsClient;

/** AWS's own clients against services that answer anything: what is refused, the check refuses. */
final class ApiCheckTest {
  private static final String BOT = "ABCDEFGHIJ";
  private static final List<String> NAMES =
      List.of(
          "bedrock",
          "connect",
          "events",
          "lambda",
          "lex",
          "secretsmanager",
          "sns",
          "sqs",
          "states");

  private static SdkClients engine;

  @BeforeAll
  static void start() throws IOException {
    engine = new SdkClients(NAMES.stream().map(ServesAll::new).toArray(Service[]::new));
  }

  @AfterAll
  static void stop() {
    engine.close();
  }

  /** A service that takes whatever reaches it. */
  private record ServesAll(String signingName) implements Service {
    @Override
    public void serve(Exchange exchange) throws IOException {
      String body = signingName.equals("sns") ? "<PublishResponse/>" : "{}";
      exchange.respond(200, Map.of(), body.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void respondError(Exchange exchange, AwsError error) throws IOException {
      if (signingName.equals("sns")) {
        String xml =
            "<ErrorResponse><Error><Code>%s</Code><Message>%s</Message></Error></ErrorResponse>"
                .formatted(error.type(), error.message());
        exchange.respond(error.status(), Map.of(), xml.getBytes(StandardCharsets.UTF_8));
      } else {
        exchange.respondError(error);
      }
    }
  }

  private static void assertRefused(String type, String member, String rule, Executable call) {
    AwsServiceException refused = assertThrows(AwsServiceException.class, call);
    String message = refused.awsErrorDetails().errorMessage();
    assertEquals(type, refused.awsErrorDetails().errorCode(), message);
    assertTrue(message.contains(member) && message.contains(rule), message);
  }

  @Test
  void missingMember_isRefused() {
    try (SfnClient client = engine.sync(SfnClient.builder())) {
      assertRefused(
          "ValidationException",
          "Value null at 'stateMachineArn'",
          "Member must not be null",
          () -> client.startExecution(r -> r.name("one")));
    }
  }

  @Test
  void missingMember_isRefusedInWordsOfTheService() {
    try (SnsClient sns = engine.sync(SnsClient.builder());
        SqsClient sqs = engine.sync(SqsClient.builder());
        ConnectClient connect = engine.sync(ConnectClient.builder())) {
      assertRefused(
          "InvalidParameter",
          "Invalid parameter: Message",
          "no value for required parameter",
          () -> sns.publish(r -> r.topicArn("arn:aws:sns:us-west-2:000000000000:any")));
      assertRefused(
          "MissingParameter",
          "the parameter MessageBody",
          "must contain",
          () -> sqs.sendMessage(r -> r.queueUrl(engine.endpoint() + "/000000000000/any")));
      assertRefused(
          "InvalidRequestException",
          "'contactFlowId'",
          "Member must not be null",
          () ->
              connect.startOutboundVoiceContact(
                  r -> r.instanceId("instance").destinationPhoneNumber("+12065550100")));
    }
  }

  @Test
  void memberInsideAnother_isCheckedToo() {
    try (SnsClient client = engine.sync(SnsClient.builder())) {
      assertRefused(
          "InvalidParameter",
          "MessageAttributes",
          "no value",
          () ->
              client.publish(
                  r ->
                      r.message("m")
                          .messageAttributes(
                              Map.of(
                                  "a", MessageAttributeValue.builder().stringValue("x").build()))));
    }
  }

  @Test
  void lengthOfText_isChecked() {
    try (LexRuntimeV2Client client = engine.sync(LexRuntimeV2Client.builder())) {
      assertRefused(
          "ValidationException",
          "'text'",
          "length less than or equal to 1024",
          () -> recognize(client, BOT, "a".repeat(1025)));
      assertRefused(
          "ValidationException",
          "'text'",
          "length greater than or equal to 1",
          () -> recognize(client, BOT, ""));
      recognize(client, BOT, "😀".repeat(512));
    }
  }

  @Test
  void patternInAPath_isChecked() {
    try (LexRuntimeV2Client client = engine.sync(LexRuntimeV2Client.builder())) {
      assertRefused(
          "ValidationException",
          "'botId'",
          "regular expression pattern",
          () -> recognize(client, "ABC-EFGHIJ", "hello"));
    }
  }

  private static void recognize(LexRuntimeV2Client client, String bot, String text) {
    client.recognizeText(
        r -> r.botId(bot).botAliasId("LIVELOCAL0").localeId("en_US").sessionId("me").text(text));
  }

  @Test
  void patternOfAPhoneNumber_isCheckedAndTheNumberIsNotRepeated() {
    try (ConnectClient client = engine.sync(ConnectClient.builder())) {
      Executable dial =
          () ->
              client.startOutboundVoiceContact(
                  r -> r.instanceId("i").contactFlowId("f").destinationPhoneNumber("2065550100"));
      assertRefused("InvalidParameterException", "'destinationPhoneNumber'", "pattern", dial);
      assertFalse(
          String.valueOf(assertThrows(AwsServiceException.class, dial).getMessage())
              .contains("2065550100"));
    }
  }

  @Test
  void rangeOfANumber_isChecked() {
    try (ConnectClient client = engine.sync(ConnectClient.builder());
        BedrockRuntimeClient bedrock = engine.sync(BedrockRuntimeClient.builder())) {
      assertRefused(
          "InvalidParameterException",
          "'ringTimeoutInSeconds'",
          "value less than or equal to 60",
          () ->
              client.startOutboundVoiceContact(
                  r ->
                      r.instanceId("i")
                          .contactFlowId("f")
                          .destinationPhoneNumber("+12065550100")
                          .ringTimeoutInSeconds(61)));
      assertRefused(
          "ValidationException",
          "'inferenceConfig.temperature'",
          "value less than or equal to 1",
          () -> bedrock.converse(r -> r.modelId("m.m").inferenceConfig(c -> c.temperature(1.5f))));
    }
  }

  @Test
  void enumInAHeader_isChecked() {
    try (LambdaClient client = engine.sync(LambdaClient.builder())) {
      assertRefused(
          "ValidationException",
          "'invocationType'",
          "enum value set",
          () -> client.invoke(r -> r.functionName("any").invocationType("Sometimes")));
      client.invoke(r -> r.functionName("any").payload(SdkBytes.fromUtf8String("[1]")));
    }
  }

  @Test
  void lengthOfAList_isChecked() {
    try (EventBridgeClient client = engine.sync(EventBridgeClient.builder())) {
      assertRefused(
          "ValidationException",
          "'entries'",
          "length greater than or equal to 1",
          () -> client.putEvents(r -> r.entries(List.of())));
    }
  }

  @Test
  void severalMistakes_areAllNamed() {
    try (SecretsManagerClient client = engine.sync(SecretsManagerClient.builder())) {
      Executable call =
          () -> client.putSecretValue(r -> r.secretId("").clientRequestToken("short"));
      assertRefused("ValidationException", "'secretId'", "2 validation errors detected", call);
      assertRefused("ValidationException", "'clientRequestToken'", "or equal to 32", call);
    }
  }

  @Test
  void valueOfAnotherType_cannotBeRead() throws Exception {
    String answer = post("states", "AWSStepFunctions.ListExecutions", "{\"maxResults\":\"ten\"}");
    assertTrue(answer.contains("SerializationException"), answer);
  }

  @Test
  void operationWithoutAModel_isRefused() throws Exception {
    String answer = post("states", "AWSStepFunctions.DeleteStateMachine", "{}");
    assertTrue(answer.contains("UnknownOperationException"), answer);
    assertTrue(post("dreams", "Dreams.Dream", "{}").contains("UnknownOperationException"));
  }

  private static String post(String service, String target, String body) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(engine.endpoint())
            .header("Authorization", Signature.of(service))
            .header("X-Amz-Target", target)
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    try (HttpClient http = HttpClient.newHttpClient()) {
      return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
    }
  }
}
