package com.atlasengine.local.asl.definition;

/**
 * A definition is not one that the interpreter runs exactly as AWS does. The message names the
 * field by its JSON pointer.
 */
public final class InvalidDefinition extends RuntimeException {
  InvalidDefinition(String problem, String pointer) {
    super("SCHEMA_VALIDATION_FAILED: " + problem + " at " + pointer);
  }

  /** What is wrong, and where. */
  public String problem() {
    return String.valueOf(getMessage());
  }
}
