package com.atlasengine.core.adapter.bedrock;

import org.jspecify.annotations.Nullable;

/** Token counts; the service may leave them out. */
public final class TokenCounts {
  private TokenCounts() {}

  public static int orZero(@Nullable Integer count) {
    return count == null ? 0 : count;
  }
}
