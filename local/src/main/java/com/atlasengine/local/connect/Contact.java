package com.atlasengine.local.connect;

import com.atlasengine.local.template.Template;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/**
 * One outbound call of {@link Connect}, at one moment.
 *
 * @param instanceArn of the Connect instance that dialled
 * @param number the number dialled, E.164
 * @param sourceNumber the number shown to the person called; empty when a queue chose it
 * @param attributes the contact's attributes
 * @param initiated when it began to ring
 * @param answered when the person picked up, if they did
 * @param ended when it was over
 * @param reason why it ended, in the words of a contact record
 */
record Contact(
    String id,
    String instanceArn,
    String number,
    String sourceNumber,
    Map<String, String> attributes,
    Instant initiated,
    Optional<Instant> answered,
    Optional<Instant> ended,
    String reason) {

  Contact {
    attributes = Map.copyOf(attributes);
  }

  /** A call that rings from now on. */
  static Contact ringing(String instanceArn, DialRequest request, Instant now) {
    return new Contact(
        UUID.randomUUID().toString(),
        instanceArn,
        request.number(),
        request.sourceNumber(),
        request.attributes(),
        now.truncatedTo(ChronoUnit.MILLIS),
        Optional.empty(),
        Optional.empty(),
        "");
  }

  boolean isRinging() {
    return answered.isEmpty() && ended.isEmpty();
  }

  Contact answeredAt(Instant now) {
    Optional<Instant> when = Optional.of(now.truncatedTo(ChronoUnit.MILLIS));
    return new Contact(
        id, instanceArn, number, sourceNumber, attributes, initiated, when, ended, reason);
  }

  Contact endedAt(Instant now, String why) {
    Optional<Instant> when = Optional.of(now.truncatedTo(ChronoUnit.MILLIS));
    return new Contact(
        id, instanceArn, number, sourceNumber, attributes, initiated, answered, when, why);
  }

  Contact withAttributes(Map<String, String> more) {
    Map<String, String> all = new TreeMap<>(attributes);
    all.putAll(more);
    return new Contact(
        id, instanceArn, number, sourceNumber, all, initiated, answered, ended, reason);
  }

  String arn() {
    return instanceArn + "/contact/" + id;
  }

  /** As {@code DescribeContact} answers it. */
  ObjectNode describe() {
    ObjectNode node = object();
    node.put("Arn", arn()).put("Id", id).put("InitialContactId", id);
    node.put("InitiationMethod", "API").put("Channel", "VOICE");
    node.put("InitiationTimestamp", seconds(initiated));
    answered.ifPresent(time -> node.put("ConnectedToSystemTimestamp", seconds(time)));
    ended.ifPresent(time -> node.put("DisconnectTimestamp", seconds(time)));
    ended.ifPresent(time -> node.put("DisconnectReason", reason));
    node.put("LastUpdateTimestamp", seconds(ended.or(() -> answered).orElse(initiated)));
    node.set("CustomerEndpoint", endpoint(number));
    if (!sourceNumber.isEmpty()) {
      node.set("SystemEndpoint", endpoint(sourceNumber));
    }
    return node.set("Attributes", attributesNode());
  }

  /** As the engine's own contact list shows it. */
  ObjectNode show() {
    ObjectNode node = object();
    node.put("contactId", id).put("phone", number).put("status", status());
    node.put("initiatedAt", initiated.toString());
    answered.ifPresent(time -> node.put("answeredAt", time.toString()));
    ended.ifPresent(time -> node.put("endedAt", time.toString()).put("reason", reason));
    return node.set("attributes", attributesNode());
  }

  /** The contact event Connect puts on the bus when the contact gets into this state. */
  ObjectNode event(String type, Instant now) {
    String instanceId = instanceArn.substring(instanceArn.indexOf('/') + 1);
    ObjectNode event = object().put("version", "0").put("id", UUID.randomUUID().toString());
    event.put("detail-type", "Amazon Connect Contact Event").put("source", "aws.connect");
    event.put("account", Template.ACCOUNT).put("region", Template.REGION);
    event.put("time", now.truncatedTo(ChronoUnit.SECONDS).toString());
    event.putArray("resources").add(instanceArn).add(arn());
    ObjectNode detail = event.putObject("detail").put("eventType", type).put("contactId", id);
    detail.put("channel", "VOICE").put("instanceArn", instanceArn).put("initiationMethod", "API");
    detail.put("initiationTimestamp", initiated.toString());
    answered.ifPresent(time -> detail.put("connectedToSystemTimestamp", time.toString()));
    ended.ifPresent(time -> detail.put("disconnectTimestamp", time.toString()));
    ObjectNode tags = detail.putObject("tags").put("aws:connect:instanceId", instanceId);
    if (!sourceNumber.isEmpty()) {
      tags.put("aws:connect:systemEndpoint", sourceNumber);
    }
    return event;
  }

  /** The attributes as JSON. */
  ObjectNode attributesNode() {
    ObjectNode node = object();
    new TreeMap<>(attributes).forEach(node::put);
    return node;
  }

  private String status() {
    if (ended.isPresent()) {
      return "ended";
    }
    return answered.isPresent() ? "answered" : "ringing";
  }

  private static ObjectNode endpoint(String address) {
    return object().put("Type", "TELEPHONE_NUMBER").put("Address", address);
  }

  private static double seconds(Instant instant) {
    return instant.toEpochMilli() / 1000.0;
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }
}
