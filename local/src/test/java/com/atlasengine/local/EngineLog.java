package com.atlasengine.local;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.LoggerConfig;
import org.apache.logging.log4j.core.config.Property;

/**
 * All that this process logs while it is open, wherever that goes: what functions print, metrics
 * among it, and what the engine says itself.
 */
final class EngineLog extends AbstractAppender implements AutoCloseable {
  private final Queue<String> lines = new ConcurrentLinkedQueue<>();
  private final LoggerContext context = (LoggerContext) LogManager.getContext(false);

  private EngineLog() {
    super("engine log of a test", null, null, false, Property.EMPTY_ARRAY);
  }

  static EngineLog open() {
    EngineLog log = new EngineLog();
    log.start();
    log.loggers().forEach(logger -> logger.addAppender(log, null, null));
    log.context.updateLoggers();
    return log;
  }

  /** Those whose lines no other one gets. */
  private List<LoggerConfig> loggers() {
    return context.getConfiguration().getLoggers().values().stream()
        .filter(logger -> logger.getParent() == null || !logger.isAdditive())
        .toList();
  }

  @Override
  public void append(LogEvent event) {
    StringWriter text = new StringWriter();
    text.append(event.getLevel() + " " + event.getLoggerName() + " - ");
    text.append(event.getMessage().getFormattedMessage());
    Throwable thrown = event.getThrown();
    if (thrown != null) {
      text.append('\n');
      thrown.printStackTrace(new PrintWriter(text, true));
    }
    lines.add(text.toString());
  }

  String text() {
    return String.join("\n", lines);
  }

  @Override
  public void close() {
    loggers().forEach(logger -> logger.removeAppender(getName()));
    context.updateLoggers();
    stop();
  }
}
