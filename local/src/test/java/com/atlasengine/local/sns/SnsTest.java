package com.atlasengine.local.sns;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.atlasengine.local.http.SdkClients;
import com.atlasengine.local.lambda.RecordingFunctions;
import com.atlasengine.local.sqs.Sqs;
import com.atlasengine.local.template.PhysicalIds;
import com.atlasengine.local.template.Template;
import com.atlasengine.local.timing.VirtualScheduler;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.InvalidParameterException;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;
import software.amazon.awssdk.services.sns.model.NotFoundException;
import software.amazon.awssdk.services.sns.model.PublishResponse;
import software.amazon.awssdk.services.sqs.SqsClient;

final class SnsTest {
  private static final String TOPIC = PhysicalIds.arn("sns", "refresh");
  private static final String BROKEN = PhysicalIds.arn("sns", "broken");
  private static final String QUEUE = PhysicalIds.arn("sqs", "dead");
  private static final String FUNCTION = PhysicalIds.arn("lambda", "function:refresh:live");

  private final RecordingFunctions functions = new RecordingFunctions();
  private SdkClients engine;
  private SnsClient client;

  @BeforeEach
  void start() throws IOException {
    VirtualScheduler time = new VirtualScheduler();
    Sqs sqs = new Sqs(List.of(new Template.Queue("Dead", "dead", QUEUE, "unused")), time);
    Sns sns =
        new Sns(
            List.of(
                new Template.Topic("Refresh", "refresh", TOPIC),
                new Template.Topic("Broken", "broken", BROKEN)),
            List.of(
                new Template.Subscription(TOPIC, "lambda", FUNCTION, Optional.empty()),
                new Template.Subscription(TOPIC, "email", "a&b@example.com", Optional.empty()),
                new Template.Subscription(BROKEN, "lambda", "missing", Optional.of(QUEUE))),
            functions,
            sqs,
            time);
    engine = new SdkClients(sqs, sns);
    client = engine.sync(SnsClient.builder());
  }

  @AfterEach
  void stop() {
    engine.close();
  }

  @Test
  void functionGetsTheEventAwsSends_whenPublished() throws Exception {
    MessageAttributeValue kind =
        MessageAttributeValue.builder().dataType("String").stringValue("phone").build();
    PublishResponse published =
        client.publish(
            r ->
                r.topicArn(TOPIC)
                    .message("{\"a\":\"ü & <b>\"}")
                    .subject("why")
                    .messageAttributes(Map.of("kind", kind)));
    RecordingFunctions.AsyncInvocation invocation = functions.next();
    assertEquals(FUNCTION, invocation.function());
    JsonNode first = new ObjectMapper().readTree(invocation.payload()).path("Records").path(0);
    assertEquals("aws:sns", first.path("EventSource").asText());
    JsonNode sns = first.path("Sns");
    assertEquals("Notification", sns.path("Type").asText());
    assertEquals(published.messageId(), sns.path("MessageId").asText());
    assertEquals("{\"a\":\"ü & <b>\"}", sns.path("Message").asText());
    assertEquals("why", sns.path("Subject").asText());
    assertEquals("2026-10-20T12:00:00.000Z", sns.path("Timestamp").asText());
    assertEquals(TOPIC, sns.path("TopicArn").asText());
    assertEquals("phone", sns.path("MessageAttributes").path("kind").path("Value").asText());
  }

  @Test
  void messageGoesToTheDeadLetters_whenTheFunctionIsMissing() {
    client.publish(r -> r.topicArn(BROKEN).message("lost"));
    try (SqsClient sqs = engine.sync(SqsClient.builder())) {
      String url = sqs.getQueueUrl(r -> r.queueName("dead")).queueUrl();
      String body = sqs.receiveMessage(r -> r.queueUrl(url)).messages().getFirst().body();
      assertTrue(body.contains("\"Message\":\"lost\""));
    }
  }

  @Test
  void topicsAndSubscriptions_whenListed() {
    assertEquals(
        List.of(BROKEN, TOPIC),
        client.listTopics().topics().stream().map(topic -> topic.topicArn()).toList());
    assertEquals(
        List.of(FUNCTION, "a&b@example.com"),
        client.listSubscriptionsByTopic(r -> r.topicArn(TOPIC)).subscriptions().stream()
            .map(subscription -> subscription.endpoint())
            .toList());
    assertEquals(
        "2",
        client
            .getTopicAttributes(r -> r.topicArn(TOPIC))
            .attributes()
            .get("SubscriptionsConfirmed"));
  }

  @Test
  void refused_whenTheTopicIsUnknownOrTheMessageEmptyOrTooLong() {
    assertThrows(
        NotFoundException.class, () -> client.publish(r -> r.topicArn(TOPIC + "x").message("m")));
    assertThrows(
        InvalidParameterException.class, () -> client.publish(r -> r.topicArn(TOPIC).message("")));
    assertThrows(
        InvalidParameterException.class,
        () -> client.publish(r -> r.topicArn(TOPIC).message("x".repeat(262_145))));
  }

  @Test
  void messageIsRefused_whenItAndItsAttributesHoldMoreThan256Kibibytes() {
    String largest = "a".repeat(262_144);
    client.publish(r -> r.topicArn(TOPIC).message(largest));

    MessageAttributeValue kind =
        MessageAttributeValue.builder().dataType("String").stringValue("phone").build();
    assertThrows(
        InvalidParameterException.class,
        () ->
            client.publish(
                r -> r.topicArn(TOPIC).message(largest).messageAttributes(Map.of("kind", kind))));
    assertThrows(
        InvalidParameterException.class,
        () -> client.publish(r -> r.topicArn(TOPIC).message(largest + "a")));
  }
}
