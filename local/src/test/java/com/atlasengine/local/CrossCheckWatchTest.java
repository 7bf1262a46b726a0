package com.atlasengine.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Alarms, dashboard and queries ask for what the functions write, and the runbook knows them. */
class CrossCheckWatchTest {
  private static final Stack STACK = Stack.read();
  private static final String OURS = "AtlasEngine/Performance";
  private static final Pattern RUNBOOK = Pattern.compile("Runbook docs/operations\\.md#([a-z-]+)");

  /** What AWS writes by itself, as far as it is looked at here. */
  private static final Map<String, Set<String>> BY_AWS =
      Map.of(
          "AWS/Lambda", Set.of("Duration", "Errors", "Throttles", "AsyncEventAge"),
          "AWS/DynamoDB", Set.of("ReadThrottleEvents", "WriteThrottleEvents"),
          "AWS/SQS", Set.of("ApproximateNumberOfMessagesVisible"),
          "AWS/States",
              Set.of(
                  "ExecutionsFailed",
                  "ExecutionsTimedOut",
                  "ExecutionThrottled",
                  "ExecutionsSucceeded"));

  /** Service to the names of the metrics that its code adds to. */
  private static final Map<String, Set<String>> WRITTEN = new TreeMap<>();

  @BeforeAll
  static void followTheCode() {
    Map<String, String> names =
        Pattern.compile("([A-Z_]+)\\(\"(\\w+)\", MetricUnit")
            .matcher(
                Stack.file("shared-core/src/main/java/com/atlasengine/core/lambda/Metric.java"))
            .results()
            .collect(Collectors.toMap(m -> m.group(1), m -> m.group(2)));
    STACK
        .ofType(Stack.FUNCTION)
        .forEach(
            (id, p) -> {
              String handler = p.path("Handler").asText().split("::", -1)[0];
              Set<String> reached = Reached.by(Stack.module(id), handler).metrics();
              WRITTEN.put(
                  "stack-" + Stack.module(id),
                  names.entrySet().stream()
                      .filter(e -> reached.contains(e.getKey()))
                      .map(Map.Entry::getValue)
                      .collect(Collectors.toSet()));
            });
  }

  @Test
  void servicesAreNamedAfterTheirFunctions() {
    Intrinsics names = STACK.with(Map.of());
    STACK
        .ofType(Stack.FUNCTION)
        .forEach(
            (id, p) ->
                assertEquals(
                    "stack-" + Stack.module(id),
                    names
                        .resolve(p.at("/Environment/Variables/POWERTOOLS_SERVICE_NAME"))
                        .asText()));
  }

  @Test
  void everyAlarmWatchesWhatIsWritten() {
    List<String> wrong = new ArrayList<>();
    Map<String, JsonNode> alarms = STACK.ofType(Stack.ALARM);
    assertTrue(alarms.size() >= 20, alarms.keySet().toString());
    alarms.forEach(
        (id, alarm) -> {
          Stream<JsonNode> math =
              Stack.stream(alarm.path("Metrics"))
                  .map(m -> m.at("/MetricStat/Metric"))
                  .filter(JsonNode::isObject);
          Stream<JsonNode> all = alarm.has("MetricName") ? Stream.of(alarm) : math;
          List<JsonNode> metrics = all.toList();
          assertFalse(metrics.isEmpty(), id);
          metrics.forEach(m -> check(id, m, wrong));
        });
    assertEquals(List.of(), wrong);
  }

  private static void check(String where, JsonNode metric, List<String> wrong) {
    JsonNode resolved = STACK.with(Map.of()).resolve(metric);
    String namespace = resolved.path("Namespace").asText();
    String name = resolved.path("MetricName").asText();
    String service = Stack.dimension(resolved, "Service").map(JsonNode::asText).orElse("");
    if (!isWritten(namespace, name, service)) {
      wrong.add(where + ": nothing writes " + namespace + " " + name + " " + service);
    }
  }

  private static boolean isWritten(String namespace, String name, String service) {
    return namespace.equals(OURS)
        ? WRITTEN.getOrDefault(service, Set.of()).contains(name)
        : filtered(namespace, name) || BY_AWS.getOrDefault(namespace, Set.of()).contains(name);
  }

  /** Made of log lines by a filter in the template. */
  private static boolean filtered(String namespace, String name) {
    return STACK.ofType("AWS::Logs::MetricFilter").values().stream()
        .map(f -> STACK.with(Map.of()).resolve(f).at("/MetricTransformations/0"))
        .anyMatch(
            t ->
                t.path("MetricNamespace").asText().equals(namespace)
                    && t.path("MetricName").asText().equals(name));
  }

