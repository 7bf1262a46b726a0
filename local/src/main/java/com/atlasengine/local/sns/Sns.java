package com.atlasengine.local.sns;

import static com.atlasengine.local.http.QueryProtocol.entry;
import static com.atlasengine.local.http.QueryProtocol.tag;

import com.atlasengine.local.http.AwsError;
import com.atlasengine.local.http.Call;
import com.atlasengine.local.http.QueryProtocol;
import com.atlasengine.local.http.Service;
import com.atlasengine.local.lambda.Functions;
import com.atlasengine.local.sqs.Sqs;
import com.atlasengine.local.template.Template;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * SNS, by its query protocol: {@code Publish}, {@code ListTopics}, {@code ListSubscriptionsByTopic}
 * and {@code GetTopicAttributes}. A message reaches its Lambda subscriptions as the event AWS
 * sends; one that cannot be delivered goes to the subscription's dead-letter queue. Subscriptions
 * by other protocols (an e-mail address) are listed, and their messages are counted in the log.
 */
public final class Sns implements Service {
  private static final Logger LOG = LoggerFactory.getLogger(Sns.class);
  private static final int LONGEST_MESSAGE = 262_144;
  private static final DateTimeFormatter MILLIS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  private final Map<String, List<Template.Subscription>> topics = new TreeMap<>();
  private final Functions functions;
  private final Sqs queues;
  private final Clock clock;

  public Sns(
      Collection<Template.Topic> topics,
      Collection<Template.Subscription> subscriptions,
      Functions functions,
      Sqs queues,
      Clock clock) {
    topics.forEach(topic -> this.topics.put(topic.arn(), List.of()));
    subscriptions.stream()
        .collect(Collectors.groupingBy(Template.Subscription::topicArn))
        .forEach(this.topics::put);
    this.functions = functions;
    this.queues = queues;
    this.clock = clock;
  }

  @Override
  public String signingName() {
    return "sns";
  }

  @Override
  public void serve(Call call) throws IOException {
    Map<String, String> form = QueryProtocol.form(call.body());
    String action = form.getOrDefault("Action", "");
    String result =
        switch (action) {
          case "Publish" -> tag("MessageId", publish(form));
          case "ListTopics" -> listTopics();
          case "ListSubscriptionsByTopic" -> listSubscriptions(topic(form));
          case "GetTopicAttributes" -> attributes(topic(form));
          default -> throw AwsError.unknownOperation("sns", action);
        };
    call.reply(200, Map.of("Content-Type", "text/xml"), QueryProtocol.answer(action, result));
  }

  private String publish(Map<String, String> form) {
    String message = form.getOrDefault("Message", "");
    if (message.isEmpty()) {
      throw invalid("Empty message");
    }
    if (message.getBytes(StandardCharsets.UTF_8).length > LONGEST_MESSAGE) {
      throw invalid("Message too long");
    }
    String topicArn = topic(form);
    String id = UUID.randomUUID().toString();
    ObjectNode sns = notification(topicArn, id, form);
    subscriptions(topicArn).forEach(subscription -> deliver(subscription, sns));
    return id;
  }

  private ObjectNode notification(String topicArn, String id, Map<String, String> form) {
    ObjectNode sns = JsonNodeFactory.instance.objectNode();
    sns.put("Type", "Notification").put("MessageId", id).put("TopicArn", topicArn);
    sns.put("Subject", form.get("Subject")).put("Message", form.get("Message"));
    sns.put("Timestamp", MILLIS.format(Instant.now(clock)));
    sns.put("SignatureVersion", "1").put("Signature", "local");
    sns.put("SigningCertUrl", "https://sns.us-west-2.amazonaws.com/local.pem");
    sns.put("UnsubscribeUrl", "https://sns.us-west-2.amazonaws.com/?Action=Unsubscribe");
    sns.set("MessageAttributes", messageAttributes(form));
    return sns;
  }

  private static ObjectNode messageAttributes(Map<String, String> form) {
    ObjectNode attributes = JsonNodeFactory.instance.objectNode();
    for (int i = 1; form.containsKey("MessageAttributes.entry." + i + ".Name"); i++) {
      String entry = "MessageAttributes.entry." + i;
      String type = form.getOrDefault(entry + ".Value.DataType", "String");
      String text = form.getOrDefault(entry + ".Value.StringValue", "");
      String value = form.getOrDefault(entry + ".Value.BinaryValue", text);
      String name = form.getOrDefault(entry + ".Name", "");
      attributes.putObject(name).put("Type", type).put("Value", value);
    }
    return attributes;
  }

  private void deliver(Template.Subscription subscription, ObjectNode sns) {
    try {
      switch (subscription.protocol()) {
        case "lambda" ->
            functions.invokeLater(subscription.endpoint(), event(subscription, sns), "");
        case "sqs" -> queues.send(subscription.endpoint(), sns.toString(), Map.of());
        default -> LOG.info("sns: 1 message for a subscription by {}", subscription.protocol());
      }
    } catch (AwsError e) {
      LOG.warn("sns: {} did not take a message: {}", subscription.endpoint(), e.type());
      subscription.deadLetterArn().ifPresent(queue -> queues.send(queue, sns.toString(), Map.of()));
    }
  }

  private static String event(Template.Subscription subscription, ObjectNode sns) {
    ObjectNode event = JsonNodeFactory.instance.objectNode();
    ObjectNode first = event.putArray("Records").addObject();
    first.put("EventSource", "aws:sns").put("EventVersion", "1.0");
    first.put("EventSubscriptionArn", arn(subscription)).set("Sns", sns);
    return event.toString();
  }

  private static String arn(Template.Subscription subscription) {
    byte[] endpoint = subscription.endpoint().getBytes(StandardCharsets.UTF_8);
    return subscription.topicArn() + ":" + UUID.nameUUIDFromBytes(endpoint);
  }

  private String listTopics() {
    StringBuilder members = new StringBuilder();
    topics.keySet().forEach(arn -> members.append(tag("member", tag("TopicArn", arn))));
    return tag("Topics", members.toString());
  }

  private String listSubscriptions(String topicArn) {
    StringBuilder members = new StringBuilder();
    for (Template.Subscription subscription : subscriptions(topicArn)) {
      String fields =
          tag("SubscriptionArn", arn(subscription))
              + tag("Owner", Template.ACCOUNT)
              + tag("Protocol", subscription.protocol())
              + tag("Endpoint", QueryProtocol.escape(subscription.endpoint()))
              + tag("TopicArn", topicArn);
      members.append(tag("member", fields));
    }
    return tag("Subscriptions", members.toString());
  }

  private String attributes(String topicArn) {
    String confirmed = String.valueOf(subscriptions(topicArn).size());
    return tag(
        "Attributes",
        entry("TopicArn", topicArn)
            + entry("Owner", Template.ACCOUNT)
            + entry("SubscriptionsConfirmed", confirmed)
            + entry("SubscriptionsPending", "0"));
  }

  private String topic(Map<String, String> form) {
    String arn = form.getOrDefault("TopicArn", form.getOrDefault("TargetArn", ""));
    if (arn.isEmpty()) {
      throw invalid("TopicArn or TargetArn: no value given; phone numbers are not served");
    }
    if (!topics.containsKey(arn)) {
      throw new AwsError(404, "NotFound", "Topic does not exist");
    }
    return arn;
  }

  private List<Template.Subscription> subscriptions(String topicArn) {
    return topics.getOrDefault(topicArn, List.of());
  }

  private static AwsError invalid(String reason) {
    return new AwsError(400, "InvalidParameter", "Invalid parameter: " + reason);
  }
}
