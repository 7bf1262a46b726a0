package com.atlasengine.local.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.OutputStream;
import java.util.Map;
import java.util.Optional;

/** A request whose response reaches nobody. */
public record UnansweredExchange(Exchange exchange) implements Exchange {
  @Override
  public void respond(int status, Map<String, String> headers, byte[] body) {}

  @Override
  public void respondJson(JsonNode node) {}

  @Override
  public void respondError(AwsError error) {}

  @Override
  public OutputStream openResponseStream(int status, Map<String, String> headers) {
    return OutputStream.nullOutputStream();
  }

  @Override
  public void runWhileConnected(Work work) throws Exception {
    work.run();
  }

  @Override
  public String method() {
    return exchange.method();
  }

  @Override
  public String path() {
    return exchange.path();
  }

  @Override
  public Optional<String> header(String name) {
    return exchange.header(name);
  }

  @Override
  public Optional<String> query(String name) {
    return exchange.query(name);
  }

  @Override
  public byte[] body() {
    return exchange.body();
  }

  @Override
  public JsonNode json() {
    return exchange.json();
  }

  @Override
  public Map<String, String> form() {
    return exchange.form();
  }

  @Override
  public Optional<String> operation() {
    return exchange.operation();
  }

  @Override
  public boolean isFirstOnConnection(String service) {
    return exchange.isFirstOnConnection(service);
  }
}
