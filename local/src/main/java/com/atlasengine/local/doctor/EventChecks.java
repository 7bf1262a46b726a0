package com.atlasengine.local.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.Rule;
import software.amazon.awssdk.services.eventbridge.model.RuleState;
import software.amazon.awssdk.services.eventbridge.model.Target;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** What starts functions by itself, and what could not be delivered. */
final class EventChecks {
  private static final String SCHEDULES = "schedule-dead-letters";

  private EventChecks() {}

  static List<Check> all() {
    return List.of(
        Check.after(
            "schedules",
            SCHEDULES,
            "Enable the rule in EventBridge, or deploy again.",
            EventChecks::rules),
        Check.after(
            "schedule targets",
            SCHEDULES,
            "Deploy again: the rule starts nothing or the wrong thing.",
            EventChecks::targets),
        Check.after(
            "schedules may call",
            SCHEDULES,
            "Deploy again: the function's policy has to let EventBridge call it for the rule.",
            EventChecks::permissions),
        Check.after(
            "dead letters",
            "replaying-dead-letters",
            "Look at what failed, then replay or delete the messages.",
            EventChecks::deadLetters));
  }

  private static List<Rule> find(Deployment deployment) {
    EventBridgeClient client = deployment.aws().events();
    List<Rule> rules = new ArrayList<>();
    deployment
        .deployed()
        .ofType("AWS::Events::Rule")
        .forEach(
            resource ->
                client
                    .listRules(request -> request.namePrefix(resource.physicalId()))
                    .rules()
                    .stream()
                    .filter(rule -> rule.name().equals(resource.physicalId()))
                    .forEach(rules::add));
    return rules;
  }

  private static List<Target> targets(Deployment deployment, Rule rule) {
    return deployment
        .aws()
        .events()
        .listTargetsByRule(request -> request.rule(rule.name()))
        .targets();
  }

  private static Finding rules(Deployment deployment) {
    List<Rule> rules = find(deployment);
    long expected = deployment.deployed().ofType("AWS::Events::Rule").count();
    Causes causes =
        new Causes()
            .unless(
                rules.size() == expected,
                "EventBridge has " + rules.size() + " of the stack's " + expected + " rules");
    rules.forEach(
        rule ->
            causes.unless(
                rule.state() == RuleState.ENABLED, rule.name() + " is " + rule.stateAsString()));
    return causes.orOk(rules.size() + " rules are enabled");
  }

  private static Finding targets(Deployment deployment) {
    List<String> own =
        deployment.deployed().resources().stream().map(DeployedStack.Resource::physicalId).toList();
    Causes causes = new Causes();
    for (Rule rule : find(deployment)) {
      List<Target> targets = targets(deployment, rule);
      causes.unless(!targets.isEmpty(), rule.name() + " has no target");
      targets.stream()
          .map(Target::arn)
          .filter(arn -> own.stream().noneMatch(id -> !id.isEmpty() && arn.endsWith(id)))
          .forEach(
              arn ->
                  causes.unless(
                      false, rule.name() + " starts " + arn + ", which is not the stack's"));
    }
    return causes.orOk("each starts something of the stack");
  }

  private static Finding permissions(Deployment deployment) throws Exception {
    Causes causes = new Causes();
    for (Rule rule : find(deployment)) {
      for (Target target : targets(deployment, rule)) {
        if (target.arn().contains(":lambda:")) {
          causes.unless(
              mayCall(deployment, "events.amazonaws.com", rule.arn(), target.arn()),
              "EventBridge may not call " + target.arn() + " for " + rule.name());
        }
      }
    }
    return causes.orOk("EventBridge may call each function");
  }

  /** Whether a service may call a function for one of its resources. */
  static boolean mayCall(
      Deployment deployment, String service, String sourceArn, String functionArn)
      throws Exception {
    try {
      String policy =
          deployment
              .aws()
              .functions()
              .getPolicy(request -> request.functionName(functionArn))
              .policy();
      return ResourcePolicy.parse(policy).allows(service, "lambda:InvokeFunction", sourceArn);
    } catch (ResourceNotFoundException e) {
      return false;
    }
  }

  private static Finding deadLetters(Deployment deployment) {
    Causes causes = new Causes();
    deployment
        .deployed()
        .ofType("AWS::SQS::Queue")
        .filter(queue -> queue.logicalId().endsWith("DeadLetters"))
        .forEach(
            queue -> {
              long waiting = waiting(deployment, queue.physicalId());
              causes.unless(waiting == 0, queue.logicalId() + " has " + waiting + " messages");
            });
    return causes.orOk("the queues are empty");
  }

  private static long waiting(Deployment deployment, String url) {
    Map<QueueAttributeName, String> attributes =
        deployment
            .aws()
            .queues()
            .getQueueAttributes(
                request ->
                    request
                        .queueUrl(url)
                        .attributeNames(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES))
            .attributes();
    return Long.parseLong(
        attributes.getOrDefault(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES, "0"));
  }
}
