package com.atlasengine.local.salesforce;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * One record as it was at one moment.
 *
 * @param values by API name: String, Boolean, Long, LocalDate or Instant; a field without a value
 *     is absent
 */
record Row(SObject type, Map<String, Object> values) {
  private static final DateTimeFormatter TIMESTAMP =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'+0000'").withZone(ZoneOffset.UTC);

  Row {
    values = Map.copyOf(values);
  }

  String id() {
    return Objects.requireNonNull(values.get("Id")).toString();
  }

  boolean isDeleted() {
    return Boolean.TRUE.equals(values.get("IsDeleted"));
  }

  Instant modifiedAt() {
    return (Instant) Objects.requireNonNull(values.get("LastModifiedDate"));
  }

  Optional<Object> value(Field field) {
    return Optional.ofNullable(values.get(field.name()));
  }

  /** The record as the REST API shows it, with these fields. */
  ObjectNode toJson(String version, Collection<Field> fields) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.putObject("attributes").put("type", type.name()).put("url", type.url(version, id()));
    fields.forEach(field -> put(json, field));
    return json;
  }

  private void put(ObjectNode json, Field field) {
    Object value = value(field).orElse(null);
    switch (value) {
      case null -> json.putNull(field.name());
      case Boolean flag -> json.put(field.name(), flag);
      case Long number -> json.put(field.name(), number);
      case Instant time -> json.put(field.name(), TIMESTAMP.format(time));
      default -> json.put(field.name(), value.toString());
    }
  }
}
