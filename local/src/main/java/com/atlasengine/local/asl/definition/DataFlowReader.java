package com.atlasengine.local.asl.definition;

import com.atlasengine.local.asl.expression.Expression;
import com.atlasengine.local.asl.expression.JsonPathExpression;
import com.atlasengine.local.asl.expression.ReferencePath;
import com.atlasengine.local.asl.expression.Scope;
import java.util.Optional;

/** Reads the fields that say how data goes through a state. */
final class DataFlowReader {
  private DataFlowReader() {}

  /** Fields the state's type does not know have been refused before: what is here is allowed. */
  static DataFlow read(DefinitionObject state) {
    return new DataFlow(
        path(state, "InputPath"),
        template(state, "Parameters"),
        template(state, "ResultSelector"),
        resultPath(state),
        path(state, "OutputPath"));
  }

  private static Expression path(DefinitionObject state, String name) {
    if (!state.has(name)) {
      return Scope::data;
    }
    return state.get(name).isNull()
        ? DataFlow.EMPTY_OBJECT
        : state.parse(name, JsonPathExpression::parse);
  }

  private static Optional<Expression> template(DefinitionObject state, String name) {
    if (!state.has(name)) {
      return Optional.empty();
    }
    return Optional.of(PayloadTemplate.parse(state.get(name), state.pointerTo(name)));
  }

  /** Empty for {@code null}, which drops the result; {@code $} when the field is missing. */
  static Optional<ReferencePath> resultPath(DefinitionObject state) {
    if (!state.has("ResultPath")) {
      return Optional.of(ReferencePath.parse("$"));
    }
    return state.get("ResultPath").isNull()
        ? Optional.empty()
        : state.parseOptional("ResultPath", ReferencePath::parse);
  }
}
