package com.atlasengine.local.lambda;

import org.slf4j.Logger;

/** Chooses the log level for each line that a function prints. */
final class LogLines {
  private LogLines() {}

  /** Writes one line, prefixed with the function; metrics documents are for the file only. */
  static void write(Logger log, String function, String line) {
    if (isProblem(line)) {
      log.warn("[{}] {}", function, line);
    } else if (line.contains("\"_aws\"")) {
      log.debug("[{}] {}", function, line);
    } else {
      log.info("[{}] {}", function, line);
    }
  }

  private static boolean isProblem(String line) {
    return line.contains("\"level\":\"ERROR\"")
        || line.contains("\"level\":\"WARN\"")
        || line.startsWith("Exception")
        || line.startsWith("java.")
        || line.contains(" ERROR ");
  }
}
