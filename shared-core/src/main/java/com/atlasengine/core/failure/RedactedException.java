package com.atlasengine.core.failure;

import org.jspecify.annotations.Nullable;

/**
 * An exception of a library without its message. A service's message may quote a number, a prompt
 * or a name, and Lambda logs causes. The class name and the stack trace stay.
 */
public final class RedactedException extends RuntimeException {
  private RedactedException(Throwable original, int depth) {
    super(original.getClass().getName(), redactCause(original, depth));
    setStackTrace(original.getStackTrace());
  }

  /** The exception and its causes, without their messages. */
  public static RedactedException of(Throwable original) {
    return new RedactedException(original, 0);
  }

  private static @Nullable RedactedException redactCause(Throwable original, int depth) {
    Throwable cause = original.getCause();
    return cause == null || depth == 5 ? null : new RedactedException(cause, depth + 1);
  }
}
