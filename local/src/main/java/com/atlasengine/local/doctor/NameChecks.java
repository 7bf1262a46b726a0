package com.atlasengine.local.doctor;

import java.util.List;

/** Later. */
final class NameChecks {
  private NameChecks() {}

  static List<Check> all() {
    return List.of();
  }
}
