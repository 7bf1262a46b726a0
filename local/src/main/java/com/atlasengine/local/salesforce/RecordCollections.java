package com.atlasengine.local.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** {@code composite/sobjects}: up to 200 records created, changed or deleted by one request. */
final class RecordCollections {
  private static final int MOST = 200;
  private final Schema schema;
  private final Records records;

  RecordCollections(Schema schema, Records records) {
    this.schema = schema;
    this.records = records;
  }

  /** Saves or deletes one of the records; returns its id. */
  private interface Change {
    String apply();
  }

  RestResponse answer(String version, List<String> path, RestRequest request) {
    if (!path.isEmpty()) {
      throw SalesforceError.unsupported("composite/sobjects/" + path.getFirst());
    }
    List<Change> changes =
        switch (request.method()) {
          case "POST" -> sent(request, this::create);
          case "PATCH" -> sent(request, this::update);
          case "DELETE" -> deletions(request);
          default -> throw SalesforceError.methodNotAllowed(request.method(), "POST,PATCH,DELETE");
        };
    if (changes.isEmpty() || changes.size() > MOST) {
      throw RecordValueReader.parserError("Send 1 to " + MOST + " records");
    }
    boolean allOrNone =
        RestApi.flag(request.body(), request.query().apply("allOrNone"), "allOrNone");
    return RestResponse.ok(allOrNone ? together(changes) : each(changes));
  }

  private ArrayNode together(List<Change> changes) {
    ArrayNode results = records.transaction(() -> each(changes), RecordCollections::allWell);
    if (allWell(results)) {
      return results;
    }
    ArrayNode told = JsonNodeFactory.instance.arrayNode();
    results.forEach(r -> told.add(r.path("success").asBoolean() ? failure(rolledBack()) : r));
    return told;
  }

  private static SalesforceError rolledBack() {
    return new SalesforceError(
        400,
        "ALL_OR_NONE_OPERATION_ROLLED_BACK",
        "Record rolled back because not all records were valid and the request was using"
            + " AllOrNone header");
  }

  private static ArrayNode each(List<Change> changes) {
    ArrayNode results = JsonNodeFactory.instance.arrayNode();
    for (Change change : changes) {
      try {
        results.add(RestResponse.success(change.apply()));
      } catch (SalesforceError e) {
        results.add(failure(e));
      }
    }
    return results;
  }

  private static boolean allWell(JsonNode results) {
    for (JsonNode result : results) {
      if (!result.path("success").asBoolean()) {
        return false;
      }
    }
    return true;
  }

  private static ObjectNode failure(SalesforceError error) {
    ObjectNode result = JsonNodeFactory.instance.objectNode().put("success", false);
    result.putArray("errors").add(error.toCollectionError());
    return result;
  }

  private static List<Change> sent(
      RestRequest request, java.util.function.Function<JsonNode, String> save) {
    List<Change> changes = new ArrayList<>();
    request.body().path("records").forEach(record -> changes.add(() -> save.apply(record)));
    return changes;
  }

  private List<Change> deletions(RestRequest request) {
    return Stream.of(request.query().apply("ids").orElse("").split(","))
        .filter(id -> !id.isBlank())
        .<Change>map(id -> () -> delete(id.strip()))
        .toList();
  }

  private String create(JsonNode record) {
    SObject type = type(record);
    return records.create(type, RecordValueReader.read(type, record));
  }

  private String update(JsonNode record) {
    SObject type = type(record);
    String id = RecordResource.requireId(type, record.path("id").asText());
    ObjectNode values = ((ObjectNode) record).deepCopy();
    values.remove("id");
    records.update(type, id, RecordValueReader.read(type, values));
    return id;
  }

  private String delete(String text) {
    SObject type =
        schema.objects().stream()
            .filter(candidate -> text.startsWith(candidate.keyPrefix()))
            .findFirst()
            .orElseThrow(() -> new SalesforceError(400, "MALFORMED_ID", "malformed id " + text));
    String id = RecordResource.requireId(type, text);
    records.delete(type, id);
    return id;
  }

  private SObject type(JsonNode record) {
    String name = record.path("attributes").path("type").asText();
    return schema
        .find(name)
        .orElseThrow(() -> new SalesforceError(400, "INVALID_TYPE", "Unknown type '" + name + "'"));
  }
}
