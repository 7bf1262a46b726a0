package com.atlasengine.lex;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.atlasengine.core.json.Json;
import com.atlasengine.core.kit.Fuzz;
import com.atlasengine.core.kit.Mutator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.junit.jupiter.api.Test;

class AnyInputTest {
  private static final String WARM = "{\"status\":\"warm\"}";
  private static final List<byte[]> EVENTS =
      List.of(
              "greeting-text",
              "connect-voice",
              "initiate-demo-dialog",
              "initiate-demo-fulfilment",
              "delete-my-info-fulfilment",
              "unknown-intent",
              "wrong-types",
              "malformed",
              "keep-warm",
              "scheduled",
              "empty")
          .stream()
          .map(EventBuilder::bytes)
          .toList();

  /** A conversation of several turns, because what a turn leaves is what the next one reads. */
  @Test
  void everyTurnIsAnsweredWithinTheLimitsOfLex_whateverItsEventHolds() {
    Fuzz.check("turns", 2_000, AnyInputTest::talk);
  }

  private static void talk(Mutator mutator) {
    LexHarness rig = new LexHarness().withCall();
    byte[] next = mutator.change(EVENTS);
    for (int turn = mutator.random().nextInt(3); turn >= 0; turn--) {
      byte[] answer = rig.answerBytes(next);
      if (!new String(answer, UTF_8).equals(WARM)) {
        JsonNode attributes = LexLimits.check(answer).at("/sessionState/sessionAttributes");
        next =
            mutator.change(List.of(withAttributes(mutator.pick(EVENTS.subList(0, 6)), attributes)));
      }
    }
  }

  /** What Lex sends next: the attributes are those of the answer. */
  private static byte[] withAttributes(byte[] event, JsonNode attributes) {
    ObjectNode next = Json.read(event, ObjectNode.class);
    if (attributes.isObject()) {
      next.withObjectProperty("sessionState").set("sessionAttributes", attributes);
    }
    return Json.writeBytes(next);
  }
}
