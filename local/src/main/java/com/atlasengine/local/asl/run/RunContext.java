package com.atlasengine.local.asl.run;

import com.atlasengine.local.asl.definition.StateMachine;
import com.atlasengine.local.asl.expression.StateError;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;

/**
 * The context that all branches of one execution share.
 *
 * @param machine the state machine
 * @param environment what it runs in
 * @param executionContext the context object's Execution and StateMachine
 * @param deadline when the execution times out
 * @param trace the X-Ray trace header, or empty
 */
record RunContext(
    StateMachine machine,
    ExecutionEnvironment environment,
    ObjectNode executionContext,
    Instant deadline,
    String trace) {
  Instant now() {
    return environment.timeline().now();
  }

  /**
   * @throws StateError when the execution's time is over before that
   */
  void sleep(Duration duration) throws StateError, InterruptedException {
    Duration left = remaining();
    if (duration.compareTo(left) < 0) {
      environment.timeline().sleep(duration);
      return;
    }
    environment.timeline().sleep(left);
    throw StateError.executionTimeout();
  }

  /**
   * Waits for a future, for so long at most.
   *
   * @return whether it is done
   * @throws StateError when the execution's time is over before that
   */
  boolean await(CompletableFuture<?> future, Duration limit)
      throws StateError, InterruptedException {
    Duration left = remaining();
    if (limit.compareTo(left) < 0) {
      return environment.timeline().await(future, limit);
    }
    if (environment.timeline().await(future, left)) {
      return true;
    }
    throw StateError.executionTimeout();
  }

  void checkDeadline() throws StateError {
    if (remaining().isZero()) {
      throw StateError.executionTimeout();
    }
  }

  private Duration remaining() {
    Instant now = now();
    return now.isBefore(deadline) ? Duration.between(now, deadline) : Duration.ZERO;
  }
}
