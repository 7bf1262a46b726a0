package com.atlasengine.local.connect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/**
 * {@code SearchContacts} by the contact's name and the time of its initiation. Connect finds a
 * contact some time after it began; this finds it at once.
 */
record ContactSearch(VoiceContacts contacts) {
  /** As {@code SearchContacts} answers; other criteria than a name find nothing. */
  ObjectNode answer(JsonNode request) {
    JsonNode range = request.path("TimeRange");
    Instant from = time(range.path("StartTime"));
    Instant until = time(range.path("EndTime"));
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    var found = answer.putArray("Contacts");
    for (JsonNode name : request.at("/SearchCriteria/Name/SearchText")) {
      contacts.findByName(name.asText()).stream()
          .filter(contact -> !contact.initiatedAt().isBefore(from))
          .filter(contact -> contact.initiatedAt().isBefore(until))
          .forEach(contact -> found.add(summary(contact, name.asText())));
    }
    return answer.put("TotalCount", found.size());
  }

  private static ObjectNode summary(VoiceContact contact, String name) {
    ObjectNode summary = contact.toApiJson();
    summary.retain(
        "Arn",
        "Id",
        "InitialContactId",
        "InitiationMethod",
        "Channel",
        "InitiationTimestamp",
        "DisconnectTimestamp");
    return summary.put("Name", name);
  }

  private static Instant time(JsonNode seconds) {
    return Instant.ofEpochMilli(seconds.decimalValue().movePointRight(3).longValue());
  }
}
