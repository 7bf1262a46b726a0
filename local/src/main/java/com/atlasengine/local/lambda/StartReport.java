package com.atlasengine.local.lambda;

import java.util.Locale;

/**
 * How a process came to its first invocation.
 *
 * @param restored whether from a snapshot; else it was started
 * @param millis how long that took
 */
public record StartReport(boolean restored, double millis) {
  @Override
  public String toString() {
    return String.format(
        Locale.ROOT, "%s Duration: %.2f ms", restored ? "Restore" : "Init", millis);
  }
}
