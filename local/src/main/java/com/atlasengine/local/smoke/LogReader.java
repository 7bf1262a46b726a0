package com.atlasengine.local.smoke;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads invocations out of a function's log: its lines of metrics, and Lambda's REPORT lines. */
final class LogReader {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern DURATION = Pattern.compile("\tDuration: ([0-9.]+) ms");
  private static final Pattern RESTORE = Pattern.compile("\tRestore Duration: ([0-9.]+) ms");
  private static final Pattern TRACE = Pattern.compile("XRAY TraceId: (\\S+)");

  /**
   * A line of the log.
   *
   * @param stream of one process, which runs one invocation at a time
   */
  record Line(String stream, long timestampMs, String text) {
    boolean isReport() {
      return text.startsWith("REPORT ");
    }
  }

  private record Entry(long atMs, Line line, Optional<JsonNode> metrics) {}

  private LogReader() {}

  /** The invocations that have ended. */
  static List<Invocation> read(List<Line> lines) {
    List<Entry> entries = new ArrayList<>();
    for (Line line : lines) {
      Optional<JsonNode> metrics = metrics(line);
      metrics.ifPresent(found -> entries.add(new Entry(writtenAt(found, line), line, metrics)));
      if (line.isReport()) {
        entries.add(new Entry(line.timestampMs(), line, Optional.empty()));
      }
    }
    // A process writes its metrics before it answers, but the two lines may arrive in any order.
    entries.sort(
        Comparator.comparingLong(Entry::atMs).thenComparing(entry -> entry.line().isReport()));
    return pair(entries);
  }

  private static List<Invocation> pair(List<Entry> entries) {
    Map<String, JsonNode> open = new HashMap<>();
    List<Invocation> all = new ArrayList<>();
    for (Entry entry : entries) {
      String stream = entry.line().stream();
      if (entry.metrics().isPresent()) {
        open.put(stream, entry.metrics().get());
      } else {
        all.add(invocation(entry.line(), Optional.ofNullable(open.remove(stream))));
      }
    }
    return all;
  }

  private static Optional<JsonNode> metrics(Line line) {
    if (!line.text().startsWith("{\"_aws\"")) {
      return Optional.empty();
    }
    try {
      return Optional.of(JSON.readTree(line.text()));
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  private static long writtenAt(JsonNode metrics, Line line) {
    return metrics.at("/_aws/Timestamp").asLong(line.timestampMs());
  }

  private static Invocation invocation(Line report, Optional<JsonNode> metrics) {
    return new Invocation(
        (double) report.timestampMs(),
        number(DURATION, report.text()).orElse(0.0),
        number(RESTORE, report.text()).orElse(0.0),
        metrics.map(each -> each.path("BedrockLatency").asDouble(0)),
        metrics.flatMap(each -> word(each, "intent")),
        metrics.flatMap(each -> word(each, "reply")),
        group(TRACE, report.text()));
  }

  private static Optional<String> word(JsonNode metrics, String name) {
    return Optional.ofNullable(metrics.get(name)).map(JsonNode::asText);
  }

  private static Optional<Double> number(Pattern pattern, String text) {
    return group(pattern, text).map(Double::valueOf);
  }

  private static Optional<String> group(Pattern pattern, String text) {
    Matcher found = pattern.matcher(text);
    return found.find() ? Optional.of(found.group(1)) : Optional.empty();
  }
}
