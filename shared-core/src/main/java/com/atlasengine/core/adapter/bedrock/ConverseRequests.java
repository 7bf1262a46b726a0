package com.atlasengine.core.adapter.bedrock;

import com.atlasengine.core.port.TextModel.Prompt;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.core.document.Document;
import software.amazon.awssdk.services.bedrockruntime.model.ContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ConversationRole;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseRequest;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamRequest;
import software.amazon.awssdk.services.bedrockruntime.model.GuardrailStreamConfiguration;
import software.amazon.awssdk.services.bedrockruntime.model.InferenceConfiguration;
import software.amazon.awssdk.services.bedrockruntime.model.Message;
import software.amazon.awssdk.services.bedrockruntime.model.SystemContentBlock;

/**
 * Builds Converse requests from a prompt. Sets the temperature but not {@code topP}: models refuse
 * both together.
 */
public final class ConverseRequests {
  private static final Document NO_THINKING =
      Document.mapBuilder()
          .putDocument("thinking", Document.mapBuilder().putString("type", "disabled").build())
          .build();

  private ConverseRequests() {}

  static ConverseRequest converse(
      Prompt prompt, ModelSettings settings, AwsRequestOverrideConfiguration limit) {
    ConverseRequest.Builder request =
        ConverseRequest.builder()
            .modelId(settings.modelId())
            .system(SystemContentBlock.fromText(prompt.system()))
            .messages(userMessage(prompt))
            .inferenceConfig(inferenceConfig(prompt, settings))
            .overrideConfiguration(limit);
    if (settings.thinksByDefault()) {
      request.additionalModelRequestFields(NO_THINKING);
    }
    settings
        .guardrail()
        .ifPresent(
            g ->
                request.guardrailConfig(
                    c -> c.guardrailIdentifier(g.id()).guardrailVersion(g.version())));
    settings.serviceTier().ifPresent(tier -> request.serviceTier(t -> t.type(tier)));
    settings.latency().ifPresent(latency -> request.performanceConfig(p -> p.latency(latency)));
    return request.build();
  }

  public static ConverseStreamRequest converseStream(
      Prompt prompt, ModelSettings settings, AwsRequestOverrideConfiguration limit) {
    ConverseRequest whole = converse(prompt, settings, limit);
    return ConverseStreamRequest.builder()
        .modelId(whole.modelId())
        .system(whole.system())
        .messages(whole.messages())
        .inferenceConfig(whole.inferenceConfig())
        .additionalModelRequestFields(whole.additionalModelRequestFields())
        .guardrailConfig(settings.guardrail().map(ConverseRequests::streamGuardrail).orElse(null))
        .serviceTier(whole.serviceTier())
        .performanceConfig(whole.performanceConfig())
        .overrideConfiguration(limit)
        .build();
  }

  private static GuardrailStreamConfiguration streamGuardrail(ModelSettings.Guardrail guardrail) {
    return GuardrailStreamConfiguration.builder()
        .guardrailIdentifier(guardrail.id())
        .guardrailVersion(guardrail.version())
        .build();
  }

  private static Message userMessage(Prompt prompt) {
    return Message.builder()
        .role(ConversationRole.USER)
        .content(ContentBlock.fromText(prompt.user()))
        .build();
  }

  private static InferenceConfiguration inferenceConfig(Prompt prompt, ModelSettings settings) {
    InferenceConfiguration.Builder inference =
        InferenceConfiguration.builder().maxTokens(prompt.maxTokens());
    if (!settings.alwaysThinks()) {
      inference.temperature((float) prompt.temperature());
    }
    return inference.build();
  }
}
