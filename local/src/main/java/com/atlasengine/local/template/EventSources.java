package com.atlasengine.local.template;

import com.atlasengine.local.template.PhysicalIds.Resource;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Collects what starts functions and state machines: SAM events, rules, schedules, topics. */
final class EventSources {
  private final List<Template.Rule> rules = new ArrayList<>();
  private final List<Template.Subscription> subscriptions = new ArrayList<>();

  List<Template.Rule> rules() {
    return rules;
  }

  List<Template.Subscription> subscriptions() {
    return subscriptions;
  }

  /** Adds what one resource declares; {@code properties} are resolved. */
  void add(Resource resource, JsonNode properties) {
    switch (resource.type()) {
      case "AWS::Serverless::Function", "AWS::Serverless::StateMachine" ->
          properties
              .path("Events")
              .properties()
              .forEach(e -> addSamEvent(resource, e.getKey(), e.getValue()));
      case "AWS::Events::Rule" -> addRule(resource.name(), properties);
      case "AWS::Scheduler::Schedule" -> addSchedule(resource.name(), properties);
      case "AWS::SNS::Subscription" ->
          addSubscription(
              properties.path("TopicArn").asText(),
              properties.path("Protocol").asText(),
              properties.path("Endpoint").asText(),
              text(properties.path("RedrivePolicy"), "deadLetterTargetArn"));
      case "AWS::SNS::Topic" ->
          properties
              .path("Subscription")
              .forEach(
                  s ->
                      addSubscription(
                          PhysicalIds.arn("sns", resource.name()),
                          s.path("Protocol").asText(),
                          s.path("Endpoint").asText(),
                          Optional.empty()));
      default -> {}
    }
  }

  private void addSamEvent(Resource resource, String id, JsonNode event) {
    JsonNode p = event.path("Properties");
    String name = resource.name() + "-" + id;
    Template.Target target =
        new Template.Target(targetArn(resource), text(p, "Input"), deadLetterArn(p));
    switch (event.path("Type").asText()) {
      case "SNS" ->
          addSubscription(
              p.path("Topic").asText(),
              "lambda",
              target.arn(),
              text(p.path("RedrivePolicy"), "deadLetterTargetArn"));
      case "Schedule" -> addScheduleRule(name, p.path("Schedule").asText(), target, isEnabled(p));
      case "ScheduleV2" ->
          addScheduleRule(name, p.path("ScheduleExpression").asText(), target, isEnabled(p));
      case "EventBridgeRule", "CloudWatchEvent" -> addPatternRule(name, p, target);
      default ->
          throw new IllegalArgumentException(
              "event type " + event.path("Type").asText() + " is not supported locally");
    }
  }

  private void addPatternRule(String name, JsonNode p, Template.Target target) {
    if (isEnabled(p)) {
      rules.add(
          new Template.Rule(
              name, Optional.empty(), Optional.of(p.path("Pattern")), List.of(target)));
    }
  }

  private void addRule(String name, JsonNode p) {
    List<Template.Target> targets = new ArrayList<>();
    p.path("Targets").forEach(t -> targets.add(target(t)));
    if (isEnabled(p)) {
      rules.add(
          new Template.Rule(
              name,
              text(p, "ScheduleExpression"),
              p.has("EventPattern") ? Optional.of(p.path("EventPattern")) : Optional.empty(),
              targets));
    }
  }

  private void addSchedule(String name, JsonNode p) {
    addScheduleRule(
        name, p.path("ScheduleExpression").asText(), target(p.path("Target")), isEnabled(p));
  }

  private void addScheduleRule(
      String name, String expression, Template.Target target, boolean enabled) {
    if (enabled) {
      rules.add(
          new Template.Rule(name, Optional.of(expression), Optional.empty(), List.of(target)));
    }
  }

  private void addSubscription(
      String topicArn, String protocol, String endpoint, Optional<String> deadLetterArn) {
    subscriptions.add(new Template.Subscription(topicArn, protocol, endpoint, deadLetterArn));
  }

  private static Template.Target target(JsonNode t) {
    return new Template.Target(t.path("Arn").asText(), text(t, "Input"), deadLetterArn(t));
  }

  private static Optional<String> deadLetterArn(JsonNode t) {
    return text(t.path("DeadLetterConfig"), "Arn");
  }

  private static String targetArn(Resource resource) {
    if (resource.type().equals("AWS::Serverless::StateMachine")) {
      return PhysicalIds.arn("states", "stateMachine:" + resource.name());
    }
    String arn = PhysicalIds.arn("lambda", "function:" + resource.name());
    return resource.alias().isEmpty() ? arn : arn + ":" + resource.alias();
  }

  private static boolean isEnabled(JsonNode p) {
    boolean on = !p.path("State").asText("ENABLED").equals("DISABLED");
    return on && p.path("Enabled").asBoolean(true);
  }

  private static Optional<String> text(JsonNode node, String property) {
    JsonNode value = node.path(property);
    return value.isMissingNode()
        ? Optional.empty()
        : Optional.of(value.isTextual() ? value.asText() : value.toString());
  }
}
