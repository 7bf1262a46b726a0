package com.atlasengine.local.doctor;

import java.util.ArrayList;
import java.util.List;

/** Gathers what is wrong. */
final class Causes {
  private final List<String> all = new ArrayList<>();

  /** Adds a cause, unless what should be is. */
  Causes unless(boolean right, String cause) {
    if (!right) {
      all.add(cause);
    }
    return this;
  }

  /** Whether nothing is wrong so far. */
  boolean isEmpty() {
    return all.isEmpty();
  }

  /** Wrong by the causes; without any, ok. */
  Finding orOk(String detail) {
    return Finding.of(all, detail);
  }
}
