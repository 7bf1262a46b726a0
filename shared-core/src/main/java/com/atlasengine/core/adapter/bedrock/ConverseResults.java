package com.atlasengine.core.adapter.bedrock;

import com.atlasengine.core.adapter.aws.AwsCalls;
import com.atlasengine.core.failure.TransientFailure;
import com.atlasengine.core.port.TextModel.Generation;
import com.atlasengine.core.port.TextModel.Usage;
import com.atlasengine.core.telemetry.Metric;
import com.atlasengine.core.telemetry.Telemetry;
import java.util.Set;
import software.amazon.awssdk.core.exception.SdkException;

/** Turns a Bedrock answer into a Generation, for streamed and whole answers alike. */
public final class ConverseResults {
  /** Stop reasons of a usable answer. */
  private static final Set<String> COMPLETE_STOP_REASONS =
      Set.of("end_turn", "stop_sequence", "max_tokens");

  /** Stop reasons of an answer that a guardrail or filter blocked. */
  private static final Set<String> WITHHELD_STOP_REASONS =
      Set.of("guardrail_intervened", "content_filtered");

  private ConverseResults() {}

  /**
   * The complete answer. An answer that reached its token limit is cut after its last whole
   * sentence.
   *
   * @throws TransientFailure when the text is empty or the stop reason is another one; a retry may
   *     succeed
   */
  public static Generation toGeneration(String text, String stopReason, Usage usage) {
    if (isWithheld(stopReason)) {
      return new Generation.Withheld(usage);
    }
    if (!COMPLETE_STOP_REASONS.contains(stopReason)) {
      throw new TransientFailure("Bedrock: stopped by " + printableReason(stopReason));
    }
    String wholeSentences = stopReason.equals("max_tokens") ? Sentences.keepComplete(text) : "";
    String output = wholeSentences.isEmpty() ? text.strip() : wholeSentences;
    if (output.isEmpty()) {
      throw new TransientFailure("Bedrock: the answer is empty");
    }
    return new Generation.Complete(output, usage);
  }

  public static boolean isWithheld(String stopReason) {
    return WITHHELD_STOP_REASONS.contains(stopReason);
  }

  private static String printableReason(String stopReason) {
    return stopReason.matches("[a-z_]{1,60}") ? stopReason : "something";
  }

  /** Translates an SDK exception; counts throttling. */
  public static RuntimeException toFailure(SdkException e, Telemetry telemetry) {
    if (AwsCalls.isThrottling(e)) {
      telemetry.add(Metric.BEDROCK_THROTTLED, 1);
    }
    return AwsCalls.toFailure("Bedrock", e);
  }

  /** Adds the token counts of an answer to the metrics. */
  public static void recordUsage(Usage usage, Telemetry telemetry) {
    telemetry.add(Metric.INPUT_TOKENS, usage.inputTokens());
    telemetry.add(Metric.OUTPUT_TOKENS, usage.outputTokens());
  }
}
