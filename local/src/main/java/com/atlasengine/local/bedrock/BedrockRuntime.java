package com.atlasengine.local.bedrock;

import com.atlasengine.local.http.AwsError;
import com.atlasengine.local.http.Exchange;
import com.atlasengine.local.http.Service;
import com.atlasengine.local.timing.LatencyProfile;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

/**
 * Bedrock's runtime: {@code Converse}, {@code ConverseStream}, {@code InvokeModel} with Anthropic
 * message bodies. The model is a stand-in ({@link StandInWriter}): the same prompt always gets the
 * same answer, and the answer shows what the prompt said. The latency profile sets how fast it
 * writes.
 */
public final class BedrockRuntime implements Service {
  private static final String PREFIX = "/model/";

  private final LatencyProfile latency;

  public BedrockRuntime(LatencyProfile latency) {
    this.latency = latency;
  }

  @Override
  public String signingName() {
    return "bedrock";
  }

  @Override
  public void serve(Exchange exchange) throws IOException, InterruptedException {
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
    ModelAnswer answer = ModelAnswer.answer(request);
    ObjectNode reply = ConverseShapes.message(answer);
    reply.setAll(ConverseShapes.usage(answer, write(request, answer)));
    ConverseShapes.echo(body, reply);
    exchange.respondJson(reply);
  }

  private void invoke(Exchange exchange, BedrockModel model)
      throws IOException, InterruptedException {
    BedrockRequest request = BedrockRequest.fromAnthropic(model, exchange.json());
    ModelAnswer answer = ModelAnswer.answer(request);
    long took = write(request, answer);
    byte[] reply =
        ConverseShapes.anthropic(model, answer).toString().getBytes(StandardCharsets.UTF_8);
    Map<String, String> headers =
        Map.of(
            "Content-Type", "application/json",
            "X-Amzn-Bedrock-Invocation-Latency", String.valueOf(took),
            "X-Amzn-Bedrock-Input-Token-Count", String.valueOf(answer.inputTokens()),
            "X-Amzn-Bedrock-Output-Token-Count", String.valueOf(answer.outputTokens()));
    exchange.respond(200, headers, reply);
  }

  /** Waits as long as writing the whole answer takes; how long that was, in milliseconds. */
  private long write(BedrockRequest request, ModelAnswer answer) throws InterruptedException {
    Duration took = pace(request, answer).total(answer.outputTokens());
    latency.pause(took);
    return took.toMillis();
  }

  private void converseStream(Exchange exchange, BedrockModel model)
      throws IOException, InterruptedException {
    JsonNode body = exchange.json();
    BedrockRequest request = BedrockRequest.fromConverse(model, body);
    ModelAnswer answer = ModelAnswer.answer(request);
    LatencyProfile.Pace pace = pace(request, answer);
    Map<String, String> headers = Map.of("Content-Type", "application/vnd.amazon.eventstream");
    try (OutputStream out = exchange.openResponseStream(200, headers)) {
      ConverseStreamWriter writer = new ConverseStreamWriter(out, latency, pace);
      writer.send("messageStart", JsonNodeFactory.instance.objectNode().put("role", "assistant"));
      writer.write(answer);
      ObjectNode metadata =
          ConverseShapes.usage(answer, pace.total(answer.outputTokens()).toMillis());
      ConverseShapes.echo(body, metadata);
      writer.send("metadata", metadata);
    }
  }

  private LatencyProfile.Pace pace(BedrockRequest request, ModelAnswer answer) {
    return latency.pace(request.model().fast(), request.maxTokens(), answer.outputTokens());
  }
}
