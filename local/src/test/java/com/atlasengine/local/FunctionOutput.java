package com.atlasengine.local;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.LoggerConfig;
import org.apache.logging.log4j.core.config.Property;

/** Collects every line that the functions print until it is closed. */
final class FunctionOutput extends AbstractAppender implements AutoCloseable {
  private static final String FUNCTIONS = "function";

  private final Queue<String> lines = new ConcurrentLinkedQueue<>();

  FunctionOutput() {
    super("printed", null, null, true, Property.EMPTY_ARRAY);
    start();
    functions().addAppender(this, null, null);
    LoggerContext.getContext(false).updateLoggers();
  }

  private static LoggerConfig functions() {
    return LoggerContext.getContext(false).getConfiguration().getLoggerConfig(FUNCTIONS);
  }

  @Override
  public void append(LogEvent event) {
    lines.add(event.getMessage().getFormattedMessage());
  }

  /** What one function has printed so far. */
  public List<String> linesOf(String logicalId) {
    String start = "[" + logicalId + "] ";
    return lines.stream()
        .filter(line -> line.startsWith(start))
        .map(line -> line.substring(start.length()))
        .toList();
  }

  @Override
  public void close() {
    functions().removeAppender(getName());
    stop();
  }
}
