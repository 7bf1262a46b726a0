package com.atlasengine.local.asl.definition;

import com.atlasengine.local.asl.expression.Expression;
import com.atlasengine.local.asl.expression.ReferencePath;
import com.atlasengine.local.asl.expression.Scope;
import com.atlasengine.local.asl.expression.StateError;
import com.atlasengine.local.asl.expression.StrictJson;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Optional;

/**
 * How data goes through a state: InputPath, Parameters, ResultSelector, ResultPath, OutputPath, in
 * this order.
 *
 * @param parameters empty when the state has none, or may have none
 * @param resultPath empty when the result is dropped (a {@code null} ResultPath)
 */
public record DataFlow(
    Expression inputPath,
    Optional<Expression> parameters,
    Optional<Expression> resultSelector,
    Optional<ReferencePath> resultPath,
    Expression outputPath) {
  /** What a {@code null} path selects. */
  static final Expression EMPTY_OBJECT = scope -> JsonNodeFactory.instance.objectNode();

  /** The raw input after InputPath and Parameters. */
  public JsonNode input(String state, JsonNode raw, JsonNode context) throws StateError {
    JsonNode selected = inputPath.evaluate(new Scope(raw, context));
    if (parameters.isEmpty()) {
      return selected;
    }
    return requireWithinLimit(state, parameters.get().evaluate(new Scope(selected, context)));
  }

  /** The state's output, from its raw input and its result. */
  public JsonNode output(String state, JsonNode raw, JsonNode result, JsonNode context)
      throws StateError {
    JsonNode selected = result;
    if (resultSelector.isPresent()) {
      selected = resultSelector.get().evaluate(new Scope(result, context));
    }
    JsonNode combined = resultPath.isEmpty() ? raw : resultPath.get().put(raw, selected);
    return requireWithinLimit(state, outputPath.evaluate(new Scope(combined, context)));
  }

  public static JsonNode requireWithinLimit(String what, JsonNode value) throws StateError {
    if (StrictJson.exceedsPayloadLimit(value)) {
      throw StateError.dataLimitExceeded(what);
    }
    return value;
  }
}
