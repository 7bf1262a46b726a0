package com.atlasengine.local.asl.expression;

import com.fasterxml.jackson.databind.JsonNode;
import com.jayway.jsonpath.Configuration;
import com.jayway.jsonpath.InvalidPathException;
import com.jayway.jsonpath.JsonPath;
import com.jayway.jsonpath.JsonPathException;
import com.jayway.jsonpath.PathNotFoundException;
import com.jayway.jsonpath.spi.json.JacksonJsonNodeJsonProvider;
import com.jayway.jsonpath.spi.mapper.JacksonMappingProvider;
import java.util.Optional;

/** A JSONPath into the state's data ({@code $}) or into the context object ({@code $$}). */
public final class JsonPathExpression implements Expression {
  private static final Configuration CONFIGURATION =
      Configuration.builder()
          .jsonProvider(new JacksonJsonNodeJsonProvider(StrictJson.MAPPER))
          .mappingProvider(new JacksonMappingProvider(StrictJson.MAPPER))
          .build();

  private final String text;
  private final boolean ofContext;
  private final JsonPath path;

  private JsonPathExpression(String text, boolean ofContext, JsonPath path) {
    this.text = text;
    this.ofContext = ofContext;
    this.path = path;
  }

  /**
   * @throws IllegalArgumentException when the text is not a JSONPath
   */
  public static JsonPathExpression parse(String text) {
    boolean ofContext = text.startsWith("$$");
    String path = ofContext ? text.substring(1) : text;
    if (!path.startsWith("$") || count(path, '[') != count(path, ']')) {
      throw new IllegalArgumentException("The value '" + text + "' is not a JSONPath");
    }
    try {
      return new JsonPathExpression(text, ofContext, JsonPath.compile(path));
    } catch (InvalidPathException e) {
      throw new IllegalArgumentException("The value '" + text + "' is not a valid JSONPath", e);
    }
  }

  /** The library takes a path whose last bracket is never closed. */
  private static long count(String path, char bracket) {
    return path.chars().filter(c -> c == bracket).count();
  }

  @Override
  public JsonNode evaluate(Scope scope) throws StateError {
    Optional<JsonNode> found = find(scope);
    if (found.isPresent()) {
      return found.get();
    }
    throw StateError.runtimeError(
        "The JSONPath '" + text + "' could not be found in the input '" + source(scope) + "'");
  }

  /** What the path leads to; empty when there is nothing. */
  public Optional<JsonNode> find(Scope scope) throws StateError {
    try {
      Object found = path.read(source(scope), CONFIGURATION);
      return Optional.of(StrictJson.MAPPER.<JsonNode>valueToTree(found).deepCopy());
    } catch (PathNotFoundException e) {
      return Optional.empty();
    } catch (JsonPathException e) {
      throw StateError.runtimeError("The JSONPath '" + text + "' cannot be evaluated");
    }
  }

  private JsonNode source(Scope scope) {
    return ofContext ? scope.context() : scope.data();
  }

  @Override
  public String toString() {
    return text;
  }
}
