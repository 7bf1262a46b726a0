package com.atlasengine.core.kit;

import com.atlasengine.core.failure.PermanentFailure;
import com.atlasengine.core.failure.TransientFailure;
import com.atlasengine.core.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Drives a function with bytes that may be anything, and checks how it refuses them. */
public final class BadInput {
  private static final ObjectMapper LENIENT = new ObjectMapper();

  /** A type of ours, and a path of its fields. */
  private static final Pattern MALFORMED =
      Pattern.compile(
          "Malformed( \\w+)?: (not the JSON expected|it is null|[\\w.\\[\\]]+(, [\\w.\\[\\]]+)*( is"
              + " not an E.164 number)?)");

  private final HandlerDriver handler;
  private final Set<String> documented;
  private boolean tookLast;

  /**
   * @param documented the messages that the function may fail with, besides those of malformed
   *     input
   */
  public BadInput(HandlerDriver handler, Set<String> documented) {
    this.handler = handler;
    this.documented = Set.copyOf(documented);
  }

  /**
   * What the function answers; empty when it refuses the bytes as it may.
   *
   * @throws AssertionError when it fails in any other way, or its message quotes the input
   */
  public Optional<JsonNode> drive(byte[] event) {
    try {
      tookLast = true;
      return Optional.of(Json.read(handler.handle(event), JsonNode.class));
    } catch (PermanentFailure | TransientFailure e) {
      check(String.valueOf(e.getMessage()), event);
      return Optional.empty();
    }
  }

  private void check(String message, byte[] event) {
    if (!MALFORMED.matcher(message).matches() && !documented.contains(message)) {
      throw new AssertionError("undocumented: " + message + " for " + show(event));
    }
    if (!documented.contains(message)) {
      tookLast = false;
      assertQuotesNothing(message, event);
    }
  }

  /** Whether the last bytes were taken for a request, so that they may have had an effect. */
  public boolean tookIt() {
    return tookLast;
  }

  /** Holds a message against every text and number of the input. */
  public static void assertQuotesNothing(String message, byte[] event) {
    String told = message.replaceFirst(".*: ", "");
    for (String value : values(event)) {
      // A value that is a field's name, such as an action's, is no quotation.
      if (told.contains(value) && !told.equals(value)) {
        throw new AssertionError(message + " quotes " + value + " of " + show(event));
      }
    }
  }

  private static Set<String> values(byte[] event) {
    Set<String> values = new HashSet<>(Set.of(OddText.CANARY.substring(1)));
    try {
      collect(LENIENT.readTree(event), values);
    } catch (IOException e) {
      // It is no JSON; the word that nothing else holds is looked for.
    }
    return values;
  }

  /** A short text or number may be in a message by chance. */
  private static void collect(JsonNode node, Set<String> values) {
    if (node.isValueNode() && node.asText().strip().length() > 4 && !node.isBoolean()) {
      values.add(node.asText());
    }
    node.forEach(child -> collect(child, values));
  }

  private static String show(byte[] event) {
    String text = new String(event, StandardCharsets.UTF_8);
    return text.length() <= 3_000 ? text : text.substring(0, 3_000) + "…";
  }
}
