package com.atlasengine.local.asl.expression;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Set;
import java.util.StringTokenizer;
import java.util.stream.Collectors;

/** The intrinsic functions on strings. */
final class TextIntrinsics {
  private static final Set<String> HASHES = Set.of("MD5", "SHA-1", "SHA-256", "SHA-384", "SHA-512");

  private TextIntrinsics() {}

  /** Puts the arguments where the template has {@code {}}; {@code \{} and {@code \}} are braces. */
  static JsonNode format(Arguments arguments) throws StateError {
    String template = arguments.text(0);
    StringBuilder text = new StringBuilder();
    int used = 0;
    for (int i = 0; i < template.length(); i++) {
      if (template.charAt(i) == '\\' && i + 1 < template.length()) {
        text.append(template.charAt(++i));
      } else if (template.startsWith("{}", i)) {
        used++;
        if (used >= arguments.size()) {
          throw arguments.invalidArgument("the template has more place holders than arguments");
        }
        text.append(plainText(arguments.get(used)));
        i++;
      } else {
        text.append(brace(arguments, template.charAt(i)));
      }
    }
    if (used != arguments.size() - 1) {
      throw arguments.invalidArgument(
          "the template has " + used + " placeholders, but there are more arguments");
    }
    return new TextNode(text.toString());
  }

  private static char brace(Arguments arguments, char c) throws StateError {
    if (c == '{' || c == '}') {
      throw arguments.invalidArgument("the template has a brace that is not escaped");
    }
    return c;
  }

  /** Objects and arrays as Java prints maps and lists: Step Functions does so too. */
  private static String plainText(JsonNode value) {
    return switch (value) {
      case ObjectNode object ->
          object.properties().stream()
              .map(field -> field.getKey() + "=" + plainText(field.getValue()))
              .collect(Collectors.joining(", ", "{", "}"));
      case ArrayNode array ->
          array
              .valueStream()
              .map(TextIntrinsics::plainText)
              .collect(Collectors.joining(", ", "[", "]"));
      case TextNode text -> text.textValue();
      default -> StrictJson.write(value);
    };
  }

  static JsonNode base64Encode(Arguments arguments) throws StateError {
    arguments.requireCount(1);
    byte[] bytes = arguments.shortText(0).getBytes(StandardCharsets.UTF_8);
    return new TextNode(Base64.getEncoder().encodeToString(bytes));
  }

  static JsonNode base64Decode(Arguments arguments) throws StateError {
    arguments.requireCount(1);
    try {
      byte[] bytes = Base64.getDecoder().decode(arguments.shortText(0));
      return new TextNode(new String(bytes, StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      throw arguments.invalidArgument("argument 1 is not base64");
    }
  }

  static JsonNode hash(Arguments arguments) throws StateError {
    arguments.requireCount(2);
    JsonNode data = arguments.get(0);
    String text = data.isTextual() ? arguments.shortText(0) : StrictJson.write(data);
    if (!HASHES.contains(arguments.text(1))) {
      throw arguments.invalidArgument("there is no hash '" + arguments.text(1) + "'");
    }
    try {
      MessageDigest digest = MessageDigest.getInstance(arguments.text(1));
      byte[] hash = digest.digest(text.getBytes(StandardCharsets.UTF_8));
      return new TextNode(HexFormat.of().formatHex(hash));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Splits at any of the separator's characters; nothing between two of them is no item. */
  static JsonNode split(Arguments arguments) throws StateError {
    arguments.requireCount(2);
    ArrayNode parts = JsonNodeFactory.instance.arrayNode();
    StringTokenizer tokens = new StringTokenizer(arguments.text(0), arguments.text(1));
    while (tokens.hasMoreTokens()) {
      parts.add(tokens.nextToken());
    }
    return parts;
  }
}
