package com.atlasengine.lex.adapter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.atlasengine.core.adapter.aws.StubServer;
import com.atlasengine.core.adapter.aws.StubServer.StubResponse;
import com.atlasengine.core.failure.PermanentFailure;
import com.atlasengine.core.json.Json;
import com.atlasengine.core.model.DeletionCall;
import com.atlasengine.core.model.EngageLead;
import com.atlasengine.core.port.Workflows;
import com.atlasengine.core.port.WorkflowsContract;
import com.atlasengine.core.telemetry.Telemetry;
import com.atlasengine.core.time.Deadline;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StepFunctionsWorkflowsTest extends WorkflowsContract {
  private static final String ARN =
      "arn:aws:states:us-west-2:000000000000:stateMachine:atlas-engine-engage-lead";
  private static final String STARTED =
      "{\"executionArn\":\"arn:aws:states:us-west-2:000000000000:express:x:y:z\",\"startDate\":1}";

  private final StubServer service = new StubServer(r -> StubResponse.json(200, STARTED));
  private final Workflows workflows =
      StepFunctionsWorkflows.connect(service.clients(), ARN, Telemetry.NONE);

  @AfterEach
  void close() {
    service.close();
  }

  @Override
  protected Workflows workflows() {
    return workflows;
  }

  @Override
  protected List<StartedExecution> startedExecutions() {
    return service.requests().stream().map(r -> started(r.json())).toList();
  }

  private static StartedExecution started(JsonNode request) {
    assertEquals(ARN, request.path("stateMachineArn").asText());
    byte[] input = request.path("input").asText().getBytes(StandardCharsets.UTF_8);
    return new StartedExecution(request.path("name").asText(), Json.read(input, EngageLead.class));
  }

  @Override
  protected List<DeletionCall> startedDeletionCalls() {
    return service.requests().stream()
        .map(r -> r.json().path("input").asText().getBytes(StandardCharsets.UTF_8))
        .map(input -> Json.read(input, DeletionCall.class))
        .toList();
  }

  @Override
  protected void takeDown() {
    service.respondAlways(StubResponse.awsError(500, "InternalFailure"));
  }

  @Test
  void failsForGood_whenTheInputIsRefused() {
    service.respondAlways(StubResponse.awsError(400, "InvalidExecutionInput"));

    PermanentFailure failure =
        assertThrows(
            PermanentFailure.class,
            () ->
                workflows.startEngageLead(
                    "turn-1", new EngageLead("", "", "", ""), Deadline.in(Duration.ofSeconds(20))));
    assertEquals("Step Functions: InvalidExecutionInput (400)", failure.getMessage());
  }
}
