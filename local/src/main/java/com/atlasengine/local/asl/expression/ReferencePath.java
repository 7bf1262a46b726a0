package com.atlasengine.local.asl.expression;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where a result goes: {@code $}, or a chain of field names below it. */
public record ReferencePath(List<String> fields) {
  private static final Pattern STEP =
      Pattern.compile("\\.([A-Za-z_][A-Za-z0-9_-]*)|\\['([^'\\\\]+)'\\]");

  /**
   * @throws IllegalArgumentException when the text is not such a chain
   */
  public static ReferencePath parse(String text) {
    List<String> fields = new ArrayList<>();
    Matcher step = STEP.matcher(text).region(Math.min(1, text.length()), text.length());
    int end = 1;
    while (step.find() && step.start() == end) {
      fields.add(step.group(1) == null ? step.group(2) : step.group(1));
      end = step.end();
    }
    if (!text.startsWith("$") || end != text.length()) {
      throw new IllegalArgumentException(
          "The value '" + text + "' must be a reference path of field names");
    }
    return new ReferencePath(List.copyOf(fields));
  }

  /**
   * The raw input with the value put at this path; objects on the way are made.
   *
   * @throws StateError {@code States.Runtime} when something on the way is not an object
   */
  public JsonNode put(JsonNode raw, JsonNode value) throws StateError {
    if (fields.isEmpty()) {
      return value;
    }
    ObjectNode root = object(raw.deepCopy());
    ObjectNode parent = root;
    for (String field : fields.subList(0, fields.size() - 1)) {
      JsonNode child = parent.get(field);
      ObjectNode next = child == null ? JsonNodeFactory.instance.objectNode() : object(child);
      parent.set(field, next);
      parent = next;
    }
    parent.set(fields.getLast(), value);
    return root;
  }

  private ObjectNode object(JsonNode node) throws StateError {
    if (node instanceof ObjectNode object) {
      return object;
    }
    throw StateError.runtimeError("Unable to apply the ResultPath " + fields + ": not an object");
  }
}
