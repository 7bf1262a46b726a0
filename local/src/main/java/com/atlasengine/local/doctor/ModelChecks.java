package com.atlasengine.local.doctor;

import java.util.List;

/** Later. */
final class ModelChecks {
  private ModelChecks() {}

  static List<Check> all() {
    return List.of();
  }
}
