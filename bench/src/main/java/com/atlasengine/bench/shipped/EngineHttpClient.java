package com.atlasengine.bench.shipped;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.UUID;

/**
 * Calls the local engine's services with as little work as possible, because its own time is part
 * of every measurement.
 */
public final class EngineHttpClient implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final URI endpoint;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  /** A client of the engine at this endpoint. */
  public EngineHttpClient(URI endpoint) {
    this.endpoint = endpoint;
  }

  /**
   * A service's answer.
   *
   * @param functionError set when a function failed
   */
  public record ServiceResponse(int status, String functionError, String body) {
    /** It, read. */
    public JsonNode json() throws IOException {
      return JSON.readTree(body);
    }
  }

  /** A new X-Ray trace. */
  public static String newTrace() {
    String id = UUID.randomUUID().toString().replace("-", "");
    String root = "1-%08x-%s".formatted(System.currentTimeMillis() / 1_000, id.substring(0, 24));
    return "Root=" + root + ";Parent=" + id.substring(16) + ";Sampled=1";
  }

  /** The id of a trace, out of its header. */
  public static String traceId(String header) {
    return header.substring("Root=".length(), header.indexOf(';'));
  }

  /** Runs a function and waits for its answer. */
  public ServiceResponse invoke(String function, String payload, String trace)
      throws IOException, InterruptedException {
    return send(
        request("/2015-03-31/functions/" + function + "/invocations", "lambda")
            .header("X-Amzn-Trace-Id", trace)
            .POST(BodyPublishers.ofString(payload)));
  }

  /** Gets something by its path. */
  public ServiceResponse get(String path, String service) throws IOException, InterruptedException {
    return send(request(path, service).GET());
  }

  /** Calls an operation by its name. */
  public ServiceResponse call(String service, String target, JsonNode body)
      throws IOException, InterruptedException {
    return send(
        request("/", service)
            .header("Content-Type", "application/x-amz-json-1.0")
            .header("X-Amz-Target", target)
            .POST(BodyPublishers.ofString(body.toString())));
  }

  private HttpRequest.Builder request(String path, String service) {
    return HttpRequest.newBuilder(endpoint.resolve(path))
        .header(
            "Authorization",
            "AWS4-HMAC-SHA256 Credential=BENCH/20260101/us-west-2/"
                + service
                + "/aws4_request, SignedHeaders=host, Signature=none");
  }

  private ServiceResponse send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
    String error = response.headers().firstValue("X-Amz-Function-Error").orElse("");
    return new ServiceResponse(response.statusCode(), error, response.body());
  }

  @Override
  public void close() {
    http.close();
  }
}
