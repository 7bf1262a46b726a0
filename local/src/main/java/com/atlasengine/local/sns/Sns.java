package com.atlasengine.local.sns;

import static com.atlasengine.local.sns.QueryProtocol.element;
import static com.atlasengine.local.sns.QueryProtocol.mapEntry;

import com.atlasengine.local.http.AwsError;
import com.atlasengine.local.http.Exchange;
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

  /** The most that a message and its attributes hold on a topic that sets no other size. */
  private static final int MAX_MESSAGE_BYTES = 262_144;

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
  public void serve(Exchange exchange) throws IOException {
    Map<String, String> form = exchange.form();
    String action = form.getOrDefault("Action", "");
    String result =
        switch (action) {
          case "Publish" -> element("MessageId", publish(form));
          case "ListTopics" -> listTopics();
          case "ListSubscriptionsByTopic" -> listSubscriptions(requireTopic(form));
          case "GetTopicAttributes" -> attributes(requireTopic(form));
          default -> throw AwsError.unknownOperation("sns", action);
        };
    exchange.respond(
        200, Map.of("Content-Type", "text/xml"), QueryProtocol.buildResponse(action, result));
  }

  @Override
  public void respondError(Exchange exchange, AwsError error) throws IOException {
    exchange.respond(
        error.status(), Map.of("Content-Type", "text/xml"), QueryProtocol.buildError(error));
  }

  private String publish(Map<String, String> form) {
    String message = form.getOrDefault("Message", "");
    if (message.isEmpty()) {
      throw invalid("Empty message");
    }
    if (bytes(message) + bytesOfAttributes(form) > MAX_MESSAGE_BYTES) {
      throw invalid("Message too long");
    }
    String topicArn = requireTopic(form);
    String id = UUID.randomUUID().toString();
    ObjectNode sns = notification(topicArn, id, form);
    subscriptions(topicArn).forEach(subscription -> deliver(subscription, sns));
    return id;
  }

  /** Names, types and values count. */
  private static int bytesOfAttributes(Map<String, String> form) {
    return form.entrySet().stream()
        .filter(field -> field.getKey().startsWith("MessageAttributes.entry."))
        .mapToInt(field -> bytes(field.getValue()))
        .sum();
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
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
            functions.invokeAsync(subscription.endpoint(), event(subscription, sns), "");
        case "sqs" -> queues.send(subscription.endpoint(), sns.toString(), Map.of());
        default ->
            LOG.info(
                "sns: did not deliver 1 message: protocol {} has no local delivery",
                subscription.protocol());
      }
    } catch (AwsError e) {
      LOG.warn("sns: could not deliver a message to {}: {}", subscription.endpoint(), e.type());
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
    topics.keySet().forEach(arn -> members.append(element("member", element("TopicArn", arn))));
    return element("Topics", members.toString());
  }

  private String listSubscriptions(String topicArn) {
    StringBuilder members = new StringBuilder();
    for (Template.Subscription subscription : subscriptions(topicArn)) {
      String fields =
          element("SubscriptionArn", arn(subscription))
              + element("Owner", Template.ACCOUNT)
              + element("Protocol", subscription.protocol())
              + element("Endpoint", QueryProtocol.escape(subscription.endpoint()))
              + element("TopicArn", topicArn);
      members.append(element("member", fields));
    }
    return element("Subscriptions", members.toString());
  }

  private String attributes(String topicArn) {
    String confirmed = String.valueOf(subscriptions(topicArn).size());
    return element(
        "Attributes",
        mapEntry("TopicArn", topicArn)
            + mapEntry("Owner", Template.ACCOUNT)
            + mapEntry("SubscriptionsConfirmed", confirmed)
            + mapEntry("SubscriptionsPending", "0"));
  }

  private String requireTopic(Map<String, String> form) {
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
