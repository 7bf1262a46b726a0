package com.atlasengine.local.sqs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.atlasengine.local.http.SdkClients;
import com.atlasengine.local.template.PhysicalIds;
import com.atlasengine.local.template.Template;
import com.atlasengine.local.timing.VirtualScheduler;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;
import software.amazon.awssdk.services.sqs.model.ReceiptHandleIsInvalidException;
import software.amazon.awssdk.services.sqs.model.SqsException;

final class SqsTest {
  private static final String ARN = PhysicalIds.arn("sqs", "dead");

  private final VirtualScheduler time = new VirtualScheduler();
  private Sqs sqs;
  private SdkClients engine;
  private SqsClient client;
  private String url;

  @BeforeEach
  void start() throws IOException {
    sqs = new Sqs(List.of(new Template.Queue("Dead", "dead", ARN, "unused")), time);
    engine = new SdkClients(sqs);
    client = engine.sync(SqsClient.builder());
    url = client.getQueueUrl(r -> r.queueName("dead")).queueUrl();
  }

  @AfterEach
  void stop() {
    engine.close();
  }

  @Test
  void messageComesBackWithAttributes_whenSent() {
    MessageAttributeValue code =
        MessageAttributeValue.builder().dataType("String").stringValue("200").build();
    MessageAttributeValue number =
        MessageAttributeValue.builder().dataType("Number").stringValue("7").build();
    // The client checks both digests of the answer and refuses a wrong one.
    client.sendMessage(
        r ->
            r.queueUrl(url)
                .messageBody("héllo")
                .messageAttributes(Map.of("zCode", code, "aNumber", number)));
    Message message = receive().getFirst();
    assertEquals("héllo", message.body());
    assertEquals(code, message.messageAttributes().get("zCode"));
    assertEquals("1", message.attributesAsStrings().get("ApproximateReceiveCount"));
  }

  @Test
  void messageIsHiddenUntilItsTimeout_whenReceived() {
    client.sendMessage(r -> r.queueUrl(url).messageBody("one"));
    assertEquals(1, receive().size());
    assertEquals(List.of(), receive());
    time.advance(Duration.ofSeconds(31));
    assertEquals("one", receive().getFirst().body());
  }

  @Test
  void messageIsGone_whenDeleted() {
    client.sendMessage(r -> r.queueUrl(url).messageBody("one"));
    String receipt = receive().getFirst().receiptHandle();
    client.deleteMessage(r -> r.queueUrl(url).receiptHandle(receipt));
    time.advance(Duration.ofSeconds(31));
    assertEquals(List.of(), receive());
    assertThrows(
        ReceiptHandleIsInvalidException.class,
        () -> client.deleteMessage(r -> r.queueUrl(url).receiptHandle("foreign")));
  }

  @Test
  void messageIsThere_whenTheEngineSendsIt() {
    sqs.send(ARN, "lost event", Map.of("ErrorCode", "200"));
    assertEquals(
        "1",
        client
            .getQueueAttributes(r -> r.queueUrl(url).attributeNames(QueueAttributeName.ALL))
            .attributesAsStrings()
            .get("ApproximateNumberOfMessages"));
    assertEquals(
        List.of("200"),
        receive().getFirst().messageAttributes().values().stream()
            .map(MessageAttributeValue::stringValue)
            .toList());
  }

  @Test
  void queuesAreListed_whenAsked() {
    assertTrue(client.listQueues().queueUrls().contains(url));
    assertThrows(
        QueueDoesNotExistException.class, () -> client.getQueueUrl(r -> r.queueName("other")));
  }

  private List<Message> receive() {
    return client.receiveMessage(r -> r.queueUrl(url).messageAttributeNames("All")).messages();
  }

  @Test
  void messageIsRefused_whenItAndItsAttributesHoldMoreThanAMebibyte() {
    String largest = "ü".repeat(524_288);
    client.sendMessage(r -> r.queueUrl(url).messageBody(largest));

    MessageAttributeValue one =
        MessageAttributeValue.builder().dataType("String").stringValue("1").build();
    SqsException refused =
        assertThrows(
            SqsException.class,
            () ->
                client.sendMessage(
                    r ->
                        r.queueUrl(url)
                            .messageBody(largest)
                            .messageAttributes(Map.of("code", one))));
    assertEquals("InvalidParameterValue", refused.awsErrorDetails().errorCode());
    assertThrows(
        SqsException.class,
        () -> client.sendMessage(r -> r.queueUrl(url).messageBody(largest + "a")));
  }
}
