package com.atlasengine.local.salesforce;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code sobjects}: what kinds of records there are, and one record at a time. */
final class RecordResource {
  private final Schema schema;
  private final Records records;

  RecordResource(Schema schema, Records records) {
    this.schema = schema;
    this.records = records;
  }

  /** Answers {@code sobjects[/Type[/describe|/id|/KeyField/value]]}. */
  RestResponse answer(String version, List<String> path, RestRequest request) {
    if (path.isEmpty()) {
      return RestResponse.ok(Describe.all(schema, version));
    }
    SObject type = schema.find(path.getFirst()).orElseThrow(SalesforceError::notFound);
    return switch (path.size()) {
      case 1 -> answerForType(version, type, request);
      case 2 ->
          path.get(1).equals("describe")
              ? RestResponse.ok(Describe.fully(type, version))
              : answerById(version, type, requireId(type, path.get(1)), request);
      case 3 -> answerByKey(version, type, path.get(1), path.get(2), request);
      default -> throw SalesforceError.notFound();
    };
  }

  private RestResponse answerForType(String version, SObject type, RestRequest request) {
    return switch (request.method()) {
      case "GET" -> RestResponse.ok(Describe.shortly(type, version));
      case "POST" -> create(version, type, RecordValueReader.read(type, request.body()));
      default -> throw SalesforceError.methodNotAllowed(request.method(), "HEAD,GET,POST");
    };
  }

  private RestResponse create(String version, SObject type, Map<String, Optional<Object>> values) {
    String id = records.create(type, values);
    return RestResponse.saved(201, id, Optional.of(type.url(version, id)));
  }

  private RestResponse answerById(String version, SObject type, String id, RestRequest request) {
    switch (request.method()) {
      case "GET" -> {
        return RestResponse.ok(records.get(type, id).toJson(version, selectFields(type, request)));
      }
      case "PATCH" -> records.update(type, id, RecordValueReader.read(type, request.body()));
      case "DELETE" -> records.delete(type, id);
      default -> throw SalesforceError.methodNotAllowed(request.method(), "HEAD,GET,PATCH,DELETE");
    }
    return RestResponse.noContent();
  }

  /** By an external id: reads or deletes the one record that has it, or creates or updates it. */
  private RestResponse answerByKey(
      String version, SObject type, String name, String value, RestRequest request) {
    Field key =
        type.field(name)
            .filter(Field::isKey)
            .orElseThrow(
                () ->
                    new SalesforceError(
                        404,
                        "NOT_FOUND",
                        "Provided external ID field does not exist or is not accessible: " + name));
    if (request.method().equals("PATCH")) {
      return records.transaction(
          () -> upsert(version, type, key, value, request), response -> response.status() < 300);
    }
    List<String> ids = records.findByKey(type, key, value);
    return switch (ids.size()) {
      case 0 -> throw SalesforceError.notFound();
      case 1 -> answerById(version, type, ids.getFirst(), request);
      default -> multipleChoices(version, type, ids);
    };
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
    List<String> ids = records.findByKey(type, key, value);
    if (ids.size() > 1) {
      return multipleChoices(version, type, ids);
    }
    if (ids.size() == 1) {
      records.update(type, ids.getFirst(), values);
      return upsertResponse(RestResponse.saved(200, ids.getFirst(), Optional.empty()), false);
    }
    values.put(key.name(), Optional.of(value));
    return upsertResponse(create(version, type, values), true);
  }

  private static RestResponse upsertResponse(RestResponse response, boolean created) {
    response.body().ifPresent(body -> ((ObjectNode) body).put("created", created));
    return response;
  }

  private static RestResponse multipleChoices(String version, SObject type, List<String> ids) {
    ArrayNode choices = JsonNodeFactory.instance.arrayNode();
    ids.forEach(id -> choices.add(type.url(version, id)));
    return RestResponse.of(300, choices);
  }

  private static List<Field> selectFields(SObject type, RestRequest request) {
    Optional<String> wanted = request.query().apply("fields");
    if (wanted.isEmpty()) {
      return List.copyOf(type.fields().values());
    }
    List<Field> shown = new ArrayList<>();
    for (String name : wanted.get().split(",", -1)) {
      shown.add(type.field(name.strip()).orElseThrow(() -> unknownField(type, name)));
    }
    return shown;
  }

  private static SalesforceError unknownField(SObject type, String name) {
    return new SalesforceError(
        400, "INVALID_FIELD", "No such column '" + name + "' on sobject of type " + type.name());
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
