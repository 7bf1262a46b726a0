package com.atlasengine.core.adapter.bedrock;

import com.atlasengine.core.config.Env;
import java.util.Locale;
import java.util.Optional;

/**
 * The model to call and its options.
 *
 * @param modelId a model's or an inference profile's id or ARN
 * @param guardrail checks prompt and answer, if there is one
 * @param serviceTier {@code priority}, {@code default}, {@code flex} or {@code reserved}; the
 *     service's own default when empty
 * @param latency {@code standard} or {@code optimized}, which few models have; the service's own
 *     default when empty
 */
public record ModelSettings(
    String modelId,
    Optional<Guardrail> guardrail,
    Optional<String> serviceTier,
    Optional<String> latency) {
  private static final String DEFAULT_FAST_MODEL_ID = "us.anthropic.claude-haiku-5-5";
  private static final String DEFAULT_STRONG_MODEL_ID = "us.anthropic.claude-sonnet-4-6";

  /** The model for answers that a visitor waits for: {@code FAST_MODEL_ID}. */
  public static ModelSettings fast(Env env) {
    return from(env, env.text("FAST_MODEL_ID", DEFAULT_FAST_MODEL_ID));
  }

  /** For scenarios and summaries: {@code STRONG_MODEL_ID}. */
  public static ModelSettings strong(Env env) {
    return from(env, env.text("STRONG_MODEL_ID", DEFAULT_STRONG_MODEL_ID));
  }

  /**
   * A model with {@code GUARDRAIL_ID} and its {@code GUARDRAIL_VERSION}, {@code SERVICE_TIER},
   * {@code MODEL_LATENCY}.
   */
  private static ModelSettings from(Env env, String modelId) {
    return new ModelSettings(
        modelId,
        env.optional("GUARDRAIL_ID")
            .map(id -> new Guardrail(id, env.required("GUARDRAIL_VERSION"))),
        env.optional("SERVICE_TIER"),
        env.optional("MODEL_LATENCY"));
  }

  /** Whether the model reasons by default; the fifth generation does. */
  boolean thinksByDefault() {
    return isFifthGeneration() && !alwaysThinks();
  }

  /** Whether reasoning cannot be switched off; such a model takes no temperature. */
  boolean alwaysThinks() {
    return isModel("sonnet-5-5");
  }

  private boolean isFifthGeneration() {
    return isModel("haiku-5") || isModel("sonnet-5") || isModel("opus-5");
  }

  private boolean isModel(String family) {
    return modelId.toLowerCase(Locale.ROOT).contains("claude-" + family);
  }

  /**
   * A guardrail.
   *
   * @param id its id or ARN
   * @param version a number or {@code DRAFT}
   */
  public record Guardrail(String id, String version) {}
}
