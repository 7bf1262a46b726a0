package com.atlasengine.local.states;

import com.atlasengine.local.asl.run.TaskTokens;
import com.atlasengine.local.http.AwsError;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/** The requests that answer callback tasks by their tokens. */
record TaskCallbacks(TaskTokens tokens) {
  /**
   * @throws AwsError {@code InvalidOutput}, {@code InvalidToken}, {@code TaskTimedOut}, {@code
   *     TaskDoesNotExist}
   */
  ObjectNode success(StepFunctionsRequest request) {
    String token = request.text("taskToken");
    return respond(tokens.succeed(token, request.taskOutput()));
  }

  ObjectNode failure(StepFunctionsRequest request) {
    return respond(
        tokens.fail(
            request.text("taskToken"), request.text("error", ""), request.text("cause", "")));
  }

  ObjectNode heartbeat(StepFunctionsRequest request, Instant now) {
    return respond(tokens.heartbeat(request.text("taskToken"), now));
  }

  private static ObjectNode respond(TaskTokens.CallbackStatus delivery) {
    return switch (delivery) {
      case DELIVERED -> ExecutionJson.object();
      case GONE ->
          throw StateMachines.error(
              "TaskTimedOut", "Task Timed Out: 'Provided task does not exist anymore'");
      case UNKNOWN ->
          throw StateMachines.error("TaskDoesNotExist", "Task Does Not Exist: 'Unknown task'");
      case MALFORMED -> throw StateMachines.error("InvalidToken", "Invalid Token: 'Invalid token'");
    };
  }
}
