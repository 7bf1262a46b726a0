package com.atlasengine.core.adapter.aws;

import com.atlasengine.core.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.function.Function;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/** A service on loopback that answers as it is told and remembers what it was asked. */
public final class StubServer implements AutoCloseable {
  private final HttpServer server;
  private final List<StubRequest> requests = new CopyOnWriteArrayList<>();
  private final ConcurrentLinkedQueue<StubResponse> next = new ConcurrentLinkedQueue<>();
  private final CountDownLatch closing = new CountDownLatch(1);
  private volatile Function<StubRequest, StubResponse> service;

  /** A service with this behaviour. */
  public StubServer(Function<StubRequest, StubResponse> service) {
    this.service = service;
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::serve);
    server.start();
  }

  /** Where it is. */
  public URI uri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** AWS clients that speak to it. */
  public AwsClients clients() {
    return clients(uri());
  }

  /** AWS clients that speak to an address. */
  public static AwsClients clients(URI uri) {
    return AwsClients.forEndpoint(
        uri, StaticCredentialsProvider.create(AwsBasicCredentials.create("stub", "stub")));
  }

  /** Gives the next requests these answers, one each. */
  public void respondNext(StubResponse... answers) {
    next.addAll(List.of(answers));
  }

  /** Gives every request this answer from now on. */
  public void respondAlways(StubResponse response) {
    service = request -> response;
  }

  /** Leaves every request without an answer from now on, until it is closed. */
  public void stopResponding() {
    respondAlways(new StubResponse(200, Map.of(), out -> Latches.await(closing)));
  }

  /** What it was asked, oldest first. */
  public List<StubRequest> requests() {
    return List.copyOf(requests);
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      StubRequest request =
          new StubRequest(
              exchange.getRequestMethod(),
              exchange.getRequestURI(),
              name -> String.valueOf(exchange.getRequestHeaders().getFirst(name)),
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
      requests.add(request);
      StubResponse queued = next.poll();
      StubResponse response = queued == null ? service.apply(request) : queued;
      response.headers().forEach(exchange.getResponseHeaders()::set);
      exchange.sendResponseHeaders(response.status(), response.status() == 204 ? -1 : 0);
      if (response.status() != 204) {
        response.body().write(exchange.getResponseBody());
      }
    }
  }

  @Override
  public void close() {
    closing.countDown();
    server.stop(0);
  }

  /** One request. */
  public record StubRequest(String method, URI uri, Function<String, String> header, String body) {
    /** Its body as JSON. */
    public JsonNode json() {
      return Json.read(body.getBytes(StandardCharsets.UTF_8), JsonNode.class);
    }
  }

  /** One answer. */
  public record StubResponse(int status, Map<String, String> headers, BodyWriter body) {
    /** An answer of JSON. */
    public static StubResponse json(int status, String json) {
      return new StubResponse(
          status,
          Map.of("Content-Type", "application/json"),
          out -> out.write(json.getBytes(StandardCharsets.UTF_8)));
    }

    /** A refusal as AWS's JSON protocols write it. */
    public static StubResponse awsError(int status, String type) {
      return new StubResponse(
          status,
          Map.of("Content-Type", "application/json", "x-amzn-ErrorType", type),
          out ->
              out.write(
                  ("{\"__type\":\"" + type + "\",\"message\":\"about +12065550123\"}")
                      .getBytes(StandardCharsets.UTF_8)));
    }
  }

  /** Writes an answer's body, at once or piece by piece. */
  public interface BodyWriter {
    /** Writes it all. */
    void write(OutputStream out) throws IOException;
  }
}
