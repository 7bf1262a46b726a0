package com.atlasengine.local.crosscheck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.atlasengine.local.template.Intrinsics;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** How new versions get traffic, and what takes it back. */
class CrossCheckRolloutTest {
  private static final TemplateSource TEMPLATE = TemplateSource.read();
  private static final List<String> STAGES = List.of("dev", "staging", "prod");

  /** CodeDeploy's own, as SAM names them. */
  private static final Set<String> PREFERENCES =
      Set.of(
          "AllAtOnce",
          "Canary10Percent5Minutes",
          "Canary10Percent10Minutes",
          "Linear10PercentEvery1Minute");

  @Test
  void noVersionHasBothSnapshotAndKeptEnvironments() {
    for (String mode : List.of("SnapStart", "Provisioned")) {
      Intrinsics names = TEMPLATE.intrinsics(Map.of("Concurrency", mode));
      Map<String, String> kept = new TreeMap<>();
      TEMPLATE
          .ofType(TemplateSource.FUNCTION)
          .forEach(
              (id, p) -> {
                JsonNode own = names.resolve(p);
                String applyOn =
                    own.at("/SnapStart/ApplyOn")
                        .asText(
                            names.resolve(TEMPLATE.globals()).at("/SnapStart/ApplyOn").asText());
                boolean snapshot = applyOn.equals("PublishedVersions");
                boolean provisioned = own.has("ProvisionedConcurrencyConfig");
                assertFalse(snapshot && provisioned, id + " has both, with " + mode);
                kept.put(id, snapshot ? "snapshot" : provisioned ? "provisioned" : "neither");
              });
      assertEquals("neither", kept.remove("CheckVersion"));
      assertFalse(kept.containsValue("neither"), mode + ": " + kept);
      assertEquals(
          mode.equals("SnapStart") ? "snapshot" : "provisioned", kept.get("LexFulfillment"));
    }
  }

  @Test
  void trafficIsShiftedByAKindThatCodeDeployKnows_inEveryStage() {
    Map<String, String> kinds = new TreeMap<>();
    for (String stage : STAGES) {
      JsonNode preference =
          TEMPLATE
              .intrinsics(Map.of("Stage", stage))
              .resolve(TEMPLATE.globals().path("DeploymentPreference"));
      kinds.put(stage, preference.path("Type").asText());
      assertEquals("CheckVersion", preference.at("/Hooks/PreTraffic").asText());
    }
    assertTrue(PREFERENCES.containsAll(kinds.values()), kinds.toString());
    assertEquals(
        Map.of(
            "dev",
            "AllAtOnce",
            "staging",
            "Canary10Percent10Minutes",
            "prod",
            "Canary10Percent10Minutes"),
        kinds);
    assertTrue(
        TEMPLATE
            .properties("CheckVersion")
            .at("/FunctionName/Fn::Sub")
            .asText()
            .startsWith("CodeDeployHook_"));
  }

  @Test
  void everyDeploymentIsTakenBackByAlarmsThatExist() {
    Set<String> gates = refs(TEMPLATE.globals().at("/DeploymentPreference/Alarms"));
    assertEquals(Set.of("HighLexResponseTime", "BedrockThrottling"), gates);
    TEMPLATE
        .ofType(TemplateSource.FUNCTION)
        .forEach(
            (id, p) -> {
              Set<String> own = refs(p.at("/DeploymentPreference/Alarms"));
              assertEquals(
                  id.equals("CheckVersion")
                      ? Set.of()
                      : Set.of(id + "Errors", id + "NewVersionErrors"),
                  own);
              gates.addAll(own);
            });
    gates.addAll(refs(TEMPLATE.properties("EngageLead").at("/DeploymentPreference/Alarms")));
    assertTrue(TEMPLATE.ofType(TemplateSource.ALARM).keySet().containsAll(gates), gates.toString());
    assertTrue(gates.contains("EngageLeadFailures"));
  }

  /**
   * A tenth of little traffic is less than one call a minute, so one error of the version must be
   * enough.
   */
  @Test
  void oneErrorOfTheNewVersionIsEnough() {
    for (String id : TEMPLATE.ofType(TemplateSource.FUNCTION).keySet()) {
      JsonNode alarm = TEMPLATE.properties(id + "NewVersionErrors");
      if (!id.equals("CheckVersion")) {
        assertEquals("Errors", alarm.path("MetricName").asText(), id);
        assertEquals(1, alarm.path("Threshold").asInt(), id);
        assertEquals(1, alarm.path("EvaluationPeriods").asInt(), id);
        assertEquals(60, alarm.path("Period").asInt(), id);
        assertEquals(
            List.of(id, "${" + id + "}:live", id + ".Version.Version"),
            TemplateSource.stream(alarm.path("Dimensions"))
                .map(d -> d.path("Value"))
                .map(v -> v.findValuesAsText("Ref").stream().findFirst().orElseGet(() -> text(v)))
                .toList());
      }
    }
  }

  private static String text(JsonNode function) {
    JsonNode value = function.elements().next();
    return value.isArray()
        ? String.join(".", TemplateSource.texts(value).toList())
        : value.asText();
  }

  private static Set<String> refs(JsonNode list) {
    return TemplateSource.stream(list)
        .map(r -> r.path("Ref").asText())
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
