package com.atlasengine.local.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import java.util.Optional;

/**
 * One HTTP request to the engine's port and the way to answer it. Answer exactly once, by {@link
 * #respond} or {@link #openResponseStream}.
 */
public interface Exchange {
  /** The HTTP method, upper case. */
  String method();

  /** The path as sent, still percent-encoded, without the query string. */
  String path();

  /** A request header by case-insensitive name. */
  Optional<String> header(String name);

  /** A query parameter, decoded. */
  Optional<String> query(String name);

  /** The whole request body, read once and kept; empty when there is none. */
  byte[] body();

  /**
   * The body as JSON, read once and kept; an empty object when there is no body.
   *
   * @throws AwsError {@code SerializationException} (400) when it is not JSON
   */
  JsonNode json();

  /** The body as a posted form, read once and kept; a field without a value is empty. */
  Map<String, String> form();

  /** The operation named by {@code X-Amz-Target} after its last dot; empty for REST and query. */
  Optional<String> operation();

  /**
   * Whether this is the first request to this service on its connection: a stand-in adds its
   * connection latency only to this request.
   *
   * @param service the service that is asked; several share the port, and so the connection
   */
  boolean isFirstOnConnection(String service);

  /** Answers with these bytes. */
  void respond(int status, Map<String, String> headers, byte[] body) throws IOException;

  /** Answers 200 with a JSON body in the content type of the service's protocol. */
  void respondJson(JsonNode body) throws IOException;

  /**
   * Answers with an error in the JSON shape of the caller's protocol: RPC when {@code X-Amz-Target}
   * names an operation, else REST.
   */
  void respondError(AwsError error) throws IOException;

  /** Starts an answer of unknown length; each flush reaches the client at once. Close it to end. */
  OutputStream openResponseStream(int status, Map<String, String> headers) throws IOException;

  /**
   * Runs work that may take long, and interrupts it when the client closes its connection before it
   * has its answer. Reads the whole body first.
   *
   * @throws IOException when that happened
   */
  void runWhileConnected(Work work) throws Exception;

  /** Work that ends early when its thread is interrupted. */
  @FunctionalInterface
  interface Work {
    void run() throws Exception;
  }
}
