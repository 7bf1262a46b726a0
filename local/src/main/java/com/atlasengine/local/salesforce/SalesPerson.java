package com.atlasengine.local.salesforce;

import com.atlasengine.local.http.AwsError;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;

/** Merges and converts Leads, as people in sales do. */
final class SalesPerson {
  private final Schema schema;
  private final Records records;

  SalesPerson(Schema schema, Records records) {
    this.schema = schema;
    this.records = records;
  }

  /**
   * Acts: {@code merge} with {@code {"lead","into"}}, or {@code convert} with {@code {"lead"}}.
   *
   * @return the ids of what the Lead became
   */
  ObjectNode act(String action, JsonNode request) {
    String lead = RecordResource.requireId(type("Lead"), request.path("lead").asText());
    return switch (action) {
      case "merge" -> merge(lead, request.path("into").asText());
      case "convert" -> convert(lead);
      default -> throw AwsError.unknownOperation("atlas", "salesforce/" + action);
    };
  }

  private ObjectNode merge(String loser, String into) {
    SObject type = type("Lead");
    String master = records.get(type, RecordResource.requireId(type, into)).id();
    records.update(type, loser, Map.of("MasterRecordId", Optional.of(master)));
    records.delete(type, loser);
    return JsonNodeFactory.instance.objectNode().put("leadId", master);
  }

  private ObjectNode convert(String lead) {
    Map<String, Object> values = records.get(type("Lead"), lead).values();
    String account = records.create(type("Account"), Map.of("Name", of(values, "Company")));
    String contact =
        records.create(
            type("Contact"),
            Map.of(
                "AccountId", Optional.of(account),
                "FirstName", of(values, "FirstName"),
                "LastName", of(values, "LastName"),
                "Phone", of(values, "Phone")));
    records.update(
        type("Lead"),
        lead,
        Map.of(
            "IsConverted", Optional.of(true),
            "ConvertedAccountId", Optional.of(account),
            "ConvertedContactId", Optional.of(contact)));
    return JsonNodeFactory.instance
        .objectNode()
        .put("contactId", contact)
        .put("accountId", account);
  }

  private static Optional<Object> of(Map<String, Object> values, String field) {
    return Optional.ofNullable(values.get(field));
  }

  private SObject type(String name) {
    return schema.find(name).orElseThrow();
  }
}
