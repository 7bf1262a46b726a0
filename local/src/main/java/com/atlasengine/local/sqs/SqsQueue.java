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
  /** Default visibility time-out. */
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
  synchronized List<Message> receive(int maxMessages, Duration invisible, Duration wait)
      throws InterruptedException {
    Instant until = clock.instant().plus(wait);
    List<Message> received = take(maxMessages, invisible);
    while (received.isEmpty() && clock.instant().isBefore(until)) {
      // Wait in short steps: a message also becomes visible again when its time-out ends.
      wait(POLL_MS);
      received = take(maxMessages, invisible);
    }
    return received;
  }

  private List<Message> take(int maxMessages, Duration invisible) {
    Instant now = clock.instant();
    List<Message> received = new ArrayList<>();
    for (int i = 0; i < messages.size() && received.size() < maxMessages; i++) {
      if (!messages.get(i).visibleFrom().isAfter(now)) {
        Message message = messages.get(i).receive(now, now.plus(invisible));
        messages.set(i, message);
        received.add(message);
      }
    }
    return received;
  }

  /** Whether the receipt was one of this queue's; deleting twice is no error, as in SQS. */
  synchronized boolean delete(String receipt) {
    messages.removeIf(message -> message.receiveCount() > 0 && message.receipt().equals(receipt));
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
   * @param receiveCount how often it was received
   */
  record Message(
      String queue,
      String id,
      String body,
      JsonNode attributes,
      Instant sentAt,
      Instant visibleFrom,
      Instant firstReceivedAt,
      int receiveCount) {

    private Message receive(Instant now, Instant until) {
      Instant first = receiveCount == 0 ? now : firstReceivedAt;
      return new Message(queue, id, body, attributes, sentAt, until, first, receiveCount + 1);
    }

    private String receipt() {
      return queue + "/" + id + "/" + receiveCount;
    }

    /** As {@code ReceiveMessage} answers it. */
    ObjectNode toApiJson() {
      ObjectNode node = JsonNodeFactory.instance.objectNode();
      node.put("MessageId", id).put("ReceiptHandle", receipt());
      node.put("MD5OfBody", SqsDigest.ofBody(body)).put("Body", body);
      ObjectNode system = node.putObject("Attributes");
      system.put("SentTimestamp", millis(sentAt));
      system.put("ApproximateReceiveCount", String.valueOf(receiveCount));
      system.put("ApproximateFirstReceiveTimestamp", millis(firstReceivedAt));
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
