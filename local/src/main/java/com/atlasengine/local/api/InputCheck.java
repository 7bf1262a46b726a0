package com.atlasengine.local.api;

import com.atlasengine.local.http.AwsError;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** Finds which rules of its model a request breaks. */
final class InputCheck {
  private final ApiModel model;
  private final List<Violation> violations = new ArrayList<>();

  private InputCheck(ApiModel model) {
    this.model = model;
  }

  /**
   * @throws AwsError the service's own when a rule is broken, {@code SerializationException} (400)
   *     when a value is of another type than the model's
   */
  static void check(ApiModel model, Shape input, JsonNode value) {
    InputCheck check = new InputCheck(model);
    check.checkStructure("", input, value);
    if (!check.violations.isEmpty()) {
      throw model.error(check.violations);
    }
  }

  private void check(String path, Shape shape, JsonNode value) {
    if (shape.document()) {
      return;
    }
    switch (shape.type()) {
      case "structure" -> checkStructure(path, shape, requireType(path, value.isObject(), value));
      case "list" -> checkList(path, shape, requireType(path, value.isArray(), value));
      case "map" -> checkMap(path, shape, requireType(path, value.isObject(), value));
      case "string" -> checkText(path, shape, requireType(path, value.isTextual(), value));
      case "blob" -> checkBlob(path, shape, requireType(path, value.isTextual(), value));
      case "integer", "long" ->
          checkNumber(path, shape, requireType(path, value.isIntegralNumber(), value));
      case "float", "double" ->
          checkNumber(path, shape, requireType(path, value.isNumber(), value));
      case "boolean" -> requireType(path, value.isBoolean(), value);
      default -> {} // a timestamp has more than one form
    }
  }

  private void checkStructure(String path, Shape shape, JsonNode value) {
    for (String name : shape.required()) {
      if (!value.hasNonNull(name)) {
        violations.add(new Violation(path(path, name), "Member must not be null", true));
      }
    }
    int members = 0;
    for (Map.Entry<String, Shape.Member> member : shape.members().entrySet()) {
      if (value.hasNonNull(member.getKey())) {
        members++;
        check(path(path, member.getKey()), member.getValue(), value.get(member.getKey()));
      }
    }
    requireType(path, !shape.union() || members <= 1, value);
  }

  private void check(String path, Shape.Member member, JsonNode value) {
    check(path, model.shape(member.shape()), value);
  }

  private void checkList(String path, Shape shape, JsonNode value) {
    checkLength(path, shape, value.size());
    Shape.Member member = Objects.requireNonNull(shape.member());
    for (int i = 0; i < value.size(); i++) {
      check(path + "." + (i + 1) + ".member", member, value.get(i));
    }
  }

  private void checkMap(String path, Shape shape, JsonNode value) {
    checkLength(path, shape, value.size());
    Shape key = model.shape(Objects.requireNonNull(shape.key()).shape());
    Shape.Member member = Objects.requireNonNull(shape.value());
    for (Map.Entry<String, JsonNode> entry : value.properties()) {
      checkText(path + ".key", key, TextNode.valueOf(entry.getKey()));
      check(path + ".value", member, entry.getValue());
    }
  }

  private void checkText(String path, Shape shape, JsonNode value) {
    String text = value.textValue();
    checkLength(path, shape, text.codePointCount(0, text.length()));
    if (shape.pattern() != null && !shape.pattern().matcher(text).matches()) {
      add(path, "Member must satisfy regular expression pattern: " + shape.pattern());
    }
    if (!shape.enums().isEmpty() && !shape.enums().contains(text)) {
      add(path, "Member must satisfy enum value set: " + shape.enums());
    }
  }

  private void checkBlob(String path, Shape shape, JsonNode value) {
    try {
      checkLength(path, shape, Base64.getDecoder().decode(value.textValue()).length);
    } catch (IllegalArgumentException e) {
      throw wrongType(path);
    }
  }

  private void checkNumber(String path, Shape shape, JsonNode value) {
    BigDecimal number = value.decimalValue();
    if (shape.min() != null && number.compareTo(shape.min()) < 0) {
      add(path, "Member must have value greater than or equal to " + shape.min().toPlainString());
    }
    if (shape.max() != null && number.compareTo(shape.max()) > 0) {
      add(path, "Member must have value less than or equal to " + shape.max().toPlainString());
    }
  }

  private void checkLength(String path, Shape shape, int length) {
    BigDecimal size = BigDecimal.valueOf(length);
    if (shape.min() != null && size.compareTo(shape.min()) < 0) {
      add(path, "Member must have length greater than or equal to " + shape.min().toPlainString());
    }
    if (shape.max() != null && size.compareTo(shape.max()) > 0) {
      add(path, "Member must have length less than or equal to " + shape.max().toPlainString());
    }
  }

  private void add(String path, String rule) {
    violations.add(new Violation(path, rule, false));
  }

  private static JsonNode requireType(String path, boolean right, JsonNode value) {
    if (!right) {
      throw wrongType(path);
    }
    return value;
  }

  private static AwsError wrongType(String path) {
    return new AwsError(
        400, "SerializationException", "Value at '" + path + "' is not of the member's type");
  }

  /** The services name members with a small first letter, whatever it is on the wire. */
  private static String path(String parent, String name) {
    String small = name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
    return parent.isEmpty() ? small : parent + "." + small;
  }
}
