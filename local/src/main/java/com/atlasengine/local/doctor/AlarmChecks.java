package com.atlasengine.local.doctor;

import com.atlasengine.local.template.StackDescription.Resource;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;

/** The alarms: whether they are there, what they say, and whether they watch what there is. */
final class AlarmChecks {
  private static final String ALARMS = "alarms";

  private AlarmChecks() {}

  static List<Check> all() {
    return List.of(
        Check.after(
            "alarms",
            ALARMS,
            "Deploy again, or switch the alarm's actions on.",
            AlarmChecks::alarms),
        Check.after(
            "alarm states",
            ALARMS,
            "Follow the alarm's section of the runbook.",
            AlarmChecks::states),
        Check.after(
            "alarm dimensions",
            ALARMS,
            "Deploy again: the alarm watches something that does not exist, and never goes off.",
            AlarmChecks::dimensions));
  }

  /** The stack's own: the name of another stack may begin with this one's. */
  private static Map<String, MetricAlarm> deployedAlarms(Deployment deployment) throws Exception {
    return deployment.answers().get(Alarms.class, "alarms", () -> ask(deployment)).byName();
  }

  private static Alarms ask(Deployment deployment) {
    Map<String, MetricAlarm> alarms = new TreeMap<>();
    deployment
        .aws()
        .alarms()
        .describeAlarmsPaginator(
            request -> request.alarmNamePrefix(deployment.target().stackName() + "-"))
        .metricAlarms()
        .forEach(alarm -> alarms.put(alarm.alarmName(), alarm));
    alarms.keySet().retainAll(declaredAlarms(deployment).map(Resource::physicalId).toList());
    return new Alarms(alarms);
  }

  private record Alarms(Map<String, MetricAlarm> byName) {}

  private static Stream<Resource> declaredAlarms(Deployment deployment) {
    return deployment.declared().ofType("AWS::CloudWatch::Alarm");
  }

  private static Finding alarms(Deployment deployment) throws Exception {
    Map<String, MetricAlarm> deployed = deployedAlarms(deployment);
    Causes causes = new Causes();
    declaredAlarms(deployment)
        .forEach(
            declared -> {
              MetricAlarm alarm = deployed.get(declared.physicalId());
              causes.unless(alarm != null, declared.physicalId() + " is not there");
              causes.unless(
                  alarm == null || alarm.actionsEnabled(),
                  declared.physicalId() + " tells nobody: its actions are switched off");
            });
    return causes.orOk(deployed.size() + " alarms");
  }

  private static Finding states(Deployment deployment) throws Exception {
    Causes causes = new Causes();
    for (MetricAlarm alarm : deployedAlarms(deployment).values()) {
      StateValue state = alarm.stateValue();
      causes.unless(
          state != StateValue.ALARM, alarm.alarmName() + " is on: " + alarm.stateReason());
      causes.unless(state != StateValue.INSUFFICIENT_DATA, alarm.alarmName() + " gets no data");
    }
    return causes.orOk("none is on");
  }

  private static Finding dimensions(Deployment deployment) throws Exception {
    Map<String, MetricAlarm> deployed = deployedAlarms(deployment);
    Map<String, String> versions = liveVersions(deployment);
    Causes causes = new Causes();
    declaredAlarms(deployment)
        .forEach(
            declared ->
                Optional.ofNullable(deployed.get(declared.physicalId()))
                    .ifPresent(alarm -> compare(causes, alarm, declared.properties(), versions)));
    return causes.orOk("each alarm watches what there is");
  }

  private static Map<String, String> liveVersions(Deployment deployment) throws Exception {
    Map<String, String> versions = new HashMap<>();
    for (DeployedFunction function : DeployedFunction.all(deployment)) {
      versions.put(function.name(), function.liveVersion(deployment));
    }
    return versions;
  }

  private static void compare(
      Causes causes, MetricAlarm alarm, JsonNode declared, Map<String, String> versions) {
    Set<String> actual = new TreeSet<>();
    actualDimensions(alarm).forEach(each -> actual.add(each.name() + " " + each.value()));
    declaredDimensions(declared)
        .map(each -> each.path("Name").asText() + " " + value(each, declared, versions))
        .filter(each -> !each.contains("arn:aws") && !actual.contains(each))
        .forEach(
            each ->
                causes.unless(
                    false, alarm.alarmName() + " does not watch " + each + ", but " + actual));
  }

  /** The version in a dimension is the deployed one's; the template is read without knowing it. */
  private static String value(JsonNode dimension, JsonNode declared, Map<String, String> versions) {
    if (!dimension.path("Name").asText().equals("ExecutedVersion")) {
      return dimension.path("Value").asText();
    }
    return declaredDimensions(declared)
        .filter(each -> each.path("Name").asText().equals("FunctionName"))
        .map(each -> versions.getOrDefault(each.path("Value").asText(), ""))
        .findFirst()
        .orElse("");
  }

  private static Stream<JsonNode> declaredDimensions(JsonNode declared) {
    return declared.findValues("Dimensions").stream()
        .flatMap(list -> StreamSupport.stream(list.spliterator(), false));
  }

  private static Stream<Dimension> actualDimensions(MetricAlarm alarm) {
    return Stream.concat(
        alarm.dimensions().stream(),
        alarm.metrics().stream()
            .filter(metric -> metric.metricStat() != null)
            .flatMap(metric -> metric.metricStat().metric().dimensions().stream()));
  }
}
