package com.atlasengine.local.asl.run;

import static org.junit.jupiter.api.Assertions.assertFalse;

import com.atlasengine.local.asl.definition.StateMachine;
import com.atlasengine.local.asl.expression.StateError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The product's own state machines, as the template deploys them. */
final class ProductWorkflow {
  /** The flow that calls go through. */
  static final String FLOW = "66666666-7777-4888-8999-aaaaaaaaaaaa";

  private static final String FUNCTION = "arn:aws:lambda:us-west-2:000000000000:function:";

  private static final Map<String, String> SUBSTITUTIONS =
      Map.ofEntries(
          Map.entry("CreateLeadArn", FUNCTION + "create-lead:live"),
          Map.entry("GenerateScenarioArn", FUNCTION + "generate-scenario:live"),
          Map.entry("InvokeCallArn", FUNCTION + "invoke-call:live"),
          Map.entry("UpdateLeadArn", FUNCTION + "update-lead:live"),
          Map.entry(
              "FollowUpCallArn",
              "arn:aws:states:us-west-2:000000000000:stateMachine:follow-up-call"),
          Map.entry("InteractionsTable", "AtlasEngineInteractions"),
          Map.entry("InstanceId", "0a1b2c3d-0000-1111-2222-333344445555"),
          Map.entry("CallsToRetryUrl", "https://sqs.us-west-2.amazonaws.com/000000000000/retry"),
          Map.entry(
              "EngageLeadArn",
              "arn:aws:states:us-west-2:000000000000:stateMachine:engage-lead:live"),
          Map.entry("DeadLetterQueueUrl", "https://sqs.us-west-2.amazonaws.com/000000000000/dead"),
          Map.entry("ContactFlowId", FLOW));

  private ProductWorkflow() {}

  /** The state machine of {@code statemachine/<name>.asl.json}, ready for fakes. */
  static TestWorkflow of(StateMachine.Type type, String name) {
    return new TestWorkflow(type, definition(name));
  }

  /** The names of the states that were entered, in the order of the history. */
  static List<String> enteredStates(Execution execution) {
    return execution.history().stream()
        .filter(event -> event.type().endsWith("StateEntered"))
        .map(event -> event.details().path("name").asText())
        .collect(Collectors.toList());
  }

  /** Fails with this error every time. */
  static TestWorkflow.Task failWith(String error) {
    return parameters -> {
      throw StateError.taskFailed(error, "it failed");
    };
  }

  private static String definition(String name) {
    String definition = read(Path.of("..", "statemachine", name + ".asl.json"));
    for (Map.Entry<String, String> substitution : SUBSTITUTIONS.entrySet()) {
      definition = definition.replace("${" + substitution.getKey() + "}", substitution.getValue());
    }
    assertFalse(definition.contains("${"), "a substitution is unknown in " + name);
    return definition;
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
