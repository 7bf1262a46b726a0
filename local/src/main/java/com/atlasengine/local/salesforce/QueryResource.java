package com.atlasengine.local.salesforce;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code query} and {@code queryAll}: SOQL, answered in pages. */
final class QueryResource {
  private static final int MAX_PAGE_ROWS = 2000;
  private static final int MIN_PAGE_ROWS = 200;
  private static final int MAX_CURSORS = 50;
  private static final Pattern BATCH_SIZE = Pattern.compile("batchSize\\s*=\\s*(\\d{1,6})");
  private static final Pattern LOCATOR = Pattern.compile("(01g\\w{15})-(\\d{1,9})");

  private final SoqlParser soql;
  private final Records records;
  private final AtomicLong cursorCount = new AtomicLong();
  private final Map<String, Cursor> cursors = new LinkedHashMap<>();

  QueryResource(SoqlParser soql, Records records) {
    this.soql = soql;
    this.records = records;
  }

  /** Answers {@code query?q=…} or, for the pages that follow, {@code query/locator}. */
  RestResponse answer(
      String version, List<String> path, RestRequest request, boolean includeDeleted) {
    if (!request.method().equals("GET")) {
      throw SalesforceError.methodNotAllowed(request.method(), "HEAD,GET");
    }
    if (!path.isEmpty()) {
      return RestResponse.ok(next(version, path.getFirst(), pageSize(request)));
    }
    String text =
        request
            .query()
            .apply("q")
            .orElseThrow(
                () ->
                    new SalesforceError(
                        400, "MALFORMED_QUERY", "A query string has to be specified"));
    SoqlQuery query = soql.parse(text);
    List<Row> rows = query.run(records, includeDeleted);
    return RestResponse.ok(
        query.countOnly()
            ? result(rows.size(), true)
            : page(version, open(query, rows), 0, pageSize(request)));
  }

  private ObjectNode next(String version, String locator, int size) {
    Matcher match = LOCATOR.matcher(locator);
    Optional<Cursor> cursor = match.matches() ? cursor(match.group(1)) : Optional.empty();
    int from = match.matches() ? Integer.parseInt(match.group(2)) : 0;
    return cursor
        .filter(c -> from <= c.rows().size())
        .map(c -> page(version, c, from, size))
        .orElseThrow(
            () -> new SalesforceError(400, "INVALID_QUERY_LOCATOR", "invalid query locator"));
  }

  private ObjectNode page(String version, Cursor cursor, int from, int size) {
    List<Row> rows = cursor.rows();
    int to = Math.min(rows.size(), from + size);
    ObjectNode result = result(rows.size(), to == rows.size());
    if (to < rows.size()) {
      storeCursor(cursor);
      result.put(
          "nextRecordsUrl", "/services/data/" + version + "/query/" + cursor.id() + "-" + to);
    }
    ArrayNode shown = result.putArray("records");
    rows.subList(from, to).forEach(row -> shown.add(row.toJson(version, cursor.fields())));
    return result;
  }

  private static ObjectNode result(int size, boolean done) {
    ObjectNode result =
        JsonNodeFactory.instance.objectNode().put("totalSize", size).put("done", done);
    result.putArray("records");
    return result;
  }

  private static int pageSize(RestRequest request) {
    Matcher wanted = BATCH_SIZE.matcher(request.header().apply("Sforce-Query-Options").orElse(""));
    return wanted.find()
        ? Math.clamp(Integer.parseInt(wanted.group(1)), MIN_PAGE_ROWS, MAX_PAGE_ROWS)
        : MAX_PAGE_ROWS;
  }

  private Cursor open(SoqlQuery query, List<Row> rows) {
    return new Cursor(RecordId.of("01g", cursorCount.incrementAndGet()), query.fields(), rows);
  }

  private synchronized void storeCursor(Cursor cursor) {
    cursors.put(cursor.id(), cursor);
    if (cursors.size() > MAX_CURSORS) {
      cursors.remove(cursors.keySet().iterator().next());
    }
  }

  private synchronized Optional<Cursor> cursor(String id) {
    return Optional.ofNullable(cursors.get(id));
  }

  /** A query's rows as they were when it ran. */
  private record Cursor(String id, List<Field> fields, List<Row> rows) {}
}
