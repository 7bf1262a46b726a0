package com.atlasengine.local.states;

import com.atlasengine.local.asl.definition.Integration;
import com.atlasengine.local.asl.definition.TaskRequest;
import com.atlasengine.local.asl.expression.StateError;
import com.atlasengine.local.http.Signature;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/**
 * Calls the services of this engine for Task states, over the wire as AWS's own clients do: what a
 * state machine gets is what a function would get.
 */
final class WireIntegration implements Integration {
  private static final Duration TIMEOUT = Duration.ofSeconds(60);
  private final URI endpoint;
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();

  /**
   * @param endpoint the engine's port
   */
  WireIntegration(URI endpoint) {
    this.endpoint = endpoint;
  }

  @Override
  public JsonNode call(TaskRequest taskRequest) throws StateError, InterruptedException {
    TaskErrors errors = TaskErrors.of(taskRequest.service());
    TaskProtocol protocol = TaskProtocol.of(taskRequest);
    HttpResponse<String> response = send(protocol, taskRequest, errors);
    if (response.statusCode() >= 300) {
      throw errors.failure(
          response.statusCode(), protocol.errorType(response), protocol.errorMessage(response));
    }
    return protocol.result(response.body());
  }

  private HttpResponse<String> send(
      TaskProtocol protocol, TaskRequest taskRequest, TaskErrors errors)
      throws StateError, InterruptedException {
    HttpRequest.Builder request = protocol.request(endpoint).timeout(TIMEOUT);
    request.header("Authorization", Signature.of(taskRequest.caller(), protocol.signingName()));
    if (!taskRequest.trace().isEmpty()) {
      request.header("X-Amzn-Trace-Id", taskRequest.trace());
    }
    try {
      return client.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw errors.unreachable(e);
    }
  }
}
