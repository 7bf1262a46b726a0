package com.atlasengine.local.lambda;

/** Gets all that Lambda itself reports of functions: their logs, and how each invocation went. */
public interface InvocationWatcher {
  /** Ignores everything. */
  InvocationWatcher NONE =
      new InvocationWatcher() {
        @Override
        public void line(String function, String logStream, String line) {}

        @Override
        public void ended(String logStream, InvocationReport report) {}
      };

  /** A function, or Lambda itself, has written a line. */
  void line(String function, String logStream, String line);

  /** An invocation has ended. */
  void ended(String logStream, InvocationReport report);
}
