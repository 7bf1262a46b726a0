package com.atlasengine.local.asl.definition;

import java.util.Optional;

/**
 * What a Task state calls.
 *
 * @param service as the service names it in its events: {@code lambda}, {@code dynamodb}, {@code
 *     aws-sdk:dynamodb}, …
 * @param action the action, such as {@code invoke} or {@code updateItem}
 * @param callback whether the task waits for its token ({@code .waitForTaskToken})
 * @param functionArn the function, when the resource is its ARN; the service is then {@code lambda}
 */
public record TaskResource(
    String service, String action, boolean callback, Optional<String> functionArn) {
  static final String CALLBACK_SUFFIX = ".waitForTaskToken";

  static TaskResource function(String arn) {
    return new TaskResource("lambda", "invoke", false, Optional.of(arn));
  }

  /** The action as events write it. */
  public String fullAction() {
    return callback ? action + CALLBACK_SUFFIX : action;
  }
}
