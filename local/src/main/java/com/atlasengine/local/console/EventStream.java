package com.atlasengine.local.console;

import com.atlasengine.local.http.Exchange;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes the feed as server-sent events, until the reader or the engine goes. A reader that comes
 * back names the last event it had in {@code Last-Event-ID}; one whose next event is no longer kept
 * gets {@code gap} first, with the number of events it has missed.
 */
final class EventStream {
  /** Shorter than what proxies and browsers take for a dead connection. */
  private static final Duration HEARTBEAT = Duration.ofSeconds(15);

  private static final Map<String, String> HEADERS =
      Map.of("Content-Type", "text/event-stream; charset=utf-8", "Cache-Control", "no-store");

  private static final Logger LOG = LoggerFactory.getLogger(EventStream.class);

  private final EventFeed feed;

  EventStream(EventFeed feed) {
    this.feed = feed;
  }

  /** Answers one reader, as long as it stays. */
  void serve(Exchange exchange) throws InterruptedException {
    long last = lastEventId(exchange);
    try (OutputStream out = exchange.openResponseStream(200, HEADERS)) {
      write(out, "retry: 500\n\n");
      while (!feed.isClosed()) {
        List<EventFeed.FeedEvent> events = feed.awaitAfter(last, HEARTBEAT);
        write(out, events.isEmpty() ? ": still here\n\n" : text(events, last));
        last = events.isEmpty() ? last : events.getLast().id();
      }
    } catch (IOException e) {
      LOG.debug("a reader of the console's feed has gone", e);
    }
  }

  /**
   * The last event that the reader has; 0, so that it gets all, when it is of an earlier engine.
   */
  private long lastEventId(Exchange exchange) {
    String id = exchange.header("Last-Event-ID").or(() -> exchange.query("after")).orElse("");
    String prefix = feed.epoch() + "-";
    return id.startsWith(prefix) && id.substring(prefix.length()).matches("\\d{1,18}")
        ? Long.parseLong(id.substring(prefix.length()))
        : 0;
  }

  private String text(List<EventFeed.FeedEvent> events, long last) {
    StringBuilder text = new StringBuilder();
    long missed = last == 0 ? 0 : events.getFirst().id() - last - 1;
    if (missed > 0) {
      text.append("event: gap\ndata: ").append(missed).append("\n\n");
    }
    for (EventFeed.FeedEvent event : events) {
      text.append("id: ")
          .append(feed.epoch())
          .append('-')
          .append(event.id())
          .append("\nevent: ")
          .append(event.kind());
      text.append("\ndata: {\"id\":").append(event.id()).append(",\"at\":");
      text.append(event.atMillis()).append(",\"data\":").append(event.data()).append("}\n\n");
    }
    return text.toString();
  }

  private static void write(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
    out.flush();
  }
}
