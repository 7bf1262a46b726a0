package com.atlasengine.core.adapter.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a Lead shows that the engine made it. In {@code LeadSource} the mark is the value itself. Any
 * other field may be an external id, which must be unique, so there the mark is the beginning of
 * the value and a random id follows.
 *
 * @param field the API name of a text or picklist field of Lead
 * @param value the mark, at most {@value #MAX_VALUE_CHARS} characters
 */
record LeadMark(String field, String value) {
  /** {@code LeadSource} takes 40 characters; a UUID and a space in front of it take 37 more. */
  static final int MAX_VALUE_CHARS = 40;

  private static final String LEAD_SOURCE = "LeadSource";
  private static final Pattern FIELD_AND_VALUE =
      Pattern.compile("([A-Za-z]\\w*)=(\\S[^=]{0," + (MAX_VALUE_CHARS - 1) + "})");

  /** Reads {@code Field=value}; empty when it is malformed. */
  static Optional<LeadMark> parse(String text) {
    Matcher matcher = FIELD_AND_VALUE.matcher(text);
    return matcher.matches()
        ? Optional.of(new LeadMark(matcher.group(1), matcher.group(2)))
        : Optional.empty();
  }

  /** What a new Lead gets. */
  String newValue() {
    return field.equals(LEAD_SOURCE) ? value : value + " " + UUID.randomUUID();
  }

  /** Whether this Lead carries the mark. */
  boolean isOn(JsonNode lead) {
    String found = lead.path(field).asText("");
    return field.equals(LEAD_SOURCE) ? found.equals(value) : found.startsWith(value + " ");
  }
}
