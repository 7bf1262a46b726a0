package com.atlasengine.local.salesforce;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** {@code query} and {@code queryAll}: SOQL, answered in one page. */
final class QueryResource {
  private final SoqlParser parser;
  private final Records records;

  QueryResource(SoqlParser parser, Records records) {
    this.parser = parser;
    this.records = records;
  }

  /** Answers {@code query?q=…}, or {@code queryAll?q=…}, which finds deleted records too. */
  RestResponse answer(String version, RestRequest request, boolean includeDeleted) {
    if (!request.method().equals("GET")) {
      throw SalesforceError.methodNotAllowed(request.method(), "HEAD,GET");
    }
    SoqlQuery query =
        parser.parse(
            request
                .query()
                .apply("q")
                .orElseThrow(
                    () ->
                        new SalesforceError(
                            400, "MALFORMED_QUERY", "A query string has to be specified")));
    List<Row> rows = query.run(records, includeDeleted);
    ObjectNode result =
        JsonNodeFactory.instance.objectNode().put("totalSize", rows.size()).put("done", true);
    ArrayNode shown = result.putArray("records");
    rows.forEach(row -> shown.add(row.toJson(version, query.fields())));
    return RestResponse.ok(result);
  }
}
