package com.atlasengine.core.adapter.bedrock;

import org.jspecify.annotations.Nullable;

/** Counts that the service may leave out. */
public final class TokenCounts {
  private TokenCounts() {}

  public static int orZero(@Nullable Integer count) {
    return count == null ? 0 : count;
  }
}
