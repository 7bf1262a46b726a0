package com.atlasengine.local.lambda;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Functions that answer what a test has prepared, and keep the events they were called with. */
public final class FakeFunctions implements Functions {
  private static final ObjectMapper JSON = new ObjectMapper();

  public final List<JsonNode> events = new ArrayList<>();
  private final Deque<Function<JsonNode, Result>> answers = new ArrayDeque<>();

  /** The next invocation answers this. */
  public FakeFunctions answer(String payload) {
    return then(event -> new Result(Optional.empty(), payload, ""));
  }

  /** The next invocation ends with an error of the function. */
  public FakeFunctions fail() {
    return then(event -> new Result(Optional.of("Unhandled"), "{\"errorMessage\":\"broken\"}", ""));
  }

  /** The next invocation is ended by Lambda because it takes too long. */
  public FakeFunctions timeOut() {
    String payload = "{\"errorType\":\"Sandbox.Timedout\",\"errorMessage\":\"Task timed out\"}";
    return then(event -> new Result(Optional.of("Unhandled"), payload, ""));
  }

  /** The next invocation does this. */
  public FakeFunctions then(Function<JsonNode, Result> next) {
    answers.add(next);
    return this;
  }

  /** The next invocations delegate, echoing intent and attributes. */
  public FakeFunctions delegate(int times) {
    for (int i = 0; i < times; i++) {
      then(FakeFunctions::delegated);
    }
    return this;
  }

  private static Result delegated(JsonNode event) {
    String state = event.path("sessionState").toString();
    String answer =
        "{\"sessionState\":"
            + state.replaceFirst("\\{", "{\"dialogAction\":{\"type\":\"Delegate\"},")
            + "}";
    return new Result(Optional.empty(), answer, "");
  }

  public JsonNode lastEvent() {
    return events.getLast();
  }

  @Override
  public Result invoke(String function, String payload, String trace) {
    try {
      JsonNode event = JSON.readTree(payload);
      events.add(event);
      return answers.removeFirst().apply(event);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  @Override
  public void invokeAsync(String function, String payload, String trace) {
    throw new AssertionError("Lex waits for its code hook");
  }
}
