package com.atlasengine.local.asl.definition;

import com.atlasengine.local.asl.expression.StateError;
import com.fasterxml.jackson.databind.JsonNode;

/** What Task states call: the services behind {@code arn:aws:states:::…} and the functions. */
@FunctionalInterface
public interface Integration {
  /**
   * Makes one call and waits for its answer.
   *
   * @return the answer in Pascal case; for {@code lambda} {@code invoke} an object with {@code
   *     Payload}
   * @throws StateError under the name that a Catch sees, such as {@code
   *     DynamoDb.ConditionalCheckFailedException} or the class name a function threw
   */
  JsonNode call(TaskRequest taskRequest) throws StateError, InterruptedException;
}
