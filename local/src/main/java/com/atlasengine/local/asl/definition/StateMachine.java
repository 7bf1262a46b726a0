package com.atlasengine.local.asl.definition;

import com.atlasengine.local.asl.expression.StrictJson;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * A state machine that has been read and found to be one the interpreter runs exactly.
 *
 * @param arn its ARN
 * @param name its name
 * @param type STANDARD or EXPRESS
 * @param definition the definition as it was given
 * @param flow the definition as read
 * @param timeout the longest an execution may take; five minutes at most for EXPRESS, empty for no
 *     limit
 */
public record StateMachine(
    String arn, String name, Type type, String definition, Flow flow, Optional<Duration> timeout) {
  private static final Duration MAX_EXPRESS_DURATION = Duration.ofMinutes(5);

  /** The two kinds of state machines. */
  public enum Type {
    STANDARD,
    EXPRESS
  }

  /**
   * Reads a definition.
   *
   * @throws InvalidDefinition when something in it is unknown here or wrong; names the field
   */
  public static StateMachine read(String arn, String name, Type type, String definition) {
    DefinitionObject root = root(definition);
    if (root.has("QueryLanguage")) {
      FlowReader.requireJsonPath(root);
    }
    root.requireKnown(
        Set.of("Comment", "StartAt", "States", "TimeoutSeconds", "Version", "QueryLanguage"));
    if (root.has("Version") && !root.requireText("Version").equals("1.0")) {
      throw root.problem("Only version 1.0 exists", "Version");
    }
    boolean express = type == Type.EXPRESS;
    Flow flow = new FlowReader(express).read(root);
    return new StateMachine(arn, name, type, definition, flow, timeout(root, express));
  }

  private static DefinitionObject root(String definition) {
    try {
      return DefinitionObject.of(StrictJson.read(definition), "");
    } catch (JsonProcessingException e) {
      throw new InvalidDefinition("INVALID_JSON_DESCRIPTION: " + e.getOriginalMessage(), "/");
    }
  }

  private static Optional<Duration> timeout(DefinitionObject root, boolean express) {
    Optional<Duration> own =
        root.has("TimeoutSeconds")
            ? Optional.of(Duration.ofSeconds(root.optionalInteger("TimeoutSeconds", 1, 1)))
            : Optional.empty();
    if (!express) {
      return own;
    }
    return Optional.of(
        own.filter(limit -> limit.compareTo(MAX_EXPRESS_DURATION) < 0)
            .orElse(MAX_EXPRESS_DURATION));
  }
}
