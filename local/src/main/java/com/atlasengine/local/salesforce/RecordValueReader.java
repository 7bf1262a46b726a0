package com.atlasengine.local.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the fields of a record that a client sends, refusing what the schema does not allow. */
final class RecordValueReader {
  private static final Pattern EMAIL = Pattern.compile("[^@\\s,;]+@[^@\\s,;]+\\.[^@\\s,;.]+");

  private RecordValueReader() {}

  /**
   * The values by API name; one that is to be emptied is {@link Optional#empty}.
   *
   * @throws SalesforceError for an unknown or read-only field, or a value of the wrong type or size
   */
  static Map<String, Optional<Object>> read(SObject type, JsonNode body) {
    if (!body.isObject()) {
      throw parserError("The HTTP entity body is required, and must be a JSON object");
    }
    Map<String, Optional<Object>> values = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> entry : body.properties()) {
      if (!entry.getKey().equals("attributes")) {
        Field field = writable(type, entry.getKey());
        values.put(field.name(), value(field, entry.getValue()));
      }
    }
    return values;
  }

  private static Field writable(SObject type, String name) {
    Field field =
        type.field(name)
            .orElseThrow(
                () ->
                    new SalesforceError(
                        400,
                        "INVALID_FIELD",
                        "No such column '" + name + "' on sobject of type " + type.name()));
    if (field.rule() == Field.Rule.READ_ONLY) {
      throw new SalesforceError(
          400,
          "INVALID_FIELD_FOR_INSERT_UPDATE",
          "Unable to create/update fields: "
              + field.name()
              + ". Please check the security settings of this field and verify that it is"
              + " read/write for your profile or permission set.",
          List.of(field.name()));
    }
    return field;
  }

  private static Optional<Object> value(Field field, JsonNode json) {
    if (json.isNull() || (json.isTextual() && json.textValue().isBlank())) {
      return Optional.empty();
    }
    return Optional.of(
        switch (field.type()) {
          case BOOLEAN -> flag(field, json);
          case INT -> number(field, json);
          case DATE -> date(field, json.asText());
          default -> text(field, json);
        });
  }

  private static Object flag(Field field, JsonNode json) {
    if (json.isBoolean()) {
      return json.booleanValue();
    }
    return switch (json.asText()) {
      case "true" -> true;
      case "false" -> false;
      default -> throw mismatch("boolean", field);
    };
  }

  private static Object number(Field field, JsonNode json) {
    if (!json.canConvertToExactIntegral()) {
      throw mismatch("int", field);
    }
    return json.longValue();
  }

  private static LocalDate date(Field field, String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      throw mismatch("date", field);
    }
  }

  private static String text(Field field, JsonNode json) {
    if (json.isContainerNode()) {
      throw mismatch("string", field);
    }
    String text = json.asText();
    if (text.length() > field.length()) {
      throw new SalesforceError(
          400,
          "STRING_TOO_LONG",
          field.label() + ": data value too large (max length=" + field.length() + ")",
          List.of(field.name()));
    }
    if (field.type() == Field.Type.EMAIL && !EMAIL.matcher(text).matches()) {
      throw new SalesforceError(
          400,
          "INVALID_EMAIL_ADDRESS",
          field.label() + ": invalid email address: " + text,
          List.of(field.name()));
    }
    return field.type() == Field.Type.REFERENCE ? reference(field, text) : text;
  }

  private static String reference(Field field, String text) {
    return RecordId.parse(text)
        .orElseThrow(
            () ->
                new SalesforceError(
                    400,
                    "MALFORMED_ID",
                    field.label() + ": id value of incorrect type: " + text,
                    List.of(field.name())));
  }

  private static SalesforceError mismatch(String expected, Field field) {
    return parserError(
        "Cannot deserialize instance of " + expected + " from the value of " + field.name());
  }

  static SalesforceError parserError(String message) {
    return new SalesforceError(400, "JSON_PARSER_ERROR", message);
  }
}
