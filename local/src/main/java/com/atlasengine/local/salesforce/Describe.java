package com.atlasengine.local.salesforce;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** What the org says about its sObjects: the part of Salesforce's answers that clients use. */
final class Describe {
  private Describe() {}

  static ObjectNode all(Schema schema, String version) {
    ObjectNode all = JsonNodeFactory.instance.objectNode();
    all.put("encoding", "UTF-8").put("maxBatchSize", 200);
    ArrayNode objects = all.putArray("sobjects");
    schema.objects().forEach(type -> objects.add(outline(type, version)));
    return all;
  }

  static ObjectNode shortly(SObject type, String version) {
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    answer.set("objectDescribe", outline(type, version));
    answer.putArray("recentItems");
    return answer;
  }

  static ObjectNode fully(SObject type, String version) {
    ObjectNode object = outline(type, version);
    ArrayNode fields = object.putArray("fields");
    type.fields().values().forEach(field -> describe(field, fields.addObject()));
    return object;
  }

  private static ObjectNode outline(SObject type, String version) {
    String url = "/services/data/" + version + "/sobjects/" + type.name();
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    object.put("name", type.name()).put("label", type.name()).put("labelPlural", type.plural());
    object.put("keyPrefix", type.keyPrefix()).put("custom", false);
    for (String ability :
        new String[] {"createable", "updateable", "deletable", "queryable", "retrieveable"}) {
      object.put(ability, true);
    }
    object
        .putObject("urls")
        .put("sobject", url)
        .put("describe", url + "/describe")
        .put("rowTemplate", url + "/{ID}");
    return object;
  }

  private static void describe(Field field, ObjectNode json) {
    boolean writable = field.rule() != Field.Rule.READ_ONLY;
    json.put("name", field.name()).put("label", field.label()).put("type", field.type().apiName());
    json.put("length", field.length()).put("custom", field.isCustom());
    json.put("createable", writable).put("updateable", writable);
    json.put("nillable", field.rule() != Field.Rule.REQUIRED);
    json.put("filterable", field.isFilterable()).put("sortable", field.isFilterable());
    json.put("externalId", field.rule() == Field.Rule.EXTERNAL_ID);
    json.put("unique", field.rule() == Field.Rule.EXTERNAL_ID);
    json.put("idLookup", field.isKey() || field.type() == Field.Type.ID);
  }
}
