package com.atlasengine.core.adapter.bedrock;

import org.jspecify.annotations.Nullable;

/** Counts that the service may leave out. */
public final class Tokens {
  private Tokens() {}

  public static int of(@Nullable Integer count) {
    return count == null ? 0 : count;
  }
}
