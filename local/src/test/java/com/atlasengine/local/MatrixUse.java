package com.atlasengine.local;

import com.atlasengine.local.MatrixVisitor.Answer;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * One way in which a function is used.
 *
 * @param function its logical id
 * @param name what it does here
 * @param prepare what happened before, without a fault
 * @param event the event; asked for again it is the same event, or the same wish in another turn
 * @param done what the bot says when it is done; empty where success says it
 * @param dependencies what it depends on, and what it does without it
 * @param end how many there are of each thing once it is done
 */
record MatrixUse(
    String function,
    String name,
    Consumer<MatrixVisitor> prepare,
    Function<MatrixVisitor, com.fasterxml.jackson.databind.JsonNode> event,
    String done,
    Map<MatrixDependency, Without> dependencies,
    Map<String, Integer> end) {

  MatrixUse {
    dependencies = Map.copyOf(dependencies);
    end = Map.copyOf(end);
  }

  /** What a function does when a dependency fails. */
  enum Without {
    /** It succeeds all the same: it can do without, or keeps the work for later. */
    GOES_ON,
    /** It fails, by the name that says whether another try may succeed. */
    FAILS,
    /** It fails as long as another try may succeed; what lasts it keeps for later. */
    FAILS_FOR_NOW
  }

  /** Sends the event. */
  Answer act(MatrixVisitor visitor) {
    return visitor.invoke(function, event.apply(visitor));
  }

  /** Whether an answer says that the thing is done. */
  boolean isAcknowledged(Answer answer) {
    return answer.isFine() && answer.text().contains(done);
  }

  /** Whether the bot answers, who always answers in time. */
  boolean isTurn() {
    return function.equals("LexFulfillment") && !name.equals("keeps warm");
  }

  /** The access key that the function signs with. */
  String caller() {
    return "atlas-engine" + function.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
  }

  @Override
  public String toString() {
    return caller().substring("atlas-engine-".length()) + " " + name;
  }
}
