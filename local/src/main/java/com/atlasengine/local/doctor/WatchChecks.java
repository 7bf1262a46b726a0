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
import software.amazon.awssdk.services.cloudwatchlogs.model.LogGroup;
import software.amazon.awssdk.services.sns.model.Subscription;

/** Who is told, what is watched, and how long logs are kept. */
final class WatchChecks {
  private static final String ALARMS = "alarms";
  private static final String PENDING = "PendingConfirmation";

  /** The topic, and the parameter with the address of who is told. */
  private static final Map<String, String> TOPICS =
      Map.of("AlarmTopic", "OperationsEmail", "SalesTeamTopic", "SalesTeamEmail");

  private WatchChecks() {}

  static List<Check> all() {
    return List.of(
        Check.after(
            "subscriptions",
            "3-deploy",
            "Have the person follow the link in the mail that SNS sent; deploy again for another.",
            WatchChecks::subscriptions),
        Check.after(
            "refresh requests",
            "refresh-backlog",
            "Deploy again: the topic has to call refresh-responses, and may.",
            WatchChecks::refresh),
        Check.after(
            "alarms", ALARMS, "Deploy again, or switch the alarm's actions on.", WatchChecks::alarms),
        Check.after(
            "alarm states",
            ALARMS,
            "Follow the alarm's section of the runbook.",
            WatchChecks::states),
        Check.after(
            "alarm dimensions",
            ALARMS,
            "Deploy again: the alarm watches something that does not exist, and never goes off.",
            WatchChecks::dimensions),
        Check.after(
            "log groups",
            "error-lines",
            "Set the retention of the log group, or deploy again.",
            WatchChecks::logGroups));
  }

  private static List<Subscription> subscribers(Deployment deployment, String topicArn) {
    return deployment
        .aws()
        .topics()
        .listSubscriptionsByTopicPaginator(request -> request.topicArn(topicArn))
        .subscriptions()
        .stream()
        .toList();
  }

  private static Finding subscriptions(Deployment deployment) {
    Causes causes = new Causes();
    for (Map.Entry<String, String> topic : TOPICS.entrySet()) {
      List<Subscription> found =
          subscribers(deployment, deployment.deployed().physicalId(topic.getKey()));
      found.stream()
          .filter(each -> each.subscriptionArn().equals(PENDING))
          .forEach(each -> causes.unless(false, topic.getKey() + ": a mail is not confirmed"));
      boolean wanted = !deployment.parameter(topic.getValue()).isEmpty();
      causes.unless(
          !wanted || !found.isEmpty(),
          topic.getKey() + ": " + topic.getValue() + " is not subscribed");
      boolean nobody = found.isEmpty() && topic.getKey().equals("AlarmTopic");
      causes.unless(
          !nobody || !deployment.parameter("Stage").equals("prod"),
          "nobody is told about alarms: OperationsEmail is empty");
    }
    return causes.orOk("all that are wanted are confirmed");
  }

  private static Finding refresh(Deployment deployment) throws Exception {
    String topic = deployment.deployed().physicalId("RefreshTopic");
    String function = deployment.deployed().physicalId("RefreshResponsesAliaslive");
    boolean subscribed =
        subscribers(deployment, topic).stream().anyMatch(each -> each.endpoint().equals(function));
    return new Causes()
        .unless(subscribed, topic + " does not call " + function)
        .unless(
            EventChecks.mayCall(deployment, "sns.amazonaws.com", topic, function),
            "SNS may not call " + function)
        .orOk(topic + " calls " + function);
  }

  /** The stack's own: the name of another stack may begin with this one's. */
  private static Map<String, MetricAlarm> deployedAlarms(Deployment deployment) {
    Map<String, MetricAlarm> alarms = new TreeMap<>();
    deployment
        .aws()
        .alarms()
        .describeAlarmsPaginator(
            request -> request.alarmNamePrefix(deployment.target().stackName() + "-"))
        .metricAlarms()
        .forEach(alarm -> alarms.put(alarm.alarmName(), alarm));
    alarms.keySet().retainAll(declaredAlarms(deployment).map(Resource::physicalId).toList());
    return alarms;
  }

  private static Stream<Resource> declaredAlarms(Deployment deployment) {
    return deployment.declared().ofType("AWS::CloudWatch::Alarm");
  }

  private static Finding alarms(Deployment deployment) {
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

  private static Finding states(Deployment deployment) {
    Causes causes = new Causes();
    for (MetricAlarm alarm : deployedAlarms(deployment).values()) {
      StateValue state = alarm.stateValue();
      causes.unless(
          state != StateValue.ALARM, alarm.alarmName() + " is on: " + alarm.stateReason());
      causes.unless(
          state != StateValue.INSUFFICIENT_DATA, alarm.alarmName() + " gets no data");
    }
    return causes.orOk("none is on");
  }

  private static Finding dimensions(Deployment deployment) {
    Map<String, MetricAlarm> deployed = deployedAlarms(deployment);
    Map<String, String> versions = liveVersions(deployment);
    Causes causes = new Causes();
    declaredAlarms(deployment)
        .forEach(
            declared ->
                Optional.ofNullable(deployed.get(declared.physicalId()))
                    .ifPresent(
                        alarm -> compare(causes, alarm, declared.properties(), versions)));
    return causes.orOk("each alarm watches what there is");
  }

  private static Map<String, String> liveVersions(Deployment deployment) {
    Map<String, String> versions = new HashMap<>();
    DeployedFunction.all(deployment)
        .forEach(
            function ->
                versions.put(
                    function.name(), function.liveVersion(deployment.aws().functions())));
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
  private static String value(
      JsonNode dimension, JsonNode declared, Map<String, String> versions) {
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

  private static Finding logGroups(Deployment deployment) {
    Causes causes = new Causes();
    String days = deployment.parameter("LogRetentionDays");
    List<DeployedStack.Resource> groups =
        deployment.deployed().ofType("AWS::Logs::LogGroup").toList();
    for (DeployedStack.Resource group : groups) {
      Optional<LogGroup> found =
          deployment
              .aws()
              .logs()
              .describeLogGroups(request -> request.logGroupNamePrefix(group.physicalId()))
              .logGroups()
              .stream()
              .filter(each -> each.logGroupName().equals(group.physicalId()))
              .findFirst();
      causes.unless(found.isPresent(), group.physicalId() + " is not there");
      found.ifPresent(
          each ->
              causes.unless(
                  days.equals(String.valueOf(each.retentionInDays())),
                  each.logGroupName() + " is kept " + kept(each) + " in place of " + days));
    }
    return causes.orOk(groups.size() + " groups, kept " + days + " days");
  }

  private static String kept(LogGroup group) {
    return group.retentionInDays() == null ? "for ever" : group.retentionInDays() + " days";
  }
}
