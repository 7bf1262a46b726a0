package com.atlasengine.local.sqs;

import com.atlasengine.local.http.AwsError;
import com.atlasengine.local.http.Exchange;
import com.atlasengine.local.http.Service;
import com.atlasengine.local.template.PhysicalIds;
import com.atlasengine.local.template.Template;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * SQS, by its JSON protocol, for the dead letters: {@code SendMessage}, {@code ReceiveMessage},
 * {@code DeleteMessage}, {@code GetQueueUrl}, {@code ListQueues}, {@code GetQueueAttributes}.
 * Standard queues in memory, with visibility timeout and long polling.
 */
public final class Sqs implements Service {
  private static final int MAX_MESSAGES = 10;

  /** The most that a message and its attributes may hold together. */
  private static final int MAX_MESSAGE_BYTES = 1_048_576;

  private static final int MAX_POLL_SECONDS = 20;
  private final Map<String, SqsQueue> queues = new TreeMap<>();
  private volatile Consumer<String> watcher = queue -> {};

  public Sqs(Collection<Template.Queue> queues, Clock clock) {
    queues.forEach(queue -> this.queues.put(queue.name(), new SqsQueue(queue.name(), clock)));
  }

  /**
   * Puts a message into a queue, as a service of the engine that gives up on a delivery does.
   *
   * @param queueNameOrArn a name, an ARN or a URL
   * @param attributes message attributes, all strings
   * @throws AwsError {@code QueueDoesNotExist} (400) when there is no such queue
   */
  public void send(String queueNameOrArn, String body, Map<String, String> attributes) {
    ObjectNode typed = JsonNodeFactory.instance.objectNode();
    attributes.forEach(
        (name, value) -> typed.putObject(name).put("StringValue", value).put("DataType", "String"));
    SqsQueue queue = queue(queueNameOrArn);
    queue.add(body, typed, Duration.ZERO);
    watcher.accept(queue.name());
  }

  /** Calls the watcher with the name of each queue that gets or loses a message. */
  public void watch(Consumer<String> newWatcher) {
    watcher = newWatcher;
  }

  @Override
  public String signingName() {
    return "sqs";
  }

  @Override
  public void serve(Exchange exchange) throws IOException, InterruptedException {
    String operation = exchange.operation().orElse("");
    JsonNode request = exchange.json();
    exchange.respondJson(
        switch (operation) {
          case "SendMessage" -> sendMessage(request);
          case "ReceiveMessage" -> receive(request);
          case "DeleteMessage" -> delete(request);
          case "GetQueueUrl" ->
              object()
                  .put("QueueUrl", url(exchange, queue(request.path("QueueName").asText()).name()));
          case "ListQueues" -> list(exchange, request.path("QueueNamePrefix").asText());
          case "GetQueueAttributes" -> attributes(request);
          default -> throw AwsError.unknownOperation("sqs", operation);
        });
  }

  private ObjectNode sendMessage(JsonNode request) {
    SqsQueue queue = queue(request.path("QueueUrl").asText());
    String body = request.path("MessageBody").asText();
    if (body.isEmpty()) {
      throw new AwsError(
          400, "MissingParameter", "The request must contain the parameter MessageBody.");
    }
    if (bytes(body) + bytesOfAttributes(request) > MAX_MESSAGE_BYTES) {
      throw invalid(
          "One or more parameters are invalid. Reason: Message must be shorter than "
              + MAX_MESSAGE_BYTES
              + " bytes.");
    }
    Duration delay = Duration.ofSeconds(request.path("DelaySeconds").asInt(0));
    SqsQueue.Message message = queue.add(body, request.path("MessageAttributes"), delay);
    watcher.accept(queue.name());
    ObjectNode answer = object().put("MessageId", message.id());
    answer.put("MD5OfMessageBody", SqsDigest.ofBody(body));
    if (!message.attributes().isEmpty()) {
      answer.put("MD5OfMessageAttributes", SqsDigest.ofAttributes(message.attributes()));
    }
    return answer;
  }

  /** Names, types and values count. */
  private static int bytesOfAttributes(JsonNode request) {
    int bytes = 0;
    for (Map.Entry<String, JsonNode> attribute : request.path("MessageAttributes").properties()) {
      bytes += bytes(attribute.getKey());
      for (JsonNode part : attribute.getValue()) {
        bytes += bytes(part.asText());
      }
    }
    return bytes;
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  private ObjectNode receive(JsonNode request) throws InterruptedException {
    int maxMessages = request.path("MaxNumberOfMessages").asInt(1);
    int wait = request.path("WaitTimeSeconds").asInt(0);
    if (maxMessages < 1 || maxMessages > MAX_MESSAGES || wait < 0 || wait > MAX_POLL_SECONDS) {
      throw invalid("MaxNumberOfMessages must be 1 to 10 and WaitTimeSeconds 0 to 20.");
    }
    Duration invisible =
        Duration.ofSeconds(
            request.path("VisibilityTimeout").asInt(SqsQueue.VISIBILITY_TIMEOUT_SECONDS));
    ObjectNode answer = object();
    ArrayNode messages = JsonNodeFactory.instance.arrayNode();
    queue(request.path("QueueUrl").asText())
        .receive(maxMessages, invisible, Duration.ofSeconds(wait))
        .forEach(message -> messages.add(message.toApiJson()));
    return messages.isEmpty() ? answer : answer.set("Messages", messages);
  }

  private ObjectNode delete(JsonNode request) {
    String receipt = request.path("ReceiptHandle").asText();
    SqsQueue queue = queue(request.path("QueueUrl").asText());
    if (!queue.delete(receipt)) {
      throw new AwsError(
          400, "ReceiptHandleIsInvalid", "The input receipt handle is not a valid one.");
    }
    watcher.accept(queue.name());
    return object();
  }

  private ObjectNode list(Exchange exchange, String prefix) {
    ObjectNode answer = object();
    ArrayNode urls = JsonNodeFactory.instance.arrayNode();
    queues.keySet().stream()
        .filter(name -> name.startsWith(prefix))
        .forEach(name -> urls.add(url(exchange, name)));
    return urls.isEmpty() ? answer : answer.set("QueueUrls", urls);
  }

  private ObjectNode attributes(JsonNode request) {
    SqsQueue queue = queue(request.path("QueueUrl").asText());
    ObjectNode all = queue.attributes().put("QueueArn", PhysicalIds.arn("sqs", queue.name()));
    ObjectNode requested = object();
    for (JsonNode name : request.path("AttributeNames")) {
      if (name.asText().equals("All")) {
        requested.setAll(all);
      } else if (all.has(name.asText())) {
        requested.set(name.asText(), all.get(name.asText()));
      } else {
        throw new AwsError(400, "InvalidAttributeName", "Unknown attribute " + name.asText());
      }
    }
    return object().set("Attributes", requested);
  }

  private SqsQueue queue(String nameArnOrUrl) {
    int start = Math.max(nameArnOrUrl.lastIndexOf('/'), nameArnOrUrl.lastIndexOf(':'));
    SqsQueue queue = queues.get(nameArnOrUrl.substring(start + 1));
    if (queue == null) {
      throw new AwsError(400, "QueueDoesNotExist", "The specified queue does not exist.");
    }
    return queue;
  }

  private static String url(Exchange exchange, String name) {
    return "http://"
        + exchange.header("Host").orElse("localhost")
        + "/"
        + Template.ACCOUNT
        + "/"
        + name;
  }

  private static AwsError invalid(String message) {
    return new AwsError(400, "InvalidParameterValue", message);
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }
}
