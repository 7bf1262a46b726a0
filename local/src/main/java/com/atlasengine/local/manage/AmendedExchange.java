package com.atlasengine.local.manage;

import com.atlasengine.local.http.AwsError;
import com.atlasengine.local.http.Exchange;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A request whose answer changes on its way out; errors and streams do not.
 *
 * @param change from the body of the answer to another one
 */
record AmendedExchange(Exchange inner, UnaryOperator<String> change) implements Exchange {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Override
  public String method() {
    return inner.method();
  }

  @Override
  public String path() {
    return inner.path();
  }

  @Override
  public Optional<String> header(String name) {
    return inner.header(name);
  }

  @Override
  public Optional<String> query(String name) {
    return inner.query(name);
  }

  @Override
  public byte[] body() {
    return inner.body();
  }

  @Override
  public JsonNode json() {
    return inner.json();
  }

  @Override
  public Map<String, String> form() {
    return inner.form();
  }

  @Override
  public Optional<String> operation() {
    return inner.operation();
  }

  @Override
  public boolean isFirstOnConnection(String service) {
    return inner.isFirstOnConnection(service);
  }

  @Override
  public void respond(int status, Map<String, String> headers, byte[] body) throws IOException {
    if (status != 200) {
      inner.respond(status, headers, body);
      return;
    }
    Map<String, String> kept = new HashMap<>(headers);
    kept.remove("x-amz-crc32");
    String changed = change.apply(new String(body, StandardCharsets.UTF_8));
    inner.respond(status, kept, changed.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void respondJson(JsonNode body) throws IOException {
    inner.respondJson(JSON.readTree(change.apply(body.toString())));
  }

  @Override
  public void respondError(AwsError error) throws IOException {
    inner.respondError(error);
  }

  @Override
  public OutputStream openResponseStream(int status, Map<String, String> headers)
      throws IOException {
    return inner.openResponseStream(status, headers);
  }

  @Override
  public void runWhileConnected(Work work) throws Exception {
    inner.runWhileConnected(work);
  }
}
