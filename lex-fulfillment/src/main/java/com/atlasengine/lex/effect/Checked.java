package com.atlasengine.lex.effect;

import java.util.Optional;

/**
 * What a visitor gave for a slot.
 *
 * @param <T> what it means
 */
sealed interface Checked<T> {
  /** Nothing yet. */
  record Missing<T>() implements Checked<T> {}

  /**
   * Something of no use.
   *
   * @param why as it is said to the visitor, with the question repeated
   */
  record Bad<T>(String why) implements Checked<T> {}

  /** Something of use. */
  record Good<T>(T value) implements Checked<T> {}

  /** What it means, if it is of use. */
  default Optional<T> good() {
    return switch (this) {
      case Good<T> good -> Optional.of(good.value());
      case Bad<T> bad -> Optional.empty();
      case Missing<T> missing -> Optional.empty();
    };
  }
}
