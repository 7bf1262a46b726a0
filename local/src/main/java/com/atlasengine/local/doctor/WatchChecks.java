package com.atlasengine.local.doctor;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogGroup;
import software.amazon.awssdk.services.sns.model.Subscription;

/** Who is told, and how long logs are kept. */
final class WatchChecks {
  private static final String PENDING = "PendingConfirmation";

  /** The topic, and the parameter with the address of who is told. */
  private static final Map<String, String> TOPICS =
      Map.of("AlarmTopic", "OperationsEmail", "SalesTeamTopic", "SalesTeamEmail");

  private WatchChecks() {}

  static List<Check> all() {
    return List.of(
        Check.after(
            "subscriptions",
            "4-deploy",
            "Have the person follow the link in the mail that SNS sent; deploy again for another.",
            WatchChecks::subscriptions),
        Check.after(
            "refresh requests",
            "refresh-backlog",
            "Deploy again: the topic has to call refresh-responses, and may.",
            WatchChecks::refresh),
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
