package com.atlasengine.local.bedrock;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.Optional;

/**
 * A model of a model server.
 *
 * @param base the URL that {@code /chat/completions} comes after
 * @param model its name
 * @param key the API key, if the server wants one
 */
record ModelEndpoint(URI base, String model, Optional<String> key) {
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);

  /** A client that follows no redirect, so that the key goes nowhere else. */
  static HttpClient client() {
    return HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .connectTimeout(CONNECT_TIMEOUT)
        .build();
  }

  /** A request to a path below the base. */
  HttpRequest.Builder request(String path) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(base + path)).header("Content-Type", "application/json");
    key.ifPresent(secret -> request.header("Authorization", "Bearer " + secret));
    return request;
  }

  @Override
  public String toString() {
    return model + " at " + base;
  }
}
