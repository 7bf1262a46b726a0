package com.atlasengine.core.failure;

/**
 * Something outside failed in a way that may pass: throttling, a server error, a lock, a timeout.
 * Worth another try.
 *
 * <p>The class name is a contract: the state machines match {@code
 * com.atlasengine.core.failure.TransientFailure} in their {@code Retry}. The message names the
 * dependency and the kind of failure, never a prompt, number, token or body.
 */
public final class TransientFailure extends RuntimeException {
  /** A failure without a cause of its own, such as an HTTP status. */
  public TransientFailure(String message) {
    super(message);
  }

  /** A failure that a library reported; {@code cause} is kept for the stack trace. */
  public TransientFailure(String message, Throwable cause) {
    super(message, cause);
  }
}
