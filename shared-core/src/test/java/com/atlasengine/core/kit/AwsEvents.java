package com.atlasengine.core.kit;

import com.amazonaws.services.lambda.runtime.events.SNSEvent;
import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Map;
import org.joda.time.DateTime;

/** Events as AWS's own classes and serializers write them. */
public final class AwsEvents {
  private AwsEvents() {}

  /** What a schedule sends whose input asks for this action. */
  public static byte[] schedule(String action) {
    return write(new ScheduledEvent().withDetail(Map.of("action", action)), ScheduledEvent.class);
  }

  /** What EventBridge sends for a schedule that has no input of its own. */
  public static byte[] schedule() {
    ScheduledEvent event =
        new ScheduledEvent()
            .withId("cdc73f9d-aea9-11e3-9d5a-835b769c0d9c")
            .withSource("aws.events")
            .withDetailType("Scheduled Event")
            .withAccount("000000000000")
            .withRegion("us-west-2")
            .withTime(DateTime.parse("2026-10-26T06:07:12Z"))
            .withResources(List.of("arn:aws:events:us-west-2:000000000000:rule/atlas-engine-warm"))
            .withDetail(Map.of());
    return write(event, ScheduledEvent.class);
  }

  /** What SNS sends for these messages to one topic. */
  public static byte[] notification(String... messages) {
    List<SNSEvent.SNSRecord> records =
        List.of(messages).stream()
            .map(message -> new SNSEvent.SNSRecord().withSns(notice(message)))
            .map(record -> record.withEventSource("aws:sns").withEventVersion("1.0"))
            .toList();
    return write(new SNSEvent().withRecords(records), SNSEvent.class);
  }

  private static SNSEvent.SNS notice(String message) {
    return new SNSEvent.SNS()
        .withType("Notification")
        .withMessageId("95df01b4-ee98-5cb9-9903-4c221d41eb5e")
        .withTopicArn("arn:aws:sns:us-west-2:000000000000:atlas-engine-refresh")
        .withTimestamp(DateTime.parse("2026-10-26T06:07:10.500Z"))
        .withMessageAttributes(Map.of())
        .withMessage(message);
  }

  private static <T> byte[] write(T event, Class<T> type) {
    PojoSerializer<T> serializer =
        LambdaEventSerializers.serializerFor(type, AwsEvents.class.getClassLoader());
    ByteArrayOutputStream json = new ByteArrayOutputStream();
    serializer.toJson(event, json);
    return json.toByteArray();
  }
}
