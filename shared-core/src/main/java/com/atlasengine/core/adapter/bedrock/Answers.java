package com.atlasengine.core.adapter.bedrock;

import com.atlasengine.core.adapter.aws.AwsCalls;
import com.atlasengine.core.failure.TransientFailure;
import com.atlasengine.core.port.TextModel.Generation;
import com.atlasengine.core.port.TextModel.Usage;
import com.atlasengine.core.telemetry.Metric;
import com.atlasengine.core.telemetry.Telemetry;
import java.util.Set;
import software.amazon.awssdk.core.exception.SdkException;

/** What an answer of Bedrock is to us, the same whether it was streamed or not. */
public final class Answers {
  /** Why an answer ended that is an answer. */
  private static final Set<String> SAID = Set.of("end_turn", "stop_sequence", "max_tokens");

  /** Why an answer ended that may not be said. */
  private static final Set<String> WITHHELD = Set.of("guardrail_intervened", "content_filtered");

  private Answers() {}

  /**
   * The answer that ended by itself. One that ended at its token limit is cut after its last whole
   * sentence.
   *
   * @throws TransientFailure when nothing was said, or it ended for a reason of its own: there is
   *     no answer, and another time there may be
   */
  public static Generation complete(String text, String stopReason, Usage usage) {
    if (isWithheld(stopReason)) {
      return new Generation.Withheld(usage);
    }
    if (!SAID.contains(stopReason)) {
      throw new TransientFailure("Bedrock: stopped by " + reason(stopReason));
    }
    String whole = stopReason.equals("max_tokens") ? Sentences.whole(text) : "";
    String said = whole.isEmpty() ? text.strip() : whole;
    if (said.isEmpty()) {
      throw new TransientFailure("Bedrock: said nothing");
    }
    return new Generation.Complete(said, usage);
  }

  public static boolean isWithheld(String stopReason) {
    return WITHHELD.contains(stopReason);
  }

  private static String reason(String stopReason) {
    return stopReason.matches("[a-z_]{1,60}") ? stopReason : "something";
  }

  /** What the SDK threw, in our words; counts when the model was throttled. */
  public static RuntimeException failure(SdkException e, Telemetry telemetry) {
    if (AwsCalls.isThrottling(e)) {
      telemetry.add(Metric.BEDROCK_THROTTLED, 1);
    }
    return AwsCalls.translated("Bedrock", e);
  }

  /** Adds what an answer took to the metrics. */
  public static void count(Usage usage, Telemetry telemetry) {
    telemetry.add(Metric.INPUT_TOKENS, usage.inputTokens());
    telemetry.add(Metric.OUTPUT_TOKENS, usage.outputTokens());
  }
}
