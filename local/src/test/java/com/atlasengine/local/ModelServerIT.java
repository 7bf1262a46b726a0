package com.atlasengine.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.atlasengine.local.bedrock.FakeModelServer;
import org.junit.jupiter.api.Test;

/** A visitor's turn on the whole engine, worded by a model server. */
class ModelServerIT {
  @Test
  void visitorHearsTheModelsWords_whenTheEngineHasAModelServer() throws Exception {
    try (FakeModelServer model = new FakeModelServer();
        RunningEngine engine =
            RunningEngine.start(TestEngine.patient().withBedrock(model.source()))) {
      model.complete(
          (request, connection) ->
              FakeModelServer.say(connection, "<think>hm</think>", "It runs on ", "Lambda."));

      String answer = new Visitor(engine.lex, "model-1").say("what technology do you use").text();

      assertEquals("It runs on Lambda.", answer);
      String prompt = model.completions().getFirst().body();
      assertTrue(prompt.contains("what technology do you use"), prompt);
      assertFalse(prompt.contains("secret-key"));
    }
  }
}
