package com.atlasengine.local.bedrock;

import com.atlasengine.local.http.AwsError;
import com.atlasengine.local.http.Exchange;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Bedrock's runtime: {@code Converse}, {@code ConverseStream}, {@code InvokeModel} with Anthropic
 * message bodies. It checks requests as Bedrock does; an {@link AnswerSource} words the answers. A
 * client that leaves ends the work on its answer.
 */
final class BedrockRuntime implements BedrockService {
  private static final String PREFIX = "/model/";

  private static final Map<String, String> STREAM_HEADERS =
      Map.of("Content-Type", "application/vnd.amazon.eventstream");

  private final AnswerSource source;

  BedrockRuntime(AnswerSource source) {
    this.source = source;
  }

  @Override
  public void serve(Exchange exchange) throws Exception {
    exchange.runWhileConnected(() -> answer(exchange));
  }

  private void answer(Exchange exchange) throws IOException, InterruptedException {
    int slash = exchange.path().lastIndexOf('/');
    String operation = exchange.path().substring(slash + 1);
    if (!exchange.method().equals("POST") || !exchange.path().startsWith(PREFIX)) {
      throw AwsError.unknownOperation("bedrock", exchange.method() + " " + exchange.path());
    }
    String id = exchange.path().substring(PREFIX.length(), Math.max(PREFIX.length(), slash));
    switch (operation) {
      case "converse" -> converse(exchange, model(id));
      case "converse-stream" -> converseStream(exchange, model(id));
      case "invoke" -> invoke(exchange, model(id));
      default -> throw AwsError.unknownOperation("bedrock", operation);
    }
  }

  private static BedrockModel model(String encodedId) {
    return BedrockModel.find(URLDecoder.decode(encodedId, StandardCharsets.UTF_8));
  }

  private void converse(Exchange exchange, BedrockModel model)
      throws IOException, InterruptedException {
    JsonNode body = exchange.json();
    BedrockRequest request = BedrockRequest.fromConverse(model, body);
    TimedAnswer timed = source.answer(request);
    ObjectNode reply = ConverseShapes.message(timed.answer());
    reply.setAll(ConverseShapes.usage(timed));
    ConverseShapes.echo(body, reply);
    exchange.respondJson(reply);
  }

  private void invoke(Exchange exchange, BedrockModel model)
      throws IOException, InterruptedException {
    BedrockRequest request = BedrockRequest.fromAnthropic(model, exchange.json());
    TimedAnswer timed = source.answer(request);
    ModelAnswer answer = timed.answer();
    byte[] reply =
        ConverseShapes.anthropic(model, answer).toString().getBytes(StandardCharsets.UTF_8);
    Map<String, String> headers =
        Map.of(
            "Content-Type", "application/json",
            "X-Amzn-Bedrock-Invocation-Latency", String.valueOf(timed.latencyMs()),
            "X-Amzn-Bedrock-Input-Token-Count", String.valueOf(answer.inputTokens()),
            "X-Amzn-Bedrock-Output-Token-Count", String.valueOf(answer.outputTokens()));
    exchange.respond(200, headers, reply);
  }

  private void converseStream(Exchange exchange, BedrockModel model)
      throws IOException, InterruptedException {
    JsonNode body = exchange.json();
    BedrockRequest request = BedrockRequest.fromConverse(model, body);
    try (ConverseStreamWriter writer =
        new ConverseStreamWriter(() -> exchange.openResponseStream(200, STREAM_HEADERS))) {
      stream(request, body, writer);
    }
  }

  private void stream(BedrockRequest request, JsonNode body, ConverseStreamWriter writer)
      throws IOException, InterruptedException {
    try {
      ObjectNode metadata = ConverseShapes.usage(source.stream(request, writer));
      ConverseShapes.echo(body, metadata);
      writer.send("metadata", metadata);
    } catch (AwsError e) {
      if (!writer.isBegun()) {
        throw e;
      }
      writer.sendError(e);
    }
  }

  @Override
  public String describe() {
    return source.describe();
  }

  @Override
  public void close() {
    source.close();
  }
}
