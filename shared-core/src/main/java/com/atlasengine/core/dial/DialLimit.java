package com.atlasengine.core.dial;

import com.atlasengine.core.model.DeclineReason;

/** What kept a call from being reserved. */
public enum DialLimit {
  /** The session or the verified visitor has had its calls. */
  CALLER,
  /** The number has had its calls of the day, or was called just now. */
  NUMBER,
  /** The stack, or the part of it that anonymous visitors share, has placed its calls. */
  BUDGET;

  /** The reason that invoke-call answers with. */
  public DeclineReason toDeclineReason() {
    return this == BUDGET ? DeclineReason.BUDGET_SPENT : DeclineReason.DAILY_LIMIT;
  }
}
