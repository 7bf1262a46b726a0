package com.atlasengine.local.crosscheck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.atlasengine.local.template.Intrinsics;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Dashboard and queries ask for what the functions write. */
class CrossCheckDashboardTest {
  private static final TemplateSource TEMPLATE = TemplateSource.read();

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
          if (!WrittenMetrics.isWritten(
              metric.path(0).asText(), metric.path(1).asText(), service)) {
            wrong.add(widget.at("/properties/title").asText() + ": nothing writes " + metric);
          }
        }
      }
    }
    assertEquals(List.of(), wrong);
    assertTrue(metrics > 30, metrics + " metrics");
  }

  @Test
  void everyMetricIsWrittenBySomeFunctionAndLookedAt() throws JsonProcessingException {
    Set<String> declared =
        matches(
                "\\(\"(\\w+)\", MetricUnit",
                TemplateSource.file(
                    "shared-core/src/main/java/com/atlasengine/core/telemetry/Metric.java"))
            .map(m -> m.group(1))
            .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(declared, WrittenMetrics.names().collect(Collectors.toCollection(TreeSet::new)));
    Set<String> shown = new TreeSet<>();
    dashboard()
        .path("widgets")
        .forEach(w -> w.at("/properties/metrics").forEach(m -> shown.add(m.path(1).asText())));
    Set<String> unseen = new TreeSet<>(declared);
    unseen.removeAll(shown);
    assertEquals(Set.of(), unseen, "not on the dashboard");
  }

  private static JsonNode dashboard() throws JsonProcessingException {
    JsonNode body =
        TEMPLATE
            .intrinsics(Map.of())
            .resolve(TEMPLATE.properties("Dashboard").path("DashboardBody"));
    return new ObjectMapper().readTree(body.asText());
  }

  @Test
  void logWidgetsReadGroupsThatExistAndFieldsThatAreWritten() throws JsonProcessingException {
    Intrinsics names = TEMPLATE.intrinsics(Map.of());
    Set<String> groups =
        TEMPLATE.ofType("AWS::Logs::LogGroup").values().stream()
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
    TEMPLATE
        .ofType("AWS::Logs::QueryDefinition")
        .values()
        .forEach(q -> queries.add(q.path("QueryString").asText()));
    Set<String> written =
        Stream.concat(
                matches("annotate\\(\\s*\"(\\w+)\"", TemplateSource.sources("lex-fulfillment"))
                    .map(m -> m.group(1)),
                WrittenMetrics.names())
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
