package com.atlasengine.local.doctor;

import com.atlasengine.local.Engine;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;

/**
 * Something wrong on purpose.
 *
 * @param check the check that finds it
 * @param cause a part of what that check says
 * @param breaks how it is made
 */
record Fault(String check, String cause, List<Consumer<Engine>> breaks) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String SERVICE_FAULTS = "/_atlas/faults";

  static Fault of(String check, String cause) {
    return new Fault(check, cause, List.of());
  }

  private Fault and(Consumer<Engine> another) {
    List<Consumer<Engine>> all = new ArrayList<>(breaks);
    all.add(another);
    return new Fault(check, cause, all);
  }

  /** An answer has another body. */
  Fault when(String service, String operation, String about, UnaryOperator<String> change) {
    return and(engine -> engine.account().alter(service, operation, about, change));
  }

  /** The stack has another value of a parameter. */
  Fault parameter(String name, String value) {
    String before = "(<ParameterKey>" + name + "</ParameterKey><ParameterValue>)[^<]*";
    return when(
        "cloudformation",
        "DescribeStacks",
        "",
        xml -> xml.replaceFirst(before, "$1" + Matcher.quoteReplacement(value)));
  }

  /** The stack does not list a resource: whatever has its name is somebody else's. */
  Fault notOwned(String logicalId) {
    return when(
        "cloudformation",
        "ListStackResources",
        "",
        replace("<LogicalResourceId>" + logicalId + "<", "<LogicalResourceId>Other<"));
  }

  /** A service answers with an error; what the doctor asks first is spared. */
  Fault failing(String service, String kind) {
    return and(engine -> send(engine, "{\"%s\": {\"kind\": \"%s\"}}".formatted(service, kind)));
  }

  /** Something is otherwise in the engine itself. */
  Fault changed(Consumer<Engine> change) {
    return and(change);
  }

  void cause(Engine engine) {
    breaks.forEach(each -> each.accept(engine));
  }

  static void end(Engine engine) {
    engine.account().reset();
    request(engine, HttpRequest.newBuilder().DELETE());
  }

  private static void send(Engine engine, String faults) {
    request(engine, HttpRequest.newBuilder().PUT(HttpRequest.BodyPublishers.ofString(faults)));
  }

  private static void request(Engine engine, HttpRequest.Builder request) {
    URI uri = engine.endpoint().resolve(SERVICE_FAULTS);
    try (HttpClient http = HttpClient.newHttpClient()) {
      HttpResponse<String> response =
          http.send(request.uri(uri).build(), HttpResponse.BodyHandlers.ofString());
      if (response.statusCode() != 200) {
        throw new IllegalStateException(response.body());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** A text in the place of another. */
  static UnaryOperator<String> replace(String text, String by) {
    return body -> body.replace(text, by);
  }

  /** Another value in an answer that is JSON. */
  static UnaryOperator<String> set(String pointer, Object value) {
    return json(
        root -> {
          int slash = pointer.lastIndexOf('/');
          JsonNode parent = root.at(pointer.substring(0, slash));
          String name = pointer.substring(slash + 1);
          JsonNode node = JSON.valueToTree(value);
          if (parent instanceof ArrayNode array) {
            array.set(Integer.parseInt(name), node);
          } else {
            ((ObjectNode) parent).set(name, node);
          }
        });
  }

  /** An answer that is JSON, changed. */
  static UnaryOperator<String> json(Consumer<ObjectNode> change) {
    return body -> {
      try {
        ObjectNode root = (ObjectNode) JSON.readTree(body);
        change.accept(root);
        return root.toString();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    };
  }

  @Override
  public String toString() {
    return check + ": " + cause;
  }
}
