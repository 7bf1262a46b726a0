package com.atlasengine.local.bedrock;

import com.atlasengine.local.http.AwsError;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.eventstream.HeaderValue;
import software.amazon.eventstream.Message;

/**
 * Writes ConverseStream's events, each a frame that reaches the client at once. As Claude on
 * Bedrock does, it sends no {@code contentBlockStart} for text and thinking: that event announces
 * tool use.
 */
final class ConverseStreamWriter implements AutoCloseable {
  private final Opening opening;
  private @Nullable OutputStream out;

  /**
   * A writer that opens the response when it begins.
   *
   * @param opening opens the response; until then an error can be answered by its status
   */
  ConverseStreamWriter(Opening opening) {
    this.opening = opening;
  }

  /** Opens the response. */
  @FunctionalInterface
  interface Opening {
    OutputStream open() throws IOException;
  }

  /** Opens the response and sends {@code messageStart}. */
  void begin() throws IOException {
    out = opening.open();
    send("messageStart", object().put("role", "assistant"));
  }

  /** Whether the response is open; an error then needs a frame. */
  boolean isBegun() {
    return out != null;
  }

  /** A piece of the answer. */
  void sendText(int block, String piece) throws IOException {
    sendDelta(block, object().put("text", piece));
  }

  /** A piece of the model's thinking. */
  void sendThinking(int block, String piece) throws IOException {
    sendReasoning(block, object().put("text", piece));
  }

  /** The signature at the end of the model's thinking. */
  void sendSignature(int block, String signature) throws IOException {
    sendReasoning(block, object().put("signature", signature));
  }

  /** The end of a block. */
  void stopBlock(int block) throws IOException {
    send("contentBlockStop", object().put("contentBlockIndex", block));
  }

  /** The end of the answer. */
  void stopMessage(String stopReason) throws IOException {
    send("messageStop", object().put("stopReason", stopReason));
  }

  private void sendReasoning(int block, ObjectNode content) throws IOException {
    sendDelta(block, object().set("reasoningContent", content));
  }

  private void sendDelta(int block, ObjectNode delta) throws IOException {
    ObjectNode event = object();
    event.set("delta", delta);
    send("contentBlockDelta", event.put("contentBlockIndex", block));
  }

  /** Sends one event as one frame. */
  void send(String type, JsonNode payload) throws IOException {
    send("event", type, payload);
  }

  /** Ends a stream that has begun with an error. */
  void sendError(AwsError error) throws IOException {
    String type = Character.toLowerCase(error.type().charAt(0)) + error.type().substring(1);
    send("exception", type, object().put("message", error.message()));
  }

  private void send(String kind, String type, JsonNode payload) throws IOException {
    if (out == null) {
      throw new IllegalStateException("the stream has not begun");
    }
    Map<String, HeaderValue> headers = new LinkedHashMap<>();
    headers.put(":" + kind + "-type", HeaderValue.fromString(type));
    headers.put(":content-type", HeaderValue.fromString("application/json"));
    headers.put(":message-type", HeaderValue.fromString(kind));
    ByteBuffer frame =
        new Message(headers, payload.toString().getBytes(StandardCharsets.UTF_8)).toByteBuffer();
    // One write per frame: each write is sent separately.
    byte[] bytes = new byte[frame.remaining()];
    frame.get(bytes);
    out.write(bytes);
    out.flush();
  }

  @Override
  public void close() throws IOException {
    if (out != null) {
      out.close();
    }
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }
}
