package com.atlasengine.core.failure;

/**
 * Something that will fail again however often it is tried: bad input, a refusal, a missing
 * permission. Never retried.
 *
 * <p>The class name is a contract: the state machines match {@code
 * com.atlasengine.core.failure.PermanentFailure} in their {@code Catch}. The message names the
 * dependency and the kind of failure, never a prompt, number, token or body.
 */
public final class PermanentFailure extends RuntimeException {
  /** A failure without a cause of its own, such as an HTTP status. */
  public PermanentFailure(String message) {
    super(message);
  }

  /** A failure that a library reported; {@code cause} is kept for the stack trace. */
  public PermanentFailure(String message, Throwable cause) {
    super(message, cause);
  }
}
