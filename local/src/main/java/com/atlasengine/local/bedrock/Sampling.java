package com.atlasengine.local.bedrock;

import com.atlasengine.local.http.AwsError;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.OptionalDouble;

/**
 * How freely a model chooses its words; what is empty is the model's own default.
 *
 * @param temperature from 0 to 1
 * @param topP from 0 to 1
 */
record Sampling(OptionalDouble temperature, OptionalDouble topP) {
  /** The model's own defaults. */
  static final Sampling DEFAULT = new Sampling(OptionalDouble.empty(), OptionalDouble.empty());

  /**
   * Reads both values; missing and null ones are empty.
   *
   * @throws AwsError {@code ValidationException} (400) when one is out of range, or both are given
   *     to a model that takes one
   */
  static Sampling read(BedrockModel model, JsonNode temperature, JsonNode topP) {
    Sampling sampling = new Sampling(read("temperature", temperature), read("topP", topP));
    boolean both = sampling.temperature.isPresent() && sampling.topP.isPresent();
    if (model.currentGeneration() && both) {
      throw BedrockRequest.invalid(
          "The model returned the following errors: `temperature` and `top_p` cannot both be"
              + " specified for this model. Please use only one.");
    }
    return sampling;
  }

  private static OptionalDouble read(String field, JsonNode value) {
    if (value.isMissingNode() || value.isNull()) {
      return OptionalDouble.empty();
    }
    if (!value.isNumber() || value.asDouble() < 0 || value.asDouble() > 1) {
      throw BedrockRequest.invalid(
          "Value at '" + field + "' failed to satisfy constraint: 0 to 1.");
    }
    return OptionalDouble.of(value.asDouble());
  }
}
