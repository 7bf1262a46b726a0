package com.atlasengine.local.bedrock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code ./atlas up --model} finds, and what it says when it does not. */
final class ModelEndpointFinderTest {
  private static final HttpClient CLIENT = ModelEndpoint.client();

  @AfterAll
  static void closeTheClient() {
    CLIENT.close();
  }

  private static ModelEndpoint find(URI url, String model, String key) throws Exception {
    Optional<String> name = Optional.of(model).filter(given -> !given.isEmpty());
    Optional<String> secret = Optional.of(key).filter(given -> !given.isEmpty());
    return new ModelEndpointFinder(CLIENT, new BedrockSource.Server(url, name, secret)).find();
  }

  private static String problem(URI url, String model, String key) {
    String message =
        String.valueOf(
            assertThrows(ModelUnavailableException.class, () -> find(url, model, key))
                .getMessage());
    assertEquals(1, message.lines().count(), message);
    return message.replace(url.toString(), "URL");
  }

  /** A server below a path that lists these models and completes for them. */
  private static SocketServer serve(String base, String... models) throws Exception {
    return new SocketServer(
        (request, connection) -> {
          if (request.line().equals("GET " + base + "/models")) {
            connection.answer(200, "", FakeModelServer.models(models));
          } else if (request.line().equals("POST " + base + "/chat/completions")) {
            connection.answer(200, "", FakeModelServer.message("{}", "length"));
          } else {
            connection.answer(404, "", "");
          }
        });
  }

  private static SocketServer answer(int status, String body) throws Exception {
    return new SocketServer((request, connection) -> connection.answer(status, "", body));
  }

  @ParameterizedTest
  @CsvSource({"/v1, ''", "/v1, /", "/v1, /v1", "/v1, /v1/", "/openai, /openai", "/a/v1, /a"})
  void baseIsFound_whenTheUrlHasAVersionOrNot(String base, String given) throws Exception {
    try (SocketServer server = serve(base, "tiny")) {
      ModelEndpoint found = find(URI.create(server.url() + given), "", "");
      assertEquals(URI.create(server.url() + base), found.base());
      assertEquals("tiny", found.model());
    }
  }

  @ParameterizedTest
  @CsvSource({"big, big", "small, small:latest", "small:latest, small:latest"})
  void modelIsChosen_whenItIsNamed(String named, String model) throws Exception {
    try (SocketServer server = serve("/v1", "big", "small:latest")) {
      assertEquals(model, find(server.url(), named, "").model());
    }
  }

  @Test
  void modelWritesOneToken_whenItIsChosen() throws Exception {
    try (SocketServer server = serve("/v1", "a \\\"name\\\"")) {
      ModelEndpoint unused = find(server.url(), "", "key-1");
      SocketServer.Request last = server.requests().getLast();
      assertEquals("POST /v1/chat/completions", last.line());
      assertEquals("Bearer key-1", last.headers().get("authorization"));
      assertEquals("a \"name\"", new ObjectMapper().readTree(last.body()).path("model").asText());
    }
  }

  @Test
  void unlistedModelIsTaken_whenItIsNamed() throws Exception {
    try (SocketServer server =
        new SocketServer(
            (request, connection) ->
                connection.answer(request.line().startsWith("POST /v1/") ? 200 : 404, "", "{}"))) {
      assertEquals(URI.create(server.url() + "/v1"), find(server.url(), "tiny", "").base());
      assertEquals(
          "the server at URL lists no models: name one with --model-name",
          problem(server.url(), "", ""));
    }
  }

  @Test
  void saysWhatThereIs_whenTheNameIsMissingOrUnknown() throws Exception {
    try (SocketServer server = serve("/v1", "big", "small")) {
      assertEquals(
          "the server at URL has several models: choose with --model-name one of big, small",
          problem(server.url(), "", ""));
      assertEquals(
          "the server at URL has no model huge; it has big, small",
          problem(server.url(), "huge", ""));
    }
  }

  @Test
  void saysSo_whenNothingListens() throws Exception {
    SocketServer server = serve("/v1");
    server.close();
    assertEquals("no model server answers at URL: is it running?", problem(server.url(), "", ""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"<html>", "{}", "{\"data\":[]}", "[]"})
  void saysSo_whenTheServerIsAnotherOrEmpty(String body) throws Exception {
    try (SocketServer server = answer(200, body)) {
      assertEquals(
          "the server at URL has no model, or does not speak OpenAI's protocol",
          problem(server.url(), "", ""));
    }
  }

  @Test
  void namesTheVariableAndNotTheKey_whenTheServerWantsAKey() throws Exception {
    try (SocketServer server = answer(401, "no")) {
      assertEquals(
          "the server at URL wants a key: set ATLAS_MODEL_KEY", problem(server.url(), "", ""));
      assertEquals(
          "the server at URL refuses the key in ATLAS_MODEL_KEY",
          problem(server.url(), "", "secret-key"));
    }
  }

  @Test
  void saysTheStatus_whenTheServerFails() throws Exception {
    try (SocketServer server = answer(500, "a body that is not repeated")) {
      assertEquals("the server at URL answered 500 to GET /models", problem(server.url(), "", ""));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost:11434", "ftp://x/", "http://user:word@127.0.0.1/", "/v1"})
  void refuses_whenTheUrlIsNone(String url) {
    assertTrue(problem(URI.create(url), "", "").startsWith("--model needs a URL"));
  }
}
