package com.atlasengine.generatescenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.atlasengine.core.failure.TransientFailure;
import com.atlasengine.core.fake.FakeTextModel;
import com.atlasengine.core.json.Json;
import com.atlasengine.core.kit.AwsEvents;
import com.atlasengine.core.kit.HandlerDriver;
import com.atlasengine.core.kit.TestContents;
import com.atlasengine.core.telemetry.Telemetry;
import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

class HandlerTest {
  private final FakeTextModel model = new FakeTextModel("Hello Ada, this is Atlas.");
  private final HandlerDriver handler =
      new HandlerDriver(
          "generate-scenario",
          new Handler(new GenerateScenario(TestContents.ALL, model), Telemetry.NONE));

  @Test
  void answersWithTheScenarioAlone() {
    JsonNode answer = handler.handleEvent("scenario");

    assertEquals("{\"scenario\":\"Hello Ada, this is Atlas.\"}", answer.toString());
    assertTrue(model.prompts().getFirst().user().contains("User: what are you built of?"));
  }

  @Test
  void takesARequestWithoutChat() {
    assertEquals(
        "Hello Ada, this is Atlas.",
        handler.handleText("{\"firstName\":\"Ada\"}").path("scenario").asText());
  }

  @Test
  void keepsWarm_withoutAskingTheModel() {
    assertEquals("warm", handler.handle(AwsEvents.schedule("keep-warm")).path("status").asText());
    assertEquals(0, model.prompts().size());
  }

  @Test
  void namesTheField_whenTheRequestIsMalformed() {
    assertEquals("Malformed Request: firstName", handler.refuse("{\"lastName\":\"SECRET\"}"));
  }

  @Test
  void failsByTheNameTheWorkflowCatches_whenTheModelIsThrottled() {
    model.faults().failAsIfDown();

    assertThrows(TransientFailure.class, () -> handler.handleEvent("scenario"));
  }

  @Test
  void losesNothing_whenWrittenAndRead() {
    Request request = Json.read(HandlerDriver.readEvent("scenario"), Request.class);
    Result result = new Result("Hello");

    assertEquals(request, Json.read(Json.writeBytes(request), Request.class));
    assertTrue(request.chatTranscript().orElseThrow().endsWith("start demo"));
    assertEquals(result, Json.read(Json.writeBytes(result), Result.class));
    assertEquals("Request[…] Result[5 characters]", request + " " + result);
  }
}
