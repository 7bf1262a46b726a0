package com.atlasengine.local.bedrock;

import com.atlasengine.local.timing.LatencyProfile;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/**
 * Words the answers by a server that speaks OpenAI's protocol. Its pieces are passed on as they
 * come, but no earlier than the latency profile's model would write them. Interrupting the thread
 * cancels the request to the server.
 */
final class ModelServer implements AnswerSource {
  /** For the first byte of an answer; the functions give up long before. */
  private static final Duration ANSWER_TIMEOUT = Duration.ofMinutes(2);

  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient client;
  private final ModelEndpoint endpoint;
  private final LatencyProfile latency;
  private final Duration timeout;

  /** Whether an answer has shown that the model begins to think without a tag. */
  private volatile boolean thinksUntagged;

  ModelServer(HttpClient client, ModelEndpoint endpoint, LatencyProfile latency, Duration timeout) {
    this.client = client;
    this.endpoint = endpoint;
    this.latency = latency;
    this.timeout = timeout;
  }

  /**
   * Finds the server and its model, and has the model write one token, which loads it.
   *
   * @throws ModelUnavailableException when one of them is not there
   */
  static ModelServer connect(BedrockSource.Server server, LatencyProfile latency)
      throws ModelUnavailableException, InterruptedException {
    HttpClient client = ModelEndpoint.client();
    ModelEndpoint endpoint = new ModelEndpointFinder(client, server).find();
    return new ModelServer(client, endpoint, latency, ANSWER_TIMEOUT);
  }

  @Override
  public TimedAnswer answer(BedrockRequest request) throws IOException, InterruptedException {
    Pacing pacing = pacing(request);
    JsonNode body = read(send(request, false));
    JsonNode choice = body.at("/choices/0");
    if (!choice.path("message").isObject()) {
      throw ModelServerErrors.ofAnswer("the model server's answer has no message");
    }
    ModelAnswer answer =
        ChatCompletions.answer(
            request,
            SpokenText.of(ChatCompletions.content(choice.path("message"))),
            choice.path("finish_reason").asText(),
            body.path("usage"));
    pacing.await(answer.outputTokens());
    return new TimedAnswer(answer, pacing.elapsed().toMillis());
  }

  private static JsonNode read(InputStream body) throws InterruptedException {
    try (body) {
      return JSON.readTree(body);
    } catch (IOException e) {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      throw ModelServerErrors.ofAnswer("the model server's answer is not whole JSON");
    }
  }

  @Override
  public TimedAnswer stream(BedrockRequest request, ConverseStreamWriter writer)
      throws IOException, InterruptedException {
    Pacing pacing = pacing(request);
    StreamedCompletion completion =
        new StreamedCompletion(writer, pacing, new SpokenText(thinksUntagged));
    try (ServerSentEvents events = new ServerSentEvents(send(request, true))) {
      writer.begin();
      completion.copy(events);
    } catch (SpokenText.ThoughtAloud e) {
      thinksUntagged = true;
      throw ModelServerErrors.ofStream("the model thinks aloud; its next answers leave that out");
    }
    return new TimedAnswer(completion.answer(request), pacing.elapsed().toMillis());
  }

  /** Sends a request; returns when the answer begins. */
  private InputStream send(BedrockRequest request, boolean stream) throws InterruptedException {
    HttpRequest.BodyPublisher body =
        HttpRequest.BodyPublishers.ofString(
            ChatCompletions.request(endpoint.model(), request, stream).toString());
    try {
      HttpResponse<InputStream> response =
          OutboundRequest.send(
              client, endpoint.request("/chat/completions").timeout(timeout).POST(body).build());
      if (response.statusCode() != 200) {
        response.body().close();
        throw ModelServerErrors.ofStatus(response.statusCode());
      }
      return response.body();
    } catch (IOException e) {
      throw ModelServerErrors.ofFailure(e);
    }
  }

  private Pacing pacing(BedrockRequest request) {
    return new Pacing(latency, request.model().fast(), request.maxTokens());
  }

  @Override
  public String describe() {
    return endpoint.model() + " at " + endpoint.base();
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
