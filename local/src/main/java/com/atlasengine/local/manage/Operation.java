package com.atlasengine.local.manage;

import com.atlasengine.local.http.AwsError;
import com.fasterxml.jackson.databind.JsonNode;

/** One operation that reads: from the request's members to the answer's. */
@FunctionalInterface
interface Operation {
  /**
   * @throws AwsError what the service answers instead
   */
  JsonNode answer(JsonNode input);

  /** Changes what the service itself has answered. */
  @FunctionalInterface
  interface Amendment {
    JsonNode amend(JsonNode input, JsonNode answer);
  }
}
