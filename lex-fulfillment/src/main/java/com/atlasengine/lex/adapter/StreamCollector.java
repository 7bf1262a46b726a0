package com.atlasengine.lex.adapter;

import com.atlasengine.core.adapter.bedrock.ConverseResults;
import com.atlasengine.core.adapter.bedrock.Sentences;
import com.atlasengine.core.adapter.bedrock.TokenCounts;
import com.atlasengine.core.failure.TransientFailure;
import com.atlasengine.core.port.TextModel.Generation;
import com.atlasengine.core.port.TextModel.Usage;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.bedrockruntime.model.ContentBlockDeltaEvent;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamMetadataEvent;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamResponseHandler;
import software.amazon.awssdk.services.bedrockruntime.model.MessageStopEvent;

/** Collects a streamed answer. One thread adds events, another reads the state. */
final class StreamCollector {
  private final LongSupplier nanoTime;
  private final long requestedAtNanos;
  private final StringBuilder text = new StringBuilder();
  private @Nullable Duration firstToken;
  private String stopReason = "nothing";
  private int inputTokens;
  private int outputTokens;

  StreamCollector(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
    this.requestedAtNanos = nanoTime.getAsLong();
  }

  /** The SDK's event visitor: it collects text and ignores reasoning. */
  ConverseStreamResponseHandler.Visitor visitor() {
    return ConverseStreamResponseHandler.Visitor.builder()
        .onContentBlockDelta(this::addText)
        .onMessageStop(this::recordStopReason)
        .onMetadata(this::recordUsage)
        .build();
  }

  private synchronized void addText(ContentBlockDeltaEvent event) {
    String piece = event.delta() == null ? null : event.delta().text();
    if (piece == null || piece.isEmpty()) {
      return;
    }
    if (firstToken == null) {
      firstToken = Duration.ofNanos(nanoTime.getAsLong() - requestedAtNanos);
    }
    text.append(piece);
  }

  private synchronized void recordStopReason(MessageStopEvent event) {
    stopReason = String.valueOf(event.stopReasonAsString());
  }

  private synchronized void recordUsage(ConverseStreamMetadataEvent event) {
    if (event.usage() != null) {
      inputTokens = TokenCounts.orZero(event.usage().inputTokens());
      outputTokens = TokenCounts.orZero(event.usage().outputTokens());
    }
  }

  /**
   * The answer, when the stream has ended.
   *
   * @throws TransientFailure as {@link ConverseResults#toGeneration}, and when it was cut off at
   *     its limit of tokens before its first sentence was whole
   */
  synchronized Generation toGeneration() {
    if (stopReason.equals("max_tokens") && Sentences.keepComplete(text.toString()).isEmpty()) {
      throw new TransientFailure("Bedrock: no whole sentence in " + outputTokens + " tokens");
    }
    return ConverseResults.toGeneration(text.toString(), stopReason, usage());
  }

  /** The complete sentences so far; empty when there is none. */
  synchronized Optional<Generation> toPartialGeneration() {
    String wholeSentences = Sentences.keepComplete(text.toString());
    return wholeSentences.isEmpty() || ConverseResults.isWithheld(stopReason)
        ? Optional.empty()
        : Optional.of(new Generation.Partial(wholeSentences, usage()));
  }

  synchronized boolean isEmpty() {
    return text.isEmpty();
  }

  synchronized Usage usage() {
    return new Usage(inputTokens, outputTokens, Optional.ofNullable(firstToken));
  }
}
