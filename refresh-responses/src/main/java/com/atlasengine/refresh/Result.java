package com.atlasengine.refresh;

import java.util.Collections;
import java.util.List;

/**
 * What became of what was asked for.
 *
 * @param refreshed answers that were written
 * @param skipped answers that were fresh already, are being written elsewhere, or came too late
 */
record Result(int refreshed, int skipped) {
  /** Of what was done with each. */
  static Result of(List<Boolean> wasWritten) {
    int refreshed = Collections.frequency(wasWritten, true);
    return new Result(refreshed, wasWritten.size() - refreshed);
  }
}
