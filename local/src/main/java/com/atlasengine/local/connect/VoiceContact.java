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
 * @param machineDetection what the detection of machines says: empty when it is off, {@code
 *     AMD_NOT_APPLICABLE} until somebody picks up
 * @param initiatedAt when it began to ring
 * @param answeredAt when the person picked up, if they did
 * @param endedAt when it was over
 * @param endReason why it ended, in the words of a contact record
 * @param queue where it was put through to, if it was
 */
record VoiceContact(
    String id,
    String instanceArn,
    String number,
    String sourceNumber,
    Map<String, String> attributes,
    Optional<String> machineDetection,
    Instant initiatedAt,
    Optional<Instant> answeredAt,
    Optional<Instant> endedAt,
    String endReason,
    Optional<String> queue) {

  VoiceContact {
    attributes = Map.copyOf(attributes);
  }

  /** A call that rings from now on. */
  static VoiceContact ringing(String instanceArn, DialRequest request, Instant now) {
    return new VoiceContact(
        UUID.randomUUID().toString(),
        instanceArn,
        request.number(),
        request.sourceNumber(),
        request.attributes(),
        Optional.of("AMD_NOT_APPLICABLE").filter(status -> request.machineDetection()),
        now.truncatedTo(ChronoUnit.MILLIS),
        Optional.empty(),
        Optional.empty(),
        "",
        Optional.empty());
  }

  boolean isRinging() {
    return answeredAt.isEmpty() && endedAt.isEmpty();
  }

  /** Picked up by a machine or by a person, as the detection tells if it is on. */
  VoiceContact answer(Instant now, boolean byMachine) {
    Optional<Instant> when = Optional.of(now.truncatedTo(ChronoUnit.MILLIS));
    return new VoiceContact(
        id,
        instanceArn,
        number,
        sourceNumber,
        attributes,
        machineDetection.map(status -> byMachine ? "VOICEMAIL_BEEP" : "HUMAN_ANSWERED"),
        initiatedAt,
        when,
        endedAt,
        endReason,
        queue);
  }

  VoiceContact end(Instant now, String newReason) {
    Optional<Instant> when = Optional.of(now.truncatedTo(ChronoUnit.MILLIS));
    return new VoiceContact(
        id,
        instanceArn,
        number,
        sourceNumber,
        attributes,
        machineDetection,
        initiatedAt,
        answeredAt,
        when,
        newReason,
        queue);
  }

  VoiceContact withAttributes(Map<String, String> more) {
    Map<String, String> all = new TreeMap<>(attributes);
    all.putAll(more);
    return new VoiceContact(
        id,
        instanceArn,
        number,
        sourceNumber,
        all,
        machineDetection,
        initiatedAt,
        answeredAt,
        endedAt,
        endReason,
        queue);
  }

  /** Put through to a queue. */
  VoiceContact transfer(String queueArn) {
    return new VoiceContact(
        id,
        instanceArn,
        number,
        sourceNumber,
        attributes,
        machineDetection,
        initiatedAt,
        answeredAt,
        endedAt,
        endReason,
        Optional.of(queueArn));
  }

  String arn() {
    return instanceArn + "/contact/" + id;
  }

  /** As {@code DescribeContact} answers it. */
  ObjectNode toApiJson() {
    ObjectNode node = object();
    node.put("Arn", arn()).put("Id", id).put("InitialContactId", id);
    node.put("InitiationMethod", "API").put("Channel", "VOICE");
    node.put("InitiationTimestamp", seconds(initiatedAt));
    answeredAt.ifPresent(time -> node.put("ConnectedToSystemTimestamp", seconds(time)));
    endedAt.ifPresent(time -> node.put("DisconnectTimestamp", seconds(time)));
    endedAt.ifPresent(time -> node.put("DisconnectReason", endReason));
    machineDetection.ifPresent(status -> node.put("AnsweringMachineDetectionStatus", status));
    node.put("LastUpdateTimestamp", seconds(endedAt.or(() -> answeredAt).orElse(initiatedAt)));
    node.set("CustomerEndpoint", endpoint(number));
    if (!sourceNumber.isEmpty()) {
      node.set("SystemEndpoint", endpoint(sourceNumber));
    }
    return node.set("Attributes", attributesJson());
  }

  /** As the engine's own contact list shows it. */
  ObjectNode toControlJson() {
    ObjectNode node = object();
    node.put("contactId", id).put("phone", number).put("status", status());
    node.put("initiatedAt", initiatedAt.toString());
    answeredAt.ifPresent(time -> node.put("answeredAt", time.toString()));
    endedAt.ifPresent(time -> node.put("endedAt", time.toString()).put("reason", endReason));
    queue.ifPresent(arn -> node.put("queue", arn));
    return node.set("attributes", attributesJson());
  }

  /** The contact event that Connect sends when the contact enters this state. */
  ObjectNode toEvent(String type, Instant now) {
    String instanceId = instanceArn.substring(instanceArn.indexOf('/') + 1);
    ObjectNode event = object().put("version", "0").put("id", UUID.randomUUID().toString());
    event.put("detail-type", "Amazon Connect Contact Event").put("source", "aws.connect");
    event.put("account", Template.ACCOUNT).put("region", Template.REGION);
    event.put("time", now.truncatedTo(ChronoUnit.SECONDS).toString());
    event.putArray("resources").add(instanceArn).add(arn());
    ObjectNode detail = event.putObject("detail").put("eventType", type).put("contactId", id);
    detail.put("channel", "VOICE").put("instanceArn", instanceArn).put("initiationMethod", "API");
    detail.put("initiationTimestamp", initiatedAt.toString());
    answeredAt.ifPresent(time -> detail.put("connectedToSystemTimestamp", time.toString()));
    endedAt.ifPresent(time -> detail.put("disconnectTimestamp", time.toString()));
    ObjectNode tags = detail.putObject("tags").put("aws:connect:instanceId", instanceId);
    if (!sourceNumber.isEmpty()) {
      tags.put("aws:connect:systemEndpoint", sourceNumber);
    }
    return event;
  }

  /** The attributes as JSON. */
  ObjectNode attributesJson() {
    ObjectNode node = object();
    new TreeMap<>(attributes).forEach(node::put);
    return node;
  }

  private String status() {
    if (endedAt.isPresent()) {
      return "ended";
    }
    if (queue.isPresent()) {
      return "transferred";
    }
    return answeredAt.isPresent() ? "answered" : "ringing";
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
