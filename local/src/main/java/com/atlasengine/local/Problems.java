package com.atlasengine.local;

import java.net.BindException;

/** Says in one line what went wrong, for a person at a terminal. */
final class Problems {
  private Problems() {}

  static String say(Throwable problem) {
    if (problem instanceof BindException) {
      return "the port is in use: stop what uses it, or choose another with --port";
    }
    String message = problem.getMessage();
    return message == null ? problem.getClass().getSimpleName() : message;
  }
}
