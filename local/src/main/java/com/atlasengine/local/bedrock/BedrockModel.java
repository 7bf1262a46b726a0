package com.atlasengine.local.bedrock;

import com.atlasengine.local.http.AwsError;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What the stand-in knows of a Bedrock model, as the model cards of October 2026 say it.
 *
 * @param id the foundation model's id, without a region in front
 * @param fast whether it answers in a fast model's time
 * @param thinking when it thinks before it answers
 * @param currentGeneration whether it is of the generation that refuses temperature and topP
 *     together and a conversation that ends with the assistant
 * @param profileOnly whether it must be called through an inference profile, {@code us.…}
 */
record BedrockModel(
    String id, boolean fast, Thinking thinking, boolean currentGeneration, boolean profileOnly) {

  private static final Pattern ARN = Pattern.compile("arn:aws:bedrock:[^:]*:[^:]*:[^/]+/(.+)");
  private static final Pattern PROFILE =
      Pattern.compile("(?:us|us-gov|eu|apac|jp|au|ca|global)\\.(.+)");
  private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z0-9.:/_-]{1,2048}");

  private static final List<BedrockModel> MODELS =
      List.of(
          new BedrockModel("anthropic.claude-haiku-5-5", true, Thinking.UNLESS_OFF, true, false),
          new BedrockModel("anthropic.claude-sonnet-5-5", false, Thinking.ALWAYS, true, false),
          new BedrockModel("anthropic.claude-sonnet-5", false, Thinking.IF_ASKED, true, false),
          new BedrockModel("anthropic.claude-sonnet-4-6", false, Thinking.IF_ASKED, true, true),
          new BedrockModel(
              "anthropic.claude-sonnet-4-5-20250929-v1:0", false, Thinking.IF_ASKED, true, true),
          new BedrockModel(
              "anthropic.claude-haiku-4-5-20251001-v1:0", true, Thinking.IF_ASKED, true, true),
          // A legacy model, still callable; the old system uses it.
          new BedrockModel(
              "anthropic.claude-3-5-sonnet-20241022-v2:0", false, Thinking.NEVER, false, false),
          new BedrockModel(
              "anthropic.claude-3-5-sonnet-20240620-v1:0", false, Thinking.NEVER, false, false));

  private static final List<String> RETIRED_MODEL_IDS =
      List.of(
          "anthropic.claude-3-haiku-20240307-v1:0",
          "anthropic.claude-3-5-haiku-20241022-v1:0",
          "anthropic.claude-3-sonnet-20240229-v1:0",
          "anthropic.claude-3-opus-20240229-v1:0",
          "anthropic.claude-v2:1",
          "anthropic.claude-instant-v1");

  /**
   * The model of that id, inference profile or ARN.
   *
   * @throws AwsError {@code ValidationException} (400) for what is no identifier or needs a
   *     profile, {@code ResourceNotFoundException} (404) for a model unknown or at its end of life
   */
  static BedrockModel find(String identifier) {
    if (!IDENTIFIER.matcher(identifier).matches()) {
      throw new AwsError(400, "ValidationException", "The provided model identifier is invalid.");
    }
    String name = ARN.matcher(identifier).replaceFirst("$1");
    String id = PROFILE.matcher(name).replaceFirst("$1");
    if (RETIRED_MODEL_IDS.contains(id)) {
      throw notFound("This model version has reached the end of its life.");
    }
    Optional<BedrockModel> known = MODELS.stream().filter(model -> model.id.equals(id)).findFirst();
    BedrockModel model =
        known.orElseThrow(
            () -> notFound("Could not resolve the foundation model from the model identifier."));
    if (model.profileOnly && id.equals(name)) {
      throw new AwsError(
          400,
          "ValidationException",
          "Invocation of model ID "
              + id
              + " with on-demand throughput isn't supported. Retry your request with the ID or ARN"
              + " of an inference profile that contains this model.");
    }
    return model;
  }

  /** Whether a path names a model that answers in a fast model's time. */
  static boolean isFast(String path) {
    return MODELS.stream()
        .anyMatch(model -> model.fast && path.contains(model.id.replace(":", "%3A")));
  }

  private static AwsError notFound(String message) {
    return new AwsError(404, "ResourceNotFoundException", message);
  }

  /** When a model thinks before it answers. */
  enum Thinking {
    NEVER,
    IF_ASKED,
    UNLESS_OFF,
    ALWAYS
  }
}
