package com.atlasengine.local.doctor;

import java.util.List;

/** Later. */
final class AccountChecks {
  private AccountChecks() {}

  static List<Check> all() {
    return List.of();
  }
}
