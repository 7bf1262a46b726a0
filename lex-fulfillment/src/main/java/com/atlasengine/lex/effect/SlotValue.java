package com.atlasengine.lex.effect;

import java.util.Optional;

/**
 * A visitor's slot value after validation.
 *
 * @param <T> what it means
 */
sealed interface SlotValue<T> {
  /** Nothing yet. */
  record Missing<T>() implements SlotValue<T> {}

  /**
   * An invalid value.
   *
   * @param retryText as it is said to the visitor, with the question repeated
   */
  record Invalid<T>(String retryText) implements SlotValue<T> {}

  /** A valid value. */
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
