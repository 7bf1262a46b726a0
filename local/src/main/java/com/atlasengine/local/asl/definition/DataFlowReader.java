package com.atlasengine.local.asl.definition;

import com.atlasengine.local.asl.expression.Expression;
import com.atlasengine.local.asl.expression.Query;
import com.atlasengine.local.asl.expression.ReferencePath;
import com.atlasengine.local.asl.expression.Scope;
import java.util.Optional;

/** Reads the fields that say how data goes through a state. */
final class DataFlowReader {
  private DataFlowReader() {}

  /** Fields the state's type does not know have been refused before: what is here is allowed. */
  static DataFlow read(Fields state) {
    return new DataFlow(
        path(state, "InputPath"),
        template(state, "Parameters"),
        template(state, "ResultSelector"),
        resultPath(state),
        path(state, "OutputPath"));
  }

  private static Expression path(Fields state, String name) {
    if (!state.has(name)) {
      return Scope::data;
    }
    return state.get(name).isNull() ? DataFlow.NOTHING : state.parsed(name, Query::parse);
  }

  private static Optional<Expression> template(Fields state, String name) {
    if (!state.has(name)) {
      return Optional.empty();
    }
    return Optional.of(Template.parse(state.get(name), state.at(name)));
  }

  /** Empty for {@code null}, which drops the result; {@code $} when the field is missing. */
  static Optional<ReferencePath> resultPath(Fields state) {
    if (!state.has("ResultPath")) {
      return Optional.of(ReferencePath.parse("$"));
    }
    return state.get("ResultPath").isNull()
        ? Optional.empty()
        : state.optional("ResultPath", ReferencePath::parse);
  }
}
