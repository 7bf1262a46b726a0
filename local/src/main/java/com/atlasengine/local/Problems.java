package com.atlasengine.local;

import java.net.BindException;

/** Says in one line what went wrong, for a person at a terminal. */
final class Problems {
  private Problems() {}

  static String say(Throwable problem) {
    String message = problem.getMessage();
    if (problem instanceof BindException) {
      return message + ": stop what uses it, or choose another with --port";
    }
    return message == null ? problem.getClass().getSimpleName() : message;
  }
}
