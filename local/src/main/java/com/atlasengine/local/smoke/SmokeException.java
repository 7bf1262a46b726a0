package com.atlasengine.local.smoke;

/** The conversation could not begin or go on; the message says why, and what to do. */
public final class SmokeException extends RuntimeException {
  private static final long serialVersionUID = 1;

  SmokeException(String message) {
    super(message);
  }

  SmokeException(String message, Throwable cause) {
    super(message, cause);
  }
}
