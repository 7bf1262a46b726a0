package com.atlasengine.local.asl.expression;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.LongNode;
import java.math.BigDecimal;

/** Numbers as JSON writes them: whole ones without a fraction. */
final class JsonNumbers {
  private JsonNumbers() {}

  /**
   * @throws NumberFormatException when the text is not a number
   */
  static JsonNode of(String text) {
    BigDecimal number = new BigDecimal(text);
    return number.scale() > 0 ? DecimalNode.valueOf(number) : of(number.longValueExact());
  }

  static JsonNode of(long number) {
    return number == (int) number ? IntNode.valueOf((int) number) : LongNode.valueOf(number);
  }
}
