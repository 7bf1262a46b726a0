package com.atlasengine.lex.effect;

import java.util.Optional;

/**
 * What a visitor gave for a slot.
 *
 * @param <T> what it means
 */
sealed interface SlotValue<T> {
  /** Nothing yet. */
  record Missing<T>() implements SlotValue<T> {}

  /**
   * Something of no use.
   *
   * @param retryText as it is said to the visitor, with the question repeated
   */
  record Invalid<T>(String retryText) implements SlotValue<T> {}

  /** Something of use. */
  record Valid<T>(T value) implements SlotValue<T> {}

  /** What it means, if it is of use. */
  default Optional<T> validValue() {
    return switch (this) {
      case Valid<T> good -> Optional.of(good.value());
      case Invalid<T> bad -> Optional.empty();
      case Missing<T> missing -> Optional.empty();
    };
  }
}
