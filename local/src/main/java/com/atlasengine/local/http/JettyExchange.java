package com.atlasengine.local.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.EofException;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Fields;
import org.eclipse.jetty.util.UrlEncoded;
import org.jspecify.annotations.Nullable;

/** An {@link Exchange} over Jetty. */
public final class JettyExchange implements Exchange {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Prefix of the connection attributes that mark the services used on it. */
  private static final String SERVICE_ATTRIBUTE_PREFIX = JettyExchange.class.getName() + ".seen.";

  private final Request request;
  private final Response response;
  private final Fields query;
  private byte @Nullable [] body;
  private @Nullable JsonNode json;
  private @Nullable Map<String, String> form;
  private boolean responseStarted;
  private boolean ended;
  private boolean left;
  private ResponseDamage damage = new ResponseDamage.None();
  private @Nullable ClientWatch watch;

  JettyExchange(Request request, Response response) throws IOException {
    this.request = request;
    this.response = response;
    this.query = Request.extractQueryParameters(request);
  }

  @Override
  public String method() {
    return request.getMethod();
  }

  @Override
  public String path() {
    return request.getHttpURI().getPath();
  }

  @Override
  public Optional<String> header(String name) {
    String value = request.getHeaders().get(name);
    // HTTP/2 carries the host in a pseudo-header, which Jetty keeps in the URI.
    boolean host = value == null && name.equalsIgnoreCase("Host");
    return Optional.ofNullable(host ? request.getHttpURI().getAuthority() : value);
  }

  @Override
  public Optional<String> query(String name) {
    return Optional.ofNullable(query.getValue(name));
  }

  @Override
  public byte[] body() {
    byte[] read = body;
    if (read == null) {
      read = readBody();
      body = read;
    }
    return read;
  }

  private byte[] readBody() {
    try (InputStream in = Content.Source.asInputStream(request);
        ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      in.transferTo(out);
      return out.toByteArray();
    } catch (IOException e) {
      body = new byte[0]; // whoever answers this error asks again, and there is no more
      throw new AwsError(400, "RequestTimeout", "the request's body did not arrive");
    }
  }

  @Override
  public JsonNode json() {
    JsonNode read = json;
    if (read == null) {
      read = readJson();
      json = read;
    }
    return read;
  }

  private JsonNode readJson() {
    byte[] bytes = body();
    if (bytes.length == 0) {
      return JSON.createObjectNode();
    }
    try {
      return JSON.readTree(new String(bytes, StandardCharsets.UTF_8));
    } catch (JsonProcessingException e) {
      throw new AwsError(400, "SerializationException", "the request's body is not JSON");
    }
  }

  @Override
  public Map<String, String> form() {
    Map<String, String> read = form;
    if (read == null) {
      read = readForm();
      form = read;
    }
    return read;
  }

  private Map<String, String> readForm() {
    Map<String, String> values = new HashMap<>();
    String text = new String(body(), StandardCharsets.UTF_8);
    UrlEncoded.decodeTo(text, values::put, StandardCharsets.UTF_8);
    return values;
  }

  @Override
  public Optional<String> operation() {
    return header("X-Amz-Target").map(target -> target.substring(target.lastIndexOf('.') + 1));
  }

  @Override
  public boolean isFirstOnConnection(String service) {
    return request.getConnectionMetaData().setAttribute(SERVICE_ATTRIBUTE_PREFIX + service, true)
        == null;
  }

  @Override
  public void respond(int status, Map<String, String> headers, byte[] whole) throws IOException {
    startResponse(status, headers);
    byte[] bytes = damage.damage(whole);
    response.getHeaders().put("Content-Length", bytes.length);
    if (watch != null) {
      watch.stop();
    }
    if (damage instanceof ResponseDamage.None || damage instanceof ResponseDamage.Half) {
      Content.Sink.write(response, true, ByteBuffer.wrap(bytes));
      return;
    }
    try (OutputStream out = damage.wrap(Content.Sink.asOutputStream(response), bytes.length)) {
      out.write(bytes);
    }
  }

  @Override
  public void respondJson(JsonNode node) throws IOException {
    respond(200, Map.of("Content-Type", jsonContentType()), JSON.writeValueAsBytes(node));
  }

  @Override
  public void respondError(AwsError error) throws IOException {
    ObjectNode rpc = JSON.createObjectNode();
    rpc.put("__type", error.type()).put("message", error.message());
    ObjectNode rest = JSON.createObjectNode();
    rest.put("message", error.message()).put("Type", error.status() < 500 ? "User" : "Service");
    respond(
        error.status(),
        Map.of("Content-Type", jsonContentType(), "x-amzn-ErrorType", error.type()),
        JSON.writeValueAsBytes(operation().isPresent() ? rpc : rest));
  }

  /** The JSON content type of the caller's protocol: an AWS one for RPC, plain for REST. */
  private String jsonContentType() {
    return operation().isPresent()
        ? header("Content-Type").orElse("application/x-amz-json-1.0")
        : "application/json";
  }

  @Override
  public OutputStream openResponseStream(int status, Map<String, String> headers)
      throws IOException {
    startResponse(status, headers);
    OutputStream stream =
        damage.wrap(Content.Sink.asOutputStream(response), ResponseDamage.ASSUMED_STREAM_BYTES);
    return watch == null ? stream : watch.stopAtEnd(stream);
  }

  @Override
  public void runWhileConnected(Work work) throws Exception {
    byte[] unused = body();
    ClientWatch started = ClientWatch.start(request, Thread.currentThread());
    watch = started;
    try {
      work.run();
    } catch (Exception e) {
      throw started.clientHasLeft() ? new EofException(e) : e;
    } finally {
      started.stop();
    }
  }

  private void startResponse(int status, Map<String, String> headers) {
    if (responseStarted) {
      throw new IllegalStateException("a service responded twice to " + path());
    }
    responseStarted = true;
    response.setStatus(status);
    headers.forEach((name, value) -> response.getHeaders().put(name, value));
  }

  /** Whether the response has started; after that no error can be sent. */
  boolean isResponseStarted() {
    return responseStarted;
  }

  /** Whether the client left while it was served; no response reaches it. */
  boolean clientHasLeft() {
    return left || (watch != null && watch.clientHasLeft());
  }

  /** The client has left: its connection had ended when the response was to be written. */
  void markClientAsGone() {
    left = true;
  }

  /** From now on damages the response. */
  void damageResponse(ResponseDamage newDamage) {
    damage = newDamage;
  }

  /**
   * Resets the connection: the client gets nothing more.
   *
   * @throws EofException always
   */
  void reset() throws IOException {
    ended = true;
    EndPoint connection = request.getConnectionMetaData().getConnection().getEndPoint();
    if (connection.getTransport() instanceof SocketChannel socket) {
      socket.setOption(StandardSocketOptions.SO_LINGER, 0);
    }
    connection.close();
    throw new EofException("a fault has ended the connection");
  }

  /** Whether the connection was reset. */
  boolean isEnded() {
    return ended;
  }

  /** Adds a response header that all services share. */
  void addResponseHeader(String name, String value) {
    response.getHeaders().put(name, value);
  }

  /**
   * Ends the exchange.
   *
   * @throws IllegalStateException when the service sent no response, which is a defect
   */
  void requireResponse() {
    if (!responseStarted) {
      throw new IllegalStateException(method() + " " + path() + ": the service sent no response");
    }
  }
}
