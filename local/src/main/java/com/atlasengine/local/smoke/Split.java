package com.atlasengine.local.smoke;

import java.util.Optional;

/**
 * Where the time of a turn went, in milliseconds. What nothing tells is empty.
 *
 * @param lexMs Lex and the way to it: the wait less all else
 * @param restoreMs restoring the function's snapshot; 0 when it was there already
 * @param functionMs the function less the model
 * @param modelMs the model; 0 when it was not asked
 * @param reply where the reply came from, such as {@code cached}
 */
record Split(
    Optional<Double> lexMs,
    Optional<Double> restoreMs,
    Optional<Double> functionMs,
    Optional<Double> modelMs,
    Optional<String> reply) {
  static final Split NOT_TOLD =
      new Split(
          Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  boolean isTold() {
    return lexMs.isPresent();
  }

  /** Whether nothing more of it can arrive. */
  boolean isWhole() {
    return isTold() && modelMs.isPresent() && reply.isPresent();
  }
}
