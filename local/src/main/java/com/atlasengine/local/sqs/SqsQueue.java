package com.atlasengine.local.sqs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** One queue of {@link Sqs}: messages become invisible when received and go when deleted. */
final class SqsQueue {
  /** How long a received message stays invisible when the receiver does not say. */
  static final int VISIBILITY_TIMEOUT_SECONDS = 30;

  private static final long POLL_MS = 100;

  private final String name;
  private final Clock clock;
  private final List<Message> messages = new ArrayList<>();

  SqsQueue(String name, Clock clock) {
    this.name = name;
    this.clock = clock;
  }

  String name() {
    return name;
  }

  synchronized Message add(String body, JsonNode attributes, Duration delay) {
    Instant now = clock.instant();
    String id = UUID.randomUUID().toString();
    Message message = new Message(name, id, body, attributes, now, now.plus(delay), now, 0);
    messages.add(message);
    notifyAll();
    return message;
  }

  /** The oldest visible messages, waiting for the first one if there is none. */
  synchronized List<Message> receive(int most, Duration invisible, Duration wait)
      throws InterruptedException {
    Instant until = clock.instant().plus(wait);
    List<Message> received = take(most, invisible);
    while (received.isEmpty() && clock.instant().isBefore(until)) {
      // Short waits, since a message also appears when its invisibility ends.
      wait(POLL_MS);
      received = take(most, invisible);
    }
    return received;
  }

  private List<Message> take(int most, Duration invisible) {
    Instant now = clock.instant();
    List<Message> received = new ArrayList<>();
    for (int i = 0; i < messages.size() && received.size() < most; i++) {
      if (!messages.get(i).visibleFrom().isAfter(now)) {
        Message message = messages.get(i).received(now, now.plus(invisible));
        messages.set(i, message);
        received.add(message);
      }
    }
    return received;
  }

  /** Whether the receipt was one of this queue's; deleting twice is no error, as in SQS. */
  synchronized boolean delete(String receipt) {
    messages.removeIf(message -> message.receives() > 0 && message.receipt().equals(receipt));
    return receipt.startsWith(name + "/");
  }

  synchronized ObjectNode attributes() {
    Instant now = clock.instant();
    long hidden = messages.stream().filter(message -> message.visibleFrom().isAfter(now)).count();
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("ApproximateNumberOfMessages", String.valueOf(messages.size() - hidden));
    node.put("ApproximateNumberOfMessagesNotVisible", String.valueOf(hidden));
    return node.put("VisibilityTimeout", String.valueOf(VISIBILITY_TIMEOUT_SECONDS));
  }

  /**
   * A message in a queue.
   *
   * @param attributes in SQS's shape: {@code {"name":{"DataType","StringValue"}}}
   * @param visibleFrom when it may be received (again)
   * @param receives how often it was received
   */
  record Message(
      String queue,
      String id,
      String body,
      JsonNode attributes,
      Instant sent,
      Instant visibleFrom,
      Instant firstReceived,
      int receives) {

    private Message received(Instant now, Instant until) {
      Instant first = receives == 0 ? now : firstReceived;
      return new Message(queue, id, body, attributes, sent, until, first, receives + 1);
    }

    private String receipt() {
      return queue + "/" + id + "/" + receives;
    }

    /** As {@code ReceiveMessage} answers it. */
    ObjectNode describe() {
      ObjectNode node = JsonNodeFactory.instance.objectNode();
      node.put("MessageId", id).put("ReceiptHandle", receipt());
      node.put("MD5OfBody", SqsDigest.ofBody(body)).put("Body", body);
      ObjectNode system = node.putObject("Attributes");
      system.put("SentTimestamp", millis(sent));
      system.put("ApproximateReceiveCount", String.valueOf(receives));
      system.put("ApproximateFirstReceiveTimestamp", millis(firstReceived));
      if (!attributes.isEmpty()) {
        node.set("MessageAttributes", attributes);
        node.put("MD5OfMessageAttributes", SqsDigest.ofAttributes(attributes));
      }
      return node;
    }

    private static String millis(Instant instant) {
      return String.valueOf(instant.toEpochMilli());
    }
  }
}
