package com.atlasengine.local.lambda;

import com.atlasengine.local.http.AwsError;
import java.util.Optional;

/** The Lambda functions of the template, as the other services call them. */
public interface Functions {
  /**
   * Runs one invocation and waits for its answer.
   *
   * @param function a name, a name with {@code :qualifier}, or a whole ARN with or without one
   * @param payload the event, JSON
   * @param trace the X-Ray trace header to pass on, or empty to start a new trace
   * @throws AwsError {@code ResourceNotFoundException} (404) when there is no such function, {@code
   *     TooManyRequestsException} (429) when as many invocations run as are reserved for it, {@code
   *     RequestEntityTooLargeException} (413) for more than 6 MB
   */
  Result invoke(String function, String payload, String trace);

  /**
   * Queues one invocation, as {@code InvocationType=Event} does: two retries, then the function's
   * dead-letter queue.
   *
   * @throws AwsError {@code ResourceNotFoundException} (404) when there is no such function, {@code
   *     RequestEntityTooLargeException} (413) for more than 1 MB
   */
  void invokeAsync(String function, String payload, String trace);

  /**
   * What an invocation answered.
   *
   * @param error {@code Unhandled} when the function failed; the payload is then {@code
   *     {"errorMessage","errorType","stackTrace"}}
   * @param payload the answer, JSON
   * @param logTail the last 4 KB of what the invocation logged
   */
  record Result(Optional<String> error, String payload, String logTail) {}
}
