package com.atlasengine.local.crosscheck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.atlasengine.local.template.Intrinsics;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Alarms watch what is written, and the runbook knows them. */
class CrossCheckAlarmsTest {
  private static final TemplateSource TEMPLATE = TemplateSource.read();
  private static final Pattern RUNBOOK = Pattern.compile("Runbook docs/operations\\.md#([a-z-]+)");

  @Test
  void servicesAreNamedAfterTheirFunctions() {
    Intrinsics names = TEMPLATE.intrinsics(Map.of());
    TEMPLATE
        .ofType(TemplateSource.FUNCTION)
        .forEach(
            (id, p) ->
                assertEquals(
                    "stack-" + TemplateSource.module(id),
                    names
                        .resolve(p.at("/Environment/Variables/POWERTOOLS_SERVICE_NAME"))
                        .asText()));
  }

  @Test
  void functionsWriteWhereAlarmsLook() {
    Map<String, String> none = Map.of();
    assertEquals(
        WrittenMetrics.NAMESPACE,
        TEMPLATE
            .intrinsics(none)
            .resolve(TEMPLATE.globals().at("/Environment/Variables/POWERTOOLS_METRICS_NAMESPACE"))
            .asText());
    TEMPLATE
        .ofType(TemplateSource.FUNCTION)
        .forEach(
            (id, p) ->
                assertFalse(
                    p.at("/Environment/Variables").has("POWERTOOLS_METRICS_NAMESPACE"), id));
  }

  @Test
  void everyAlarmWatchesWhatIsWritten() {
    List<String> wrong = new ArrayList<>();
    Map<String, JsonNode> alarms = TEMPLATE.ofType(TemplateSource.ALARM);
    assertTrue(
        TemplateSource.file("docs/operations.md").contains(" " + alarms.size() + " alarms"),
        "the runbook's costs do not know of " + alarms.size() + " alarms");
    alarms.forEach(
        (id, alarm) -> {
          Stream<JsonNode> math =
              TemplateSource.stream(alarm.path("Metrics"))
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
    JsonNode resolved = TEMPLATE.intrinsics(Map.of()).resolve(metric);
    String namespace = resolved.path("Namespace").asText();
    String name = resolved.path("MetricName").asText();
    String service = TemplateSource.dimension(resolved, "Service").map(JsonNode::asText).orElse("");
    if (!WrittenMetrics.isWritten(namespace, name, service)) {
      wrong.add(where + ": nothing writes " + namespace + " " + name + " " + service);
    }
  }

  @Test
  void errorLinesAreCountedWhereSomethingIsRenewedInVain() {
    Intrinsics names = TEMPLATE.intrinsics(Map.of());
    Set<String> counted =
        TEMPLATE.ofType("AWS::Logs::MetricFilter").values().stream()
            .filter(f -> f.path("FilterPattern").asText().equals("{ $.level = \"ERROR\" }"))
            .map(f -> names.resolve(f.path("LogGroupName")).asText())
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> renewing = new TreeSet<>(TEMPLATE.ofType(TemplateSource.FUNCTION).keySet());
    renewing.removeIf(
        id ->
            !TemplateSource.sources(TemplateSource.module(id))
                .contains("List<Renewal> renewals()"));
    assertTrue(renewing.contains("LexFulfillment"), renewing.toString());
    assertEquals(
        renewing.stream()
            .map(id -> "/aws/lambda/stack-" + TemplateSource.module(id))
            .collect(Collectors.toCollection(TreeSet::new)),
        counted);
  }

  @Test
  void everyAlarmHasATopicAndIsInTheRunbook() {
    Set<String> sections =
        TemplateSource.file("docs/operations.md")
            .lines()
            .filter(line -> line.startsWith("#"))
            .map(CrossCheckAlarmsTest::anchor)
            .collect(Collectors.toSet());
    TEMPLATE
        .ofType(TemplateSource.ALARM)
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
              // One error of a new version stops its deployment; people are alerted only to errors
              // that matter.
              String told = id.endsWith("NewVersionErrors") ? "" : "AlarmTopic";
              assertEquals(told, alarm.at("/AlarmActions/0/Ref").asText(), id);
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
        TEMPLATE.ofType(TemplateSource.ALARM).values().stream()
            .filter(a -> a.path("MetricName").asText().equals("Errors"))
            .flatMap(a -> TemplateSource.dimension(a, "FunctionName").stream())
            .map(v -> v.path("Ref").asText())
            .collect(Collectors.toCollection(TreeSet::new));
    watched.add("CheckVersion"); // CodeDeploy is told, and fails the deployment
    assertEquals(new TreeSet<>(TEMPLATE.ofType(TemplateSource.FUNCTION).keySet()), watched);
  }

  @Test
  void theBriefedThresholdsHold() {
    JsonNode turns = TEMPLATE.properties("HighLexResponseTime");
    assertEquals(3000, turns.path("Threshold").asInt());
    assertEquals("GreaterThanThreshold", turns.path("ComparisonOperator").asText());
    assertEquals(2, turns.path("EvaluationPeriods").asInt());
    JsonNode throttling = TEMPLATE.properties("BedrockThrottling");
    assertEquals(5, throttling.path("Threshold").asInt());
    assertEquals("GreaterThanOrEqualToThreshold", throttling.path("ComparisonOperator").asText());
    assertEquals(1, throttling.path("EvaluationPeriods").asInt());
  }
}
