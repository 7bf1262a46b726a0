package com.atlasengine.local.doctor;

import java.util.List;

/** Later. */
final class ConnectChecks {
  private ConnectChecks() {}

  static List<Check> all() {
    return List.of();
  }
}
