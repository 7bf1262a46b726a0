package com.atlasengine.local.asl.expression;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads a call such as {@code States.Format('Hello {}', $.name)}. Arguments are strings in single
 * quotes, numbers, {@code true}, {@code false}, {@code null}, paths and nested calls.
 */
final class IntrinsicParser {
  /** The service's limit on nested calls. */
  private static final int MAX_NESTED_CALLS = 10;

  private final String text;
  private int position;

  private IntrinsicParser(String text) {
    this.text = text;
  }

  /**
   * @throws IllegalArgumentException when the text is not such a call, or the function is unknown
   */
  static Expression parse(String text) {
    IntrinsicParser parser = new IntrinsicParser(text);
    Expression call = parser.readCall(1);
    parser.skipSpaces();
    if (parser.position != text.length()) {
      throw parser.invalidCall("unexpected text after the call");
    }
    return call;
  }

  private Expression readCall(int depth) {
    if (depth > MAX_NESTED_CALLS) {
      throw invalidCall("calls are nested too deeply");
    }
    int open = text.indexOf('(', position);
    if (open < 0) {
      throw invalidCall("'(' is missing");
    }
    String name = text.substring(position, open).strip();
    position = open + 1;
    List<Expression> arguments = readArguments(depth, name.equals("States.Format"));
    return Intrinsic.find(name)
        .map(function -> function.call(arguments))
        .orElseThrow(() -> invalidCall("there is no function '" + name + "'"));
  }

  /**
   * @param template whether the first argument is a template, which unescapes itself
   */
  private List<Expression> readArguments(int depth, boolean template) {
    List<Expression> arguments = new ArrayList<>();
    skipSpaces();
    if (peek() == ')') {
      position++;
      return arguments;
    }
    while (true) {
      arguments.add(readArgument(depth, template && arguments.isEmpty()));
      skipSpaces();
      char separator = peek();
      position++;
      if (separator == ')') {
        return arguments;
      }
      if (separator != ',') {
        throw invalidCall("',' or ')' is missing");
      }
    }
  }

  private Expression readArgument(int depth, boolean template) {
    skipSpaces();
    return switch (peek()) {
      case '\'' -> literal(new TextNode(readString(template)));
      case '$' -> JsonPathExpression.parse(readPath());
      case 'S' -> readCall(depth + 1);
      default -> literal(readWord());
    };
  }

  private static Expression literal(JsonNode value) {
    return scope -> value;
  }

  private String readString(boolean template) {
    StringBuilder string = new StringBuilder();
    for (position++; peek() != '\''; position++) {
      if (peek() == '\\') {
        position++;
        string.append(template ? "\\" : "");
      }
      string.append(peek());
    }
    position++;
    return string.toString();
  }

  /** A path ends where its brackets are closed and the argument does. */
  private String readPath() {
    int start = position;
    int open = 0;
    boolean quoted = false;
    for (; open > 0 || quoted || ",)".indexOf(peek()) < 0; position++) {
      char c = peek();
      quoted ^= c == '\'';
      if (!quoted) {
        open += "([".indexOf(c) >= 0 ? 1 : 0;
        open -= ")]".indexOf(c) >= 0 ? 1 : 0;
      }
    }
    return text.substring(start, position).strip();
  }

  private JsonNode readWord() {
    int start = position;
    while (",) ".indexOf(peek()) < 0) {
      position++;
    }
    String word = text.substring(start, position);
    try {
      return switch (word) {
        case "true" -> BooleanNode.TRUE;
        case "false" -> BooleanNode.FALSE;
        case "null" -> NullNode.instance;
        default -> JsonNumbers.of(word);
      };
    } catch (NumberFormatException e) {
      throw invalidCall("'" + word + "' is not an argument");
    }
  }

  private void skipSpaces() {
    while (position < text.length() && text.charAt(position) == ' ') {
      position++;
    }
  }

  private char peek() {
    if (position >= text.length()) {
      throw invalidCall("the text ends before the call is complete");
    }
    return text.charAt(position);
  }

  private IllegalArgumentException invalidCall(String why) {
    return new IllegalArgumentException(
        "The intrinsic function '" + text + "' is not valid: " + why);
  }
}
