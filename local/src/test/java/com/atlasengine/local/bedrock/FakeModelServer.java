package com.atlasengine.local.bedrock;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A server that speaks OpenAI's protocol and has one model, {@code tiny}. */
public final class FakeModelServer implements AutoCloseable {
  private final SocketServer server;
  private volatile SocketServer.Script completion = (request, connection) -> say(connection, "Hi.");

  public FakeModelServer() throws IOException {
    this.server = new SocketServer(this::serve);
  }

  private void serve(SocketServer.Request request, SocketServer.Connection connection)
      throws Exception {
    if (request.line().equals("GET /v1/models")) {
      connection.answer(200, "", models("tiny"));
    } else if (!request.line().equals("POST /v1/chat/completions")) {
      connection.answer(404, "", "");
    } else if (request.body().contains("\"max_tokens\":1,")) {
      connection.answer(200, "", message("{\"content\":\"Hi\"}", "length"));
    } else {
      completion.run(request, connection);
    }
  }

  /** How it completes chats from now on; the check at the start is always answered. */
  public void complete(SocketServer.Script script) {
    completion = script;
  }

  /** The completions that were asked for, without the check at the start. */
  public List<SocketServer.Request> completions() {
    return server.requests().stream()
        .filter(request -> request.line().endsWith("/chat/completions"))
        .skip(1)
        .toList();
  }

  /** An engine's source of answers. */
  public BedrockSource.Server source() {
    return new BedrockSource.Server(url(), Optional.empty(), Optional.of("secret-key"));
  }

  public URI url() {
    return server.url();
  }

  /** A whole stream of these pieces. */
  public static void say(SocketServer.Connection connection, String... pieces) throws IOException {
    connection.begin("text/event-stream");
    for (String piece : pieces) {
      connection.event(delta(piece));
    }
    finish(connection);
  }

  /** The end of a stream. */
  static void finish(SocketServer.Connection connection) throws IOException {
    connection.event("{\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}]}");
    connection.event("{\"choices\":[],\"usage\":{\"prompt_tokens\":11,\"completion_tokens\":7}}");
    connection.event("[DONE]");
    connection.end();
  }

  static String models(String... names) {
    return List.of(names).stream()
        .map(name -> "{\"id\":\"" + name + "\",\"object\":\"model\"}")
        .collect(Collectors.joining(",", "{\"object\":\"list\",\"data\":[", "]}"));
  }

  static String delta(String content) {
    return "{\"choices\":[{\"index\":0,\"delta\":{\"content\":\""
        + content.replace("\n", "\\n")
        + "\"},\"finish_reason\":null}]}";
  }

  static String message(String message, String finish) {
    return "{\"choices\":[{\"index\":0,\"message\":"
        + message
        + ",\"finish_reason\":\""
        + finish
        + "\"}]}";
  }

  @Override
  public void close() {
    server.close();
  }
}
