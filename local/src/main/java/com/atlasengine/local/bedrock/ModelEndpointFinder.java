package com.atlasengine.local.bedrock;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds a model server and a model of it, or says in one line what is missing. */
final class ModelEndpointFinder {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int NOT_FOUND = 404;
  private static final Duration LIST_TIMEOUT = Duration.ofSeconds(10);

  /** Some servers load a model with its first request. */
  private static final Duration LOAD_TIMEOUT = Duration.ofMinutes(2);

  private final HttpClient client;
  private final URI url;
  private final Optional<String> name;
  private final Optional<String> key;

  ModelEndpointFinder(HttpClient client, BedrockSource.Server server) {
    this.client = client;
    this.url = server.url();
    this.name = server.model();
    this.key = server.key();
  }

  /**
   * Finds the base URL and the model's name, and has the model write one token.
   *
   * @throws ModelUnavailableException when the server or the model is not there
   */
  ModelEndpoint find() throws ModelUnavailableException, InterruptedException {
    for (URI base : bases()) {
      HttpResponse<byte[]> list = send(new ModelEndpoint(base, "", key), "/models", LIST_TIMEOUT);
      if (list.statusCode() != NOT_FOUND) {
        requireSuccess(list, "GET /models");
        return writeOneToken(choose(read(list.body())), List.of(base));
      }
    }
    return findUnlisted();
  }

  /** The URL as it is when it ends in {@code /v1}; else with it, then without. */
  private List<URI> bases() throws ModelUnavailableException {
    String text = url.toString().replaceAll("/+$", "");
    String scheme = String.valueOf(url.getScheme());
    boolean http = scheme.equals("http") || scheme.equals("https");
    if (!http || url.getHost() == null || url.getRawUserInfo() != null || url.getQuery() != null) {
      throw new ModelUnavailableException("--model needs a URL such as http://127.0.0.1:11434");
    }
    URI plain = URI.create(text);
    return text.endsWith("/v1") ? List.of(plain) : List.of(URI.create(text + "/v1"), plain);
  }

  /** Tries the given name on a server that lists no models. */
  private ModelEndpoint findUnlisted() throws ModelUnavailableException, InterruptedException {
    if (name.isEmpty()) {
      throw new ModelUnavailableException(
          "the server at " + url + " lists no models: name one with --model-name");
    }
    return writeOneToken(name.get(), bases());
  }

  private static List<String> read(byte[] list) {
    List<String> names = new ArrayList<>();
    try {
      JSON.readTree(list).path("data").forEach(model -> names.add(model.path("id").asText()));
    } catch (IOException e) {
      names.clear();
    }
    return names;
  }

  private String choose(List<String> listed) throws ModelUnavailableException {
    if (listed.isEmpty()) {
      throw new ModelUnavailableException(
          "the server at " + url + " has no model, or does not speak OpenAI's protocol");
    }
    String all = String.join(", ", listed);
    if (name.isEmpty() && listed.size() > 1) {
      throw new ModelUnavailableException(
          "the server at " + url + " has several models: choose with --model-name one of " + all);
    }
    String wanted = name.orElse(listed.getFirst());
    // Ollama lists a name without a tag with the tag "latest".
    return listed.stream()
        .filter(model -> model.equals(wanted) || model.equals(wanted + ":latest"))
        .findFirst()
        .orElseThrow(
            () ->
                new ModelUnavailableException(
                    "the server at " + url + " has no model " + wanted + "; it has " + all));
  }

  /** Has the model write one token, at the first base that completes chats. */
  private ModelEndpoint writeOneToken(String model, List<URI> bases)
      throws ModelUnavailableException, InterruptedException {
    String path = "/chat/completions";
    for (URI base : bases) {
      ModelEndpoint endpoint = new ModelEndpoint(base, model, key);
      HttpResponse<byte[]> answer = send(endpoint, path, LOAD_TIMEOUT);
      if (answer.statusCode() != NOT_FOUND) {
        requireSuccess(answer, "POST " + path);
        return endpoint;
      }
    }
    throw new ModelUnavailableException(
        "the server at " + url + " has no model " + model + ", or no " + path);
  }

  private static String oneToken(String model) {
    ObjectNode body = JSON.createObjectNode().put("model", model).put("max_tokens", 1);
    body.putArray("messages").addObject().put("role", "user").put("content", "Hello");
    return body.toString();
  }

  private void requireSuccess(HttpResponse<byte[]> response, String request)
      throws ModelUnavailableException {
    int status = response.statusCode();
    if (status == 401 || status == 403) {
      String variable = BedrockSource.Server.KEY_VARIABLE;
      throw new ModelUnavailableException(
          "the server at "
              + url
              + (key.isPresent()
                  ? " refuses the key in " + variable
                  : " wants a key: set " + variable));
    }
    if (status != 200) {
      throw new ModelUnavailableException(
          "the server at " + url + " answered " + status + " to " + request);
    }
  }

  private HttpResponse<byte[]> send(ModelEndpoint endpoint, String path, Duration timeout)
      throws ModelUnavailableException, InterruptedException {
    HttpRequest.Builder request = endpoint.request(path).timeout(timeout);
    if (!path.equals("/models")) {
      request.POST(HttpRequest.BodyPublishers.ofString(oneToken(endpoint.model())));
    }
    try {
      return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    } catch (HttpTimeoutException e) {
      throw new ModelUnavailableException(
          "the server at " + url + " did not answer within " + timeout.toSeconds() + " s");
    } catch (IOException e) {
      throw new ModelUnavailableException("no model server answers at " + url + ": is it running?");
    }
  }
}
