package com.atlasengine.core.adapter.bedrock;

import com.atlasengine.core.adapter.aws.AwsCalls;
import com.atlasengine.core.adapter.aws.AwsClients;
import com.atlasengine.core.port.TextModel;
import com.atlasengine.core.telemetry.Metric;
import com.atlasengine.core.telemetry.Telemetry;
import com.atlasengine.core.time.Deadline;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeClient;
import software.amazon.awssdk.services.bedrockruntime.model.ContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseResponse;
import software.amazon.awssdk.services.bedrockruntime.model.TokenUsage;

/** A Bedrock model that returns its answer in one piece. */
public final class BedrockTextModel implements TextModel {
  /** 512 tokens of a strong model take 2 to 4 s, far more on a bad day. */
  private static final Duration CALL_TIMEOUT = Duration.ofSeconds(60);

  private final BedrockRuntimeClient client;
  private final ModelSettings settings;
  private final Telemetry telemetry;

  private BedrockTextModel(
      BedrockRuntimeClient client, ModelSettings settings, Telemetry telemetry) {
    this.client = client;
    this.settings = settings;
    this.telemetry = telemetry;
  }

  /** Builds the client; connects with the first call. */
  public static BedrockTextModel connect(
      AwsClients clients, ModelSettings settings, Telemetry telemetry) {
    return new BedrockTextModel(
        clients.buildSync(BedrockRuntimeClient.builder(), CALL_TIMEOUT), settings, telemetry);
  }

  @Override
  public Generation generate(Prompt prompt, Deadline deadline) {
    return telemetry.runTimed(
        "bedrock_call",
        Metric.BEDROCK_LATENCY,
        () -> toGeneration(converse(prompt, AwsCalls.requestTimeouts("Bedrock", deadline))));
  }

  private ConverseResponse converse(Prompt prompt, AwsRequestOverrideConfiguration limit) {
    try {
      return client.converse(ConverseRequests.converse(prompt, settings, limit));
    } catch (SdkException e) {
      throw ConverseResults.toFailure(e, telemetry);
    }
  }

  private Generation toGeneration(ConverseResponse response) {
    Usage usage = readUsage(response);
    ConverseResults.recordUsage(usage, telemetry);
    String text =
        response.output() == null || response.output().message() == null
            ? ""
            : response.output().message().content().stream()
                .map(ContentBlock::text)
                .filter(Objects::nonNull)
                .collect(Collectors.joining());
    return ConverseResults.toGeneration(text, String.valueOf(response.stopReasonAsString()), usage);
  }

  private static Usage readUsage(ConverseResponse response) {
    TokenUsage usage = response.usage();
    return usage == null
        ? new Usage(0, 0, Optional.empty())
        : new Usage(
            TokenCounts.orZero(usage.inputTokens()),
            TokenCounts.orZero(usage.outputTokens()),
            Optional.empty());
  }
}
