package com.atlasengine.local.lex;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.atlasengine.local.http.AwsError;
import com.atlasengine.local.lambda.FakeFunctions;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The events the code hook gets, against whole events of the documented shape. */
final class LexEventTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final FakeFunctions functions = new FakeFunctions();
  private final LexDialog dialog =
      new LexDialog(
          BotFixture.bot(),
          new LexCodeHook(BotFixture.bot(), functions, "lex:live"),
          Clock.systemUTC());

  static Stream<Arguments> conversations() {
    return Stream.of(
        arguments("dialog-first-slot.json", new String[] {"start demo"}),
        arguments("dialog-second-slot.json", new String[] {"start demo", "Ada Lovelace"}),
        arguments("fulfillment-no-slots.json", new String[] {"how are you built"}),
        arguments("fulfillment-fallback.json", new String[] {"purple elephants dance"}));
  }

  @ParameterizedTest
  @MethodSource("conversations")
  void eventIsOfTheDocumentedShape_whenUserHasSaid(String expected, String[] said)
      throws IOException {
    functions.delegate(6);
    LexSession session = LexSession.empty();
    try {
      for (String text : said) {
        session = dialog.answer(turn(text), session).session();
      }
    } catch (AwsError e) {
      assertEquals("DependencyFailedException", e.type());
    }
    assertEquals(read(expected), normalize(functions.lastEvent()));
  }

  @Test
  void requestAttributesPassThrough_whenClientSendsThem() {
    functions.delegate(1);
    ObjectNode attributes = JSON.createObjectNode().put("x-amz-lex:channels:platform", "Connect");
    LexTurn turn = new LexTurn("s-1", "start demo", attributes, "Root=1-2-3", "r-1");
    assertEquals(attributes, dialog.answer(turn, LexSession.empty()).requestAttributes());
    assertEquals(attributes, functions.lastEvent().path("requestAttributes"));
  }

  private static LexTurn turn(String text) {
    return new LexTurn("s-1", text, JSON.createObjectNode(), "", "r-1");
  }

  /** How likely other readings are is no part of the shape: the first and the last are left. */
  private static JsonNode normalize(JsonNode event) {
    ArrayNode interpretations = (ArrayNode) event.path("interpretations");
    while (interpretations.size() > 2) {
      interpretations.remove(1);
    }
    if (interpretations.path(0).path("nluConfidence").isNumber()) {
      ((ObjectNode) interpretations.path(0)).put("nluConfidence", 1.0);
    }
    return event;
  }

  private static JsonNode read(String name) throws IOException {
    try (InputStream file = LexEventTest.class.getResourceAsStream("/lex/events/" + name)) {
      return JSON.readTree(Objects.requireNonNull(file));
    }
  }
}
