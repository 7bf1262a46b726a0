package com.atlasengine.local.salesforce;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.Stream;

/** {@code composite/sobjects}: up to 200 records deleted by one request. */
final class RecordDeletions {
  private static final int MAX_RECORDS = 200;
  private final Schema schema;
  private final Records records;

  RecordDeletions(Schema schema, Records records) {
    this.schema = schema;
    this.records = records;
  }

  /** Answers {@code composite/sobjects?ids=…} with one result for each id. */
  RestResponse answer(List<String> path, RestRequest request) {
    if (!path.equals(List.of("sobjects")) || !request.method().equals("DELETE")) {
      throw SalesforceError.unsupported(request.method() + " composite/" + String.join("/", path));
    }
    if (request.query().apply("allOrNone").filter(Boolean::parseBoolean).isPresent()) {
      throw SalesforceError.unsupported("allOrNone");
    }
    List<String> ids =
        Stream.of(request.query().apply("ids").orElse("").split(","))
            .map(String::strip)
            .filter(id -> !id.isEmpty())
            .toList();
    if (ids.isEmpty() || ids.size() > MAX_RECORDS) {
      throw RecordValueReader.parserError("Send 1 to " + MAX_RECORDS + " records");
    }
    ArrayNode results = JsonNodeFactory.instance.arrayNode();
    ids.forEach(id -> results.add(delete(id)));
    return RestResponse.ok(results);
  }

  private ObjectNode delete(String text) {
    try {
      SObject type = type(text);
      String id = RecordResource.requireId(type, text);
      records.delete(type, id);
      return RestResponse.success(id);
    } catch (SalesforceError e) {
      ObjectNode result = JsonNodeFactory.instance.objectNode().put("success", false);
      result.putArray("errors").add(e.toCollectionError());
      return result;
    }
  }

  private SObject type(String id) {
    return schema.objects().stream()
        .filter(candidate -> id.startsWith(candidate.keyPrefix()))
        .findFirst()
        .orElseThrow(() -> new SalesforceError(400, "MALFORMED_ID", "malformed id " + id));
  }
}
