package com.atlasengine.local.salesforce;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code sobjects}: one record at a time. */
final class RecordResource {
  private final Schema schema;
  private final Records records;

  RecordResource(Schema schema, Records records) {
    this.schema = schema;
    this.records = records;
  }

  /** Answers {@code sobjects/Type[/id|/KeyField/value|/describe]}. */
  RestResponse answer(String version, List<String> path, RestRequest request) {
    SObject type =
        path.stream().findFirst().flatMap(schema::find).orElseThrow(SalesforceError::notFound);
    return switch (path.size()) {
      case 1 -> answerForType(version, type, request);
      case 2 ->
          path.get(1).equals("describe") && request.method().equals("GET")
              ? RestResponse.ok(Description.of(type))
              : answerById(version, type, requireId(type, path.get(1)), request);
      case 3 -> answerByKey(version, type, path.get(1), path.get(2), request);
      default -> throw SalesforceError.notFound();
    };
  }

  private RestResponse answerForType(String version, SObject type, RestRequest request) {
    if (!request.method().equals("POST")) {
      throw SalesforceError.methodNotAllowed(request.method(), "HEAD,GET,POST");
    }
    return create(version, type, RecordValueReader.read(type, request.body()));
  }

  private RestResponse create(String version, SObject type, Map<String, Optional<Object>> values) {
    String id = records.create(type, values);
    return RestResponse.saved(201, id, Optional.of(type.url(version, id)));
  }

  private RestResponse answerById(String version, SObject type, String id, RestRequest request) {
    switch (request.method()) {
      case "GET" -> {
        return RestResponse.ok(records.get(type, id).toJson(version, type.fields().values()));
      }
      case "PATCH" -> update(type, id, request);
      case "DELETE" -> records.delete(type, id);
      default -> throw SalesforceError.methodNotAllowed(request.method(), "HEAD,GET,PATCH,DELETE");
    }
    return RestResponse.noContent();
  }

  private void update(SObject type, String id, RestRequest request) {
    Map<String, Optional<Object>> values = RecordValueReader.read(type, request.body());
    String unused =
        records.runExclusively(
            () -> {
              requireUnmodified(records.get(type, id), request);
              records.update(type, id, values);
              return id;
            });
  }

  /** {@code If-Unmodified-Since}, by the second, as HTTP writes times. */
  private static void requireUnmodified(Row row, RestRequest request) {
    Optional<String> since = request.header().apply("If-Unmodified-Since");
    if (since.filter(time -> row.modifiedAt().isAfter(parseHttpDate(time))).isPresent()) {
      throw new SalesforceError(
          412, "PRECONDITION_FAILED", "The record was modified after the given time");
    }
  }

  private static Instant parseHttpDate(String time) {
    try {
      return Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(time));
    } catch (DateTimeParseException e) {
      throw RecordValueReader.parserError("Invalid value of If-Unmodified-Since: " + time);
    }
  }

  /** By an external id: reads or deletes the one record that has it, or creates or updates it. */
  private RestResponse answerByKey(
      String version, SObject type, String name, String value, RestRequest request) {
    Field key =
        type.field(name)
            .filter(field -> field.rule() == Field.Rule.EXTERNAL_ID)
            .orElseThrow(
                () ->
                    new SalesforceError(
                        404,
                        "NOT_FOUND",
                        "Provided external ID field does not exist or is not accessible: " + name));
    if (request.method().equals("PATCH")) {
      return records.runExclusively(() -> upsert(version, type, key, value, request));
    }
    String id = records.findByKey(type, key, value).orElseThrow(SalesforceError::notFound);
    return answerById(version, type, id, request);
  }

  private RestResponse upsert(
      String version, SObject type, Field key, String value, RestRequest request) {
    if (request.body().has(key.name())) {
      throw new SalesforceError(
          400,
          "INVALID_FIELD",
          "The " + key.name() + " field should not be specified in the sobject data.");
    }
    Map<String, Optional<Object>> values = RecordValueReader.read(type, request.body());
    Optional<String> id = records.findByKey(type, key, value);
    if (id.isPresent()) {
      records.update(type, id.get(), values);
      return upsertResponse(RestResponse.saved(200, id.get(), Optional.empty()), false);
    }
    values.put(key.name(), Optional.of(value));
    return upsertResponse(create(version, type, values), true);
  }

  private static RestResponse upsertResponse(RestResponse response, boolean created) {
    response.body().ifPresent(body -> ((ObjectNode) body).put("created", created));
    return response;
  }

  /** The id in a path, 18 characters; another object's id is told apart from what is no id. */
  static String requireId(SObject type, String text) {
    String id =
        RecordId.parse(text)
            .orElseThrow(
                () ->
                    new SalesforceError(
                        404,
                        "NOT_FOUND",
                        "Provided external ID field does not exist or is not accessible: " + text));
    if (!id.startsWith(type.keyPrefix())) {
      throw new SalesforceError(
          400,
          "MALFORMED_ID",
          type.name() + " ID: id value of incorrect type: " + text,
          List.of("Id"));
    }
    return id;
  }
}
