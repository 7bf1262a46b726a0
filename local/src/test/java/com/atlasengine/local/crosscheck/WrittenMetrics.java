package com.atlasengine.local.crosscheck;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The metrics that somebody writes: the code of a function, a filter of log lines, AWS. */
final class WrittenMetrics {
  static final String NAMESPACE = "AtlasEngine/Performance";
  private static final TemplateSource TEMPLATE = TemplateSource.read();

  private WrittenMetrics() {}

  /** Metrics that AWS writes itself, as far as alarms or the dashboard use them. */
  private static final Map<String, Set<String>> BY_AWS =
      Map.of(
          "AWS/Lambda",
          Set.of("Duration", "Errors", "Throttles", "AsyncEventAge"),
          "AWS/DynamoDB",
          Set.of("ReadThrottleEvents", "WriteThrottleEvents", "SuccessfulRequestLatency"),
          "AWS/SQS",
          Set.of("ApproximateNumberOfMessagesVisible", "ApproximateAgeOfOldestMessage"),
          "AWS/States",
          Set.of(
              "ExecutionsFailed",
              "ExecutionsTimedOut",
              "ExecutionThrottled",
              "ExecutionsSucceeded"));

  /** Service to the names of the metrics that its code adds to. */
  private static final Map<String, Set<String>> BY_CODE = new TreeMap<>();

  static {
    Map<String, String> names =
        Pattern.compile("([A-Z_]+)\\(\"(\\w+)\", MetricUnit")
            .matcher(
                TemplateSource.file(
                    "shared-core/src/main/java/com/atlasengine/core/telemetry/Metric.java"))
            .results()
            .collect(Collectors.toMap(m -> m.group(1), m -> m.group(2)));
    TEMPLATE
        .ofType(TemplateSource.FUNCTION)
        .forEach(
            (id, p) -> {
              String handler = p.path("Handler").asText().split("::", -1)[0];
              Set<String> reached = ReachableCode.of(handler).metrics();
              BY_CODE.put(
                  "stack-" + TemplateSource.module(id),
                  names.entrySet().stream()
                      .filter(e -> reached.contains(e.getKey()))
                      .map(Map.Entry::getValue)
                      .collect(Collectors.toSet()));
            });
  }

  /** All names that the code writes. */
  static Stream<String> names() {
    return BY_CODE.values().stream().flatMap(Set::stream);
  }

  static boolean isWritten(String namespace, String name, String service) {
    return namespace.equals(NAMESPACE)
        ? BY_CODE.getOrDefault(service, Set.of()).contains(name)
        : isFromLogFilter(namespace, name)
            || BY_AWS.getOrDefault(namespace, Set.of()).contains(name);
  }

  /** Made of log lines by a filter in the template. */
  private static boolean isFromLogFilter(String namespace, String name) {
    return TEMPLATE.ofType("AWS::Logs::MetricFilter").values().stream()
        .map(f -> TEMPLATE.intrinsics(Map.of()).resolve(f).at("/MetricTransformations/0"))
        .anyMatch(
            t ->
                t.path("MetricNamespace").asText().equals(namespace)
                    && t.path("MetricName").asText().equals(name));
  }
}
