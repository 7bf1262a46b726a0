package com.atlasengine.local.bedrock;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.util.Optional;

/** Passes a model server's stream on as ConverseStream's events, each piece at once. */
final class StreamedCompletion {
  private static final int BLOCK = 0;

  private final ConverseStreamWriter writer;
  private final Pacing pacing;
  private final SpokenText spoken;
  private final StringBuilder text = new StringBuilder();
  private String finishReason = "";
  private JsonNode usage = MissingNode.getInstance();
  private int pieces;

  StreamedCompletion(ConverseStreamWriter writer, Pacing pacing, SpokenText spoken) {
    this.writer = writer;
    this.pacing = pacing;
    this.spoken = spoken;
  }

  /**
   * Passes on all that comes, to {@code messageStop}.
   *
   * @throws com.atlasengine.local.http.AwsError when the stream breaks off or cannot be read
   * @throws IOException when the client has left
   */
  void copy(ServerSentEvents events)
      throws IOException, InterruptedException, SpokenText.ThoughtAloud {
    for (Optional<JsonNode> event = next(events); event.isPresent(); event = next(events)) {
      copy(event.get());
    }
    if (!events.isDone() && finishReason.isEmpty()) {
      throw ModelServerErrors.ofStream("the model server's stream broke off");
    }
    send(spoken.finish());
    if (!text.isEmpty()) {
      writer.stopBlock(BLOCK);
    }
    writer.stopMessage(ChatCompletions.stopReason(finishReason));
  }

  private static Optional<JsonNode> next(ServerSentEvents events) throws InterruptedException {
    try {
      return events.next();
    } catch (IOException e) {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      throw ModelServerErrors.ofStream("the model server's stream broke off");
    }
  }

  private void copy(JsonNode event)
      throws IOException, InterruptedException, SpokenText.ThoughtAloud {
    JsonNode choice = event.at("/choices/0");
    send(spoken.add(ChatCompletions.content(choice.path("delta"))));
    if (choice.path("finish_reason").isTextual()) {
      finishReason = choice.path("finish_reason").asText();
    }
    if (event.path("usage").isObject()) {
      usage = event.path("usage");
    }
  }

  private void send(String piece) throws IOException, InterruptedException {
    if (!piece.isEmpty()) {
      pacing.await(++pieces);
      text.append(piece);
      writer.sendText(BLOCK, piece);
    }
  }

  /** What was sent, and its tokens. */
  ModelAnswer answer(BedrockRequest request) {
    return ChatCompletions.answer(request, text.toString(), finishReason, usage);
  }
}