  @Test
  void everyAlarmTellsSomebodyAndIsInTheRunbook() {
    Set<String> sections =
        Stack.file("docs/operations.md")
            .lines()
            .filter(line -> line.startsWith("#"))
            .map(CrossCheckWatchTest::anchor)
            .collect(Collectors.toSet());
    STACK
        .ofType(Stack.ALARM)
        .forEach(
            (id, alarm) -> {
              List<String> named =
                  RUNBOOK
                      .matcher(alarm.path("AlarmDescription").asText())
                      .results()
                      .map(m -> m.group(1))
                      .toList();
              assertEquals(1, named.size(), id + " names one section");
              assertTrue(sections.contains(named.getFirst()), id + ": no section " + named);
              assertEquals("AlarmTopic", alarm.at("/AlarmActions/0/Ref").asText(), id);
              assertEquals("notBreaching", alarm.path("TreatMissingData").asText(), id);
            });
  }

  private static String anchor(String heading) {
    return heading
        .replaceFirst("^#+ ", "")
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^a-z0-9 -]", "")
        .replace(' ', '-');
  }

  @Test
  void everyFunctionThatIsCalledHasAnAlarmForItsErrors() {
    Set<String> watched =
        STACK.ofType(Stack.ALARM).values().stream()
            .filter(a -> a.path("MetricName").asText().equals("Errors"))
            .flatMap(a -> Stack.dimension(a, "FunctionName").stream())
            .map(v -> v.path("Ref").asText())
            .collect(Collectors.toCollection(TreeSet::new));
    watched.add("CheckVersion"); // CodeDeploy is told, and fails the deployment
    assertEquals(new TreeSet<>(STACK.ofType(Stack.FUNCTION).keySet()), watched);
  }

  @Test
  void theBriefedThresholdsHold() {
    JsonNode turns = STACK.properties("HighLexResponseTime");
    assertEquals(3000, turns.path("Threshold").asInt());
    assertEquals("GreaterThanThreshold", turns.path("ComparisonOperator").asText());
    assertEquals(2, turns.path("EvaluationPeriods").asInt());
    JsonNode throttling = STACK.properties("BedrockThrottling");
    assertEquals(5, throttling.path("Threshold").asInt());
    assertEquals("GreaterThanOrEqualToThreshold", throttling.path("ComparisonOperator").asText());
    assertEquals(1, throttling.path("EvaluationPeriods").asInt());
  }

  @Test
  void theDashboardIsJsonAndShowsWhatIsWritten() throws JsonProcessingException {
    JsonNode widgets = dashboard().path("widgets");
    List<String> wrong = new ArrayList<>();
    int metrics = 0;
    for (JsonNode widget : widgets) {
      for (JsonNode metric : widget.at("/properties/metrics")) {
        if (metric.path(0).isTextual()) {
          metrics++;
          String service = metric.path(2).asText().equals("Service") ? metric.path(3).asText() : "";
          if (!isWritten(metric.path(0).asText(), metric.path(1).asText(), service)) {
            wrong.add(widget.at("/properties/title").asText() + ": nothing writes " + metric);
          }
        }
      }
    }
    assertEquals(List.of(), wrong);
    assertTrue(metrics > 30, metrics + " metrics");
  }

  private static JsonNode dashboard() throws JsonProcessingException {
    JsonNode body =
        STACK.with(Map.of()).resolve(STACK.properties("Dashboard").path("DashboardBody"));
    return new ObjectMapper().readTree(body.asText());
  }

  @Test
  void logWidgetsReadGroupsThatExistAndFieldsThatAreWritten() throws JsonProcessingException {
    Intrinsics names = STACK.with(Map.of());
    Set<String> groups =
        STACK.ofType("AWS::Logs::LogGroup").values().stream()
            .map(g -> names.resolve(g.path("LogGroupName")).asText())
            .collect(Collectors.toSet());
    List<String> queries = new ArrayList<>();
    dashboard().path("widgets").forEach(w -> queries.add(w.at("/properties/query").asText()));
    queries.removeIf(String::isEmpty);
    assertTrue(queries.size() >= 4, queries.toString());
    queries.forEach(
        q ->
            matches("SOURCE '([^']+)'", q)
                .forEach(m -> assertTrue(groups.contains(m.group(1)), m.group(1))));
    STACK
        .ofType("AWS::Logs::QueryDefinition")
        .values()
        .forEach(q -> queries.add(q.path("QueryString").asText()));
    Set<String> written =
        Stream.concat(
                matches("annotate\\(\\s*\"(\\w+)\"", Stack.sources("lex-fulfillment"))
                    .map(m -> m.group(1)),
                WRITTEN.values().stream().flatMap(Set::stream))
            .collect(Collectors.toSet());
    queries.forEach(
        q ->
            matches("ispresent\\((\\w+)\\)", q)
                .forEach(m -> assertTrue(written.contains(m.group(1)), m.group(1) + " in " + q)));
  }

  private static Stream<MatchResult> matches(String pattern, String text) {
    return Pattern.compile(pattern).matcher(text).results();
  }
}
