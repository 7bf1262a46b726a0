package com.atlasengine.local.cli;

import java.net.BindException;

/** Describes a failure in one line for the terminal. */
final class Problems {
  private Problems() {}

  static String describe(Throwable problem) {
    String message = problem.getMessage();
    if (problem instanceof BindException) {
      return message + ": stop what uses it, or choose another with --port";
    }
    return message == null ? problem.getClass().getSimpleName() : message;
  }
}
