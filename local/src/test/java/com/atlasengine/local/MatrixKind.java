package com.atlasengine.local;

import java.util.Locale;

/** The kinds of faults that the matrix has, named as the switch names them. */
enum MatrixKind {
  REFUSED,
  RESET,
  HANG,
  TRICKLE,
  MALFORMED,
  THROTTLED,
  BROKEN,
  DOWN,
  EXPIRED,
  DENIED,
  REJECTED;

  String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether the caller has to give up by itself. */
  boolean isSlow() {
    return this == HANG || this == TRICKLE;
  }

  /** Whether another try gets the same answer, until somebody changes the set-up. */
  boolean isLasting() {
    return this == DENIED || this == REJECTED;
  }
}
