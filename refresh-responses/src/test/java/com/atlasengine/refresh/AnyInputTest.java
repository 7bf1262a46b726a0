package com.atlasengine.refresh;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.atlasengine.core.fake.FakeClaims;
import com.atlasengine.core.fake.FakeClock;
import com.atlasengine.core.fake.FakeLateReplies;
import com.atlasengine.core.fake.FakeResponseCache;
import com.atlasengine.core.fake.FakeTextModel;
import com.atlasengine.core.kit.BadInput;
import com.atlasengine.core.kit.Fuzz;
import com.atlasengine.core.kit.HandlerDriver;
import com.atlasengine.core.kit.TestContents;
import com.atlasengine.core.reply.ReplyKeys;
import com.atlasengine.core.telemetry.Telemetry;
import com.atlasengine.core.usage.ModelBudget;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AnyInputTest {
  private static final List<byte[]> EVENTS =
      List.of("asked", "asked-late", "refresh-common", "keep-warm").stream()
          .map(HandlerDriver::readEvent)
          .toList();

  @Test
  void cachesWhatItSaysItDid_orRefusesAndAsksNoModel_whateverItIsGiven() {
    Fuzz.check("refresh-responses", 600, mutator -> new Attempt().take(mutator.change(EVENTS)));
  }

  /** One function whose cache is empty. */
  private static final class Attempt {
    private final FakeClock clock = new FakeClock();
    private final FakeTextModel model = new FakeTextModel("Hello, I'm Atlas.");
    private final FakeResponseCache cache = new FakeResponseCache(clock);
    private final ModelBudget budget =
        new ModelBudget(new FakeClaims(clock), 1_000_000, Telemetry.NONE, clock);
    private final BadInput function =
        new BadInput(
            new HandlerDriver(
                "refresh-responses",
                new Handler(
                    new RefreshResponses(
                        TestContents.ALL,
                        model,
                        model,
                        budget,
                        cache,
                        new FakeLateReplies(clock),
                        new ReplyKeys("model-a", "dev"),
                        clock,
                        clock::advance),
                    Telemetry.NONE)),
            Set.of());

    void take(byte[] event) {
      Optional<JsonNode> answer = function.drive(event);
      int refreshed = answer.map(json -> json.path("refreshed").asInt()).orElse(0);
      assertTrue(cache.all().size() <= refreshed, "each has one answer at most");
      assertEquals(refreshed > 0, !cache.all().isEmpty(), "what was refreshed is there");
      if (answer.isEmpty()) {
        assertEquals(0, model.prompts().size());
      }
    }
  }
}
