package com.atlasengine.local.bedrock;

import com.atlasengine.local.timing.LatencyProfile;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A stand-in for a model: the same prompt always gets the same answer, and the answer shows what
 * the prompt said. The latency profile sets how fast it writes.
 */
final class StandInModel implements AnswerSource {
  /** Tokens in one delta. */
  private static final int TOKENS_PER_FRAME = 3;

  private final LatencyProfile latency;

  StandInModel(LatencyProfile latency) {
    this.latency = latency;
  }

  @Override
  public TimedAnswer answer(BedrockRequest request) throws InterruptedException {
    ModelAnswer answer = ModelAnswer.byStandIn(request);
    Duration took = pace(request, answer).total(answer.outputTokens());
    latency.pause(took);
    return new TimedAnswer(answer, took.toMillis());
  }

  @Override
  public TimedAnswer stream(BedrockRequest request, ConverseStreamWriter writer)
      throws IOException, InterruptedException {
    ModelAnswer answer = ModelAnswer.byStandIn(request);
    LatencyProfile.Pace pace = pace(request, answer);
    writer.begin();
    new PacedWriter(writer, latency, pace).write(answer);
    return new TimedAnswer(answer, pace.total(answer.outputTokens()).toMillis());
  }

  private LatencyProfile.Pace pace(BedrockRequest request, ModelAnswer answer) {
    return latency.pace(request.model().fast(), request.maxTokens(), answer.outputTokens());
  }

  @Override
  public String describe() {
    return "a stand-in";
  }

  /** Sends an answer at the pace of a model. */
  static final class PacedWriter {
    private final ConverseStreamWriter writer;
    private final LatencyProfile latency;
    private final LatencyProfile.Pace pace;
    private boolean started;

    PacedWriter(ConverseStreamWriter writer, LatencyProfile latency, LatencyProfile.Pace pace) {
      this.writer = writer;
      this.latency = latency;
      this.pace = pace;
    }

    /** The answer from its first block to {@code messageStop}. */
    void write(ModelAnswer answer) throws IOException, InterruptedException {
      int block = 0;
      if (!answer.thinking().isEmpty()) {
        for (List<String> piece : pieces(answer.thinking())) {
          await(piece);
          writer.sendThinking(block, String.join("", piece));
        }
        writer.sendSignature(block, ConverseShapes.signature(answer));
        writer.stopBlock(block);
        block++;
      }
      if (!answer.text().isEmpty()) {
        for (List<String> piece : pieces(answer.text())) {
          await(piece);
          writer.sendText(block, String.join("", piece));
        }
        writer.stopBlock(block);
      }
      writer.stopMessage(answer.stopReason());
    }

    private static List<List<String>> pieces(List<String> tokens) {
      return IntStream.iterate(0, from -> from < tokens.size(), from -> from + TOKENS_PER_FRAME)
          .mapToObj(from -> tokens.subList(from, Math.min(from + TOKENS_PER_FRAME, tokens.size())))
          .toList();
    }

    private void await(List<String> piece) throws InterruptedException {
      latency.pause(started ? pace.perToken().multipliedBy(piece.size()) : pace.firstToken());
      started = true;
    }
  }
}
