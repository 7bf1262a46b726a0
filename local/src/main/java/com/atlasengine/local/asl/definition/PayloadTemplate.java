package com.atlasengine.local.asl.definition;

import com.atlasengine.local.asl.expression.Expression;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A payload template: {@code Parameters} or {@code ResultSelector}. */
final class PayloadTemplate {
  private static final String DYNAMIC_SUFFIX = ".$";

  private PayloadTemplate() {}

  /**
   * @throws InvalidDefinition when a field that ends in {@code .$} is not an expression
   */
  static Expression parse(JsonNode node, String pointer) {
    if (node.isObject()) {
      return object(node, pointer);
    }
    if (node.isArray()) {
      return array(node, pointer);
    }
    return scope -> node;
  }

  private static Expression object(JsonNode node, String pointer) {
    Map<String, Expression> fields = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> field : node.properties()) {
      String at = pointer + "/" + field.getKey();
      String name = field.getKey();
      if (name.endsWith(DYNAMIC_SUFFIX)) {
        name = name.substring(0, name.length() - DYNAMIC_SUFFIX.length());
        add(fields, name, expression(field.getValue(), at), at);
      } else {
        add(fields, name, parse(field.getValue(), at), at);
      }
    }
    return scope -> {
      ObjectNode result = JsonNodeFactory.instance.objectNode();
      for (Map.Entry<String, Expression> field : fields.entrySet()) {
        result.set(field.getKey(), field.getValue().evaluate(scope));
      }
      return result;
    };
  }

  private static void add(
      Map<String, Expression> fields, String name, Expression value, String pointer) {
    if (fields.put(name, value) != null) {
      throw new InvalidDefinition("The field '" + name + "' is given twice", pointer);
    }
  }

  private static Expression expression(JsonNode value, String pointer) {
    if (!value.isTextual()) {
      throw new InvalidDefinition("The value must be a path or an intrinsic function", pointer);
    }
    try {
      return Expression.parse(value.textValue());
    } catch (IllegalArgumentException e) {
      throw new InvalidDefinition(String.valueOf(e.getMessage()), pointer);
    }
  }

  private static Expression array(JsonNode node, String pointer) {
    List<Expression> items = new ArrayList<>();
    for (int i = 0; i < node.size(); i++) {
      items.add(parse(node.get(i), pointer + "/" + i));
    }
    return scope -> {
      ArrayNode result = JsonNodeFactory.instance.arrayNode();
      for (Expression item : items) {
        result.add(item.evaluate(scope));
      }
      return result;
    };
  }
}
