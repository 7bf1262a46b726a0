package com.atlasengine.lex.adapter;

import com.atlasengine.core.json.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import software.amazon.eventstream.HeaderValue;
import software.amazon.eventstream.Message;

/** The frames of a ConverseStream answer, as the service writes them. */
final class StreamFrames {
  private final OutputStream out;

  StreamFrames(OutputStream out) {
    this.out = out;
  }

  /** Some text, piece by piece. */
  StreamFrames text(String... pieces) throws IOException {
    for (String piece : pieces) {
      event("contentBlockDelta", Map.of("contentBlockIndex", 1, "delta", Map.of("text", piece)));
    }
    return this;
  }

  StreamFrames thinking(String piece) throws IOException {
    return event(
        "contentBlockDelta",
        Map.of("contentBlockIndex", 0, "delta", Map.of("reasoningContent", Map.of("text", piece))));
  }

  StreamFrames stop(String reason) throws IOException {
    return event("messageStop", Map.of("stopReason", reason));
  }

  StreamFrames usage(int input, int output) throws IOException {
    return event(
        "metadata",
        Map.of(
            "usage",
            Map.of("inputTokens", input, "outputTokens", output, "totalTokens", input + output),
            "metrics",
            Map.of("latencyMs", 12)));
  }

  StreamFrames event(String type, Map<String, Object> body) throws IOException {
    return frame("event", ":event-type", type, body);
  }

  StreamFrames exception(String type) throws IOException {
    return frame("exception", ":exception-type", type, Map.of("message", "about a prompt"));
  }

  private StreamFrames frame(
      String messageType, String typeHeader, String type, Map<String, Object> body)
      throws IOException {
    ByteArrayOutputStream encoded = new ByteArrayOutputStream(); // it hides what happens to ours
    new Message(
            Map.of(
                ":message-type",
                HeaderValue.fromString(messageType),
                typeHeader,
                HeaderValue.fromString(type),
                ":content-type",
                HeaderValue.fromString("application/json")),
            Json.writeBytes(body))
        .encode(encoded);
    encoded.writeTo(out);
    out.flush();
    return this;
  }

  /** An answer in full. */
  static void writeComplete(OutputStream out, List<String> pieces) throws IOException {
    new StreamFrames(out)
        .event("messageStart", Map.of("role", "assistant"))
        .text(pieces.toArray(String[]::new))
        .event("contentBlockStop", Map.of("contentBlockIndex", 1))
        .stop("end_turn")
        .usage(120, 40);
  }
}
