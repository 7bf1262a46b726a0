package com.atlasengine.local.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What {@code sobjects/Type/describe} says to a user who may do everything. */
final class Description {
  /** The values of a fresh org, and how the engine's mark is added to it. */
  private static final Map<String, List<String>> PICKLISTS =
      Map.of(
          "Case.Origin", List.of("Phone", "Email", "Web"),
          "Lead.LeadSource", List.of("Web", "Phone Inquiry", "Partner Referral", "Other"));

  private Description() {}

  static JsonNode of(SObject type) {
    ObjectNode described =
        JsonNodeFactory.instance
            .objectNode()
            .put("name", type.name())
            .put("keyPrefix", type.keyPrefix())
            .put("createable", true)
            .put("queryable", true)
            .put("updateable", true)
            .put("deletable", true);
    ArrayNode fields = described.putArray("fields");
    type.fields().values().forEach(field -> fields.add(describe(type, field)));
    return described;
  }

  private static ObjectNode describe(SObject type, Field field) {
    boolean writable = field.rule() != Field.Rule.READ_ONLY;
    List<String> values = PICKLISTS.getOrDefault(type.name() + "." + field.name(), List.of());
    ObjectNode described =
        JsonNodeFactory.instance
            .objectNode()
            .put("name", field.name())
            .put("label", field.label())
            .put(
                "type",
                values.isEmpty() ? field.type().name().toLowerCase(Locale.ROOT) : "picklist")
            .put("length", field.length())
            .put("createable", writable)
            .put("updateable", writable)
            .put("nillable", field.rule() != Field.Rule.REQUIRED)
            .put("externalId", field.rule() == Field.Rule.EXTERNAL_ID)
            .put("restrictedPicklist", false);
    ArrayNode list = described.putArray("picklistValues");
    values.forEach(each -> list.addObject().put("value", each).put("active", true));
    return described;
  }
}
