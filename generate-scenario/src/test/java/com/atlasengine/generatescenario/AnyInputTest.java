package com.atlasengine.generatescenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.atlasengine.core.fake.FakeTextModel;
import com.atlasengine.core.kit.BadInput;
import com.atlasengine.core.kit.Fuzz;
import com.atlasengine.core.kit.HandlerDriver;
import com.atlasengine.core.kit.TestContents;
import com.atlasengine.core.telemetry.Telemetry;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AnyInputTest {
  /** What a prompt may have, whatever was said in the chat. */
  private static final int MAX_PROMPT_CHARS = 60_000;

  private static final List<byte[]> EVENTS =
      List.of(HandlerDriver.readEvent("scenario"), HandlerDriver.readEvent("keep-warm"));

  @Test
  void answersWithAScenario_orRefusesAndAsksNoModel_whateverItIsGiven() {
    Fuzz.check("generate-scenario", 300, mutator -> take(mutator.change(EVENTS)));
  }

  private static void take(byte[] event) {
    FakeTextModel model = new FakeTextModel("Hello Ada, this is Atlas.");
    Handler handler = new Handler(new GenerateScenario(TestContents.ALL, model), Telemetry.NONE);
    Optional<JsonNode> answer =
        new BadInput(new HandlerDriver("generate-scenario", handler), Set.of()).drive(event);
    boolean answers = answer.filter(json -> json.has("scenario")).isPresent();
    assertEquals(answers ? 1 : 0, model.prompts().size());
    model
        .prompts()
        .forEach(prompt -> assertTrue(prompt.user().length() < MAX_PROMPT_CHARS, "too long"));
  }
}
