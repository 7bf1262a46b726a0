package com.atlasengine.local.bedrock;

import com.atlasengine.local.timing.LatencyProfile;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import software.amazon.eventstream.HeaderValue;
import software.amazon.eventstream.Message;

/**
 * Writes ConverseStream's events, each a frame that reaches the client at once, at the pace of the
 * model. As Claude on Bedrock does, it sends no {@code contentBlockStart} for text and thinking:
 * that event announces tool use.
 */
final class ConverseStreamWriter {
  /** Tokens in one delta. */
  private static final int TOKENS_PER_FRAME = 3;

  private final OutputStream out;
  private final LatencyProfile latency;
  private final LatencyProfile.Pace pace;
  private boolean started;

  ConverseStreamWriter(OutputStream out, LatencyProfile latency, LatencyProfile.Pace pace) {
    this.out = out;
    this.latency = latency;
    this.pace = pace;
  }

  /** The answer from its first block to {@code messageStop}. */
  void write(ModelAnswer answer) throws IOException, InterruptedException {
    int index = 0;
    if (!answer.thinking().isEmpty()) {
      deltas(index, answer.thinking(), piece -> reasoning(object().put("text", piece)));
      sendDelta(index, reasoning(object().put("signature", ConverseShapes.signature(answer))));
      send("contentBlockStop", object().put("contentBlockIndex", index));
      index++;
    }
    if (!answer.text().isEmpty()) {
      deltas(index, answer.text(), piece -> object().put("text", piece));
      send("contentBlockStop", object().put("contentBlockIndex", index));
    }
    send("messageStop", object().put("stopReason", answer.stopReason()));
  }

  private void deltas(int index, List<String> tokens, Function<String, ObjectNode> delta)
      throws IOException, InterruptedException {
    for (int from = 0; from < tokens.size(); from += TOKENS_PER_FRAME) {
      List<String> piece = tokens.subList(from, Math.min(from + TOKENS_PER_FRAME, tokens.size()));
      latency.pause(started ? pace.perToken().multipliedBy(piece.size()) : pace.firstToken());
      started = true;
      sendDelta(index, delta.apply(String.join("", piece)));
    }
  }

  private void sendDelta(int index, ObjectNode delta) throws IOException {
    ObjectNode event = object();
    event.set("delta", delta);
    send("contentBlockDelta", event.put("contentBlockIndex", index));
  }

  private static ObjectNode reasoning(ObjectNode content) {
    return object().set("reasoningContent", content);
  }

  /** Sends one event as one frame. */
  void send(String type, JsonNode payload) throws IOException {
    Map<String, HeaderValue> headers = new LinkedHashMap<>();
    headers.put(":event-type", HeaderValue.fromString(type));
    headers.put(":content-type", HeaderValue.fromString("application/json"));
    headers.put(":message-type", HeaderValue.fromString("event"));
    ByteBuffer frame =
        new Message(headers, payload.toString().getBytes(StandardCharsets.UTF_8)).toByteBuffer();
    // One write per frame: each write is sent separately.
    byte[] bytes = new byte[frame.remaining()];
    frame.get(bytes);
    out.write(bytes);
    out.flush();
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }
}
