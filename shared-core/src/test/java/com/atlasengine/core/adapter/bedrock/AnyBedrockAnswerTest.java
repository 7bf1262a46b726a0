package com.atlasengine.core.adapter.bedrock;

import static org.junit.jupiter.api.Assertions.assertFalse;

import com.atlasengine.core.adapter.aws.MutatedAnswers;
import com.atlasengine.core.adapter.aws.StubServer;
import com.atlasengine.core.adapter.aws.StubServer.StubResponse;
import com.atlasengine.core.config.Env;
import com.atlasengine.core.kit.Fuzz;
import com.atlasengine.core.kit.Mutator;
import com.atlasengine.core.port.TextModel;
import com.atlasengine.core.telemetry.Telemetry;
import com.atlasengine.core.time.Deadline;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AnyBedrockAnswerTest {
  private static final String ANSWER =
      """
      {"output":{"message":{"role":"assistant","content":[
        {"reasoningContent":{"reasoningText":{"text":"Let me think.","signature":"c2ln"}}},
        {"text":"Hello Ada Lovelace. "},{"text":"How are you?"}]}},
       "stopReason":"end_turn","metrics":{"latencyMs":120},
       "usage":{"inputTokens":120,"outputTokens":40,"totalTokens":160}}
      """;

  private final MutatedAnswers answers =
      new MutatedAnswers(request -> StubResponse.json(200, ANSWER));
  private final StubServer service = new StubServer(answers::respond);
  private final TextModel model =
      BedrockTextModel.connect(
          service.clients(), ModelSettings.strong(Env.of(Map.of())), Telemetry.NONE);

  @AfterEach
  void close() {
    service.close();
  }

  @Test
  void failsInOneOfTwoWaysAndQuotesNothing_whateverBedrockAnswers() {
    Fuzz.check("Bedrock", 200, this::ask);
  }

  private void ask(Mutator mutator) {
    TextModel.Prompt prompt = new TextModel.Prompt("You are Atlas.", "Say hello.", 150, 0.5);
    answers.next(mutator);
    answers.run(
        () -> {
          TextModel.Generation said = model.generate(prompt, Deadline.in(Duration.ofSeconds(9)));
          assertFalse(
              said instanceof TextModel.Generation.Complete && said.text().isBlank(), "nothing");
        });
  }
}
