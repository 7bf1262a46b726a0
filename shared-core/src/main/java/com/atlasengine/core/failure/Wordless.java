package com.atlasengine.core.failure;

import org.jspecify.annotations.Nullable;

/**
 * What a library threw, without what it said: a service's message may quote a number, a prompt or a
 * name that was sent to it, and Lambda writes causes to the log. The class and the stack trace
 * stay.
 */
public final class Wordless extends RuntimeException {
  private Wordless(Throwable original, int depth) {
    super(original.getClass().getName(), causeOf(original, depth));
    setStackTrace(original.getStackTrace());
  }

  /** The exception and its causes, without their messages. */
  public static Wordless of(Throwable original) {
    return new Wordless(original, 0);
  }

  private static @Nullable Wordless causeOf(Throwable original, int depth) {
    Throwable cause = original.getCause();
    return cause == null || depth == 5 ? null : new Wordless(cause, depth + 1);
  }
}
