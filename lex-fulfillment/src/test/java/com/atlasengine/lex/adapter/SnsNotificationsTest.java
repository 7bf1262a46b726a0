package com.atlasengine.lex.adapter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.atlasengine.core.adapter.aws.StubServer;
import com.atlasengine.core.adapter.aws.StubServer.StubResponse;
import com.atlasengine.core.failure.PermanentFailure;
import com.atlasengine.core.port.Notifications;
import com.atlasengine.core.port.NotificationsContract;
import com.atlasengine.core.telemetry.Telemetry;
import com.atlasengine.core.time.Deadline;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SnsNotificationsTest extends NotificationsContract {
  private static final String TOPIC = "arn:aws:sns:us-west-2:000000000000:sales";
  private static final String PUBLISHED =
      "<PublishResponse><PublishResult><MessageId>1</MessageId></PublishResult></PublishResponse>";

  private final StubServer service = new StubServer(r -> xml(200, PUBLISHED));
  private final SnsNotifications notifications =
      SnsNotifications.connect(service.clients(), TOPIC, Telemetry.NONE);
  private final Deadline deadline = Deadline.in(Duration.ofSeconds(20));

  @AfterEach
  void close() {
    service.close();
  }

  @Override
  protected Notifications notifications() {
    return notifications;
  }

  @Override
  protected List<String> receivedMessages() {
    return service.requests().stream()
        .map(r -> form(r.body()))
        .map(f -> f.get("Subject") + ": " + f.get("Message"))
        .toList();
  }

  @Override
  protected void takeDown() {
    service.respondAlways(error(503, "ServiceUnavailable"));
  }

  @Test
  void publishesToItsTopic() {
    notifications.publish("s", "m", deadline);
    notifications.forTopic(TOPIC + "2").publish("s", "m", deadline);

    assertEquals(
        List.of(TOPIC, TOPIC + "2"),
        service.requests().stream().map(r -> form(r.body()).get("TopicArn")).toList());
  }

  @Test
  void subjectIsOneShortLine_whenTheContentHasALongOne() {
    notifications.publish("Llamada\n" + "é".repeat(200), "m", deadline);

    assertEquals(List.of("Llamada " + "é".repeat(91) + ": m"), receivedMessages());
  }

  @Test
  void failsForGood_whenThereIsNoSuchTopic() {
    service.respondAlways(error(404, "NotFound"));

    PermanentFailure failure =
        assertThrows(PermanentFailure.class, () -> notifications.publish("s", "m", deadline));
    assertTrue(String.valueOf(failure.getMessage()).startsWith("SNS: NotFound"));
  }

  private static StubResponse error(int status, String code) {
    return xml(
        status,
        "<ErrorResponse><Error><Type>Sender</Type><Code>"
            + code
            + "</Code><Message>m</Message></Error></ErrorResponse>");
  }

  private static StubResponse xml(int status, String xml) {
    return new StubResponse(
        status,
        Map.of("Content-Type", "text/xml"),
        out -> out.write(xml.getBytes(StandardCharsets.UTF_8)));
  }

  private static Map<String, String> form(String body) {
    return Arrays.stream(body.split("&"))
        .map(pair -> URLDecoder.decode(pair, StandardCharsets.UTF_8).split("=", 2))
        .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
  }
}
