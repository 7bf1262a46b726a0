package com.atlasengine.local;

import com.atlasengine.local.MatrixVisitor.Answer;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * One way in which a function is used.
 *
 * @param function its logical id
 * @param name what it does here
 * @param prepare what happened before, without a fault
 * @param act the event; called again it is the same event, or the same wish in another turn
 * @param acknowledged whether an answer says that it is done
 * @param end how many there are of each thing once it is done
 */
record MatrixUse(
    String function,
    String name,
    Consumer<MatrixVisitor> prepare,
    Function<MatrixVisitor, Answer> act,
    Predicate<Answer> acknowledged,
    Map<String, Integer> end) {

  MatrixUse {
    end = Map.copyOf(end);
  }

  /** The access key that the function signs with. */
  String caller() {
    return "atlas-engine" + function.replaceAll("([A-Z])", "-$1").toLowerCase(java.util.Locale.ROOT);
  }

  @Override
  public String toString() {
    return caller().substring("atlas-engine-".length()) + ": " + name;
  }
}
