package com.atlasengine.lex.effect;

import java.util.Arrays;
import java.util.Optional;

/** How a visitor shows in chat that data under a number is theirs to delete. */
public enum DeletionProof {
  /** By a yes on a call to the number; by the last name where no call can ever be made. */
  CALL("Call"),
  /** By the last name that belongs to the number. */
  LAST_NAME("LastName");

  private final String parameterValue;

  DeletionProof(String parameterValue) {
    this.parameterValue = parameterValue;
  }

  /** Reads the parameter's value; empty when it is none of them. */
  public static Optional<DeletionProof> parse(String text) {
    return Arrays.stream(values()).filter(proof -> proof.parameterValue.equals(text)).findFirst();
  }
}
