package com.atlasengine.local.events;

import com.atlasengine.local.http.AwsError;
import com.atlasengine.local.http.Exchange;
import com.atlasengine.local.http.Service;
import com.atlasengine.local.template.PhysicalIds;
import com.atlasengine.local.template.Template;
import com.atlasengine.local.timing.Scheduler;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import software.amazon.event.ruler.Machine;

/**
 * EventBridge's default bus and schedules: {@code PutEvents} and {@code ListRules}, the rules of
 * the template matched by AWS's own rule library, and its schedules.
 *
 * <p>Unlike the real bus it takes events whose source begins with {@code aws.}, so that a person
 * can send a contact event again by hand.
 */
public final class EventBridge implements Service {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** The most that the entries of a request hold; it was 256 KiB until January 2026. */
  private static final int MAX_REQUEST_BYTES = 1_048_576;

  private static final int TIME_BYTES = 14;

  private final Map<String, Template.Rule> rules = new TreeMap<>();
  private final Machine patterns = Machine.builder().build();
  private final TargetSender targetSender;
  private final Clock clock;
  private final Scheduler scheduler;
  private final Schedules schedules;

  /**
   * @throws IllegalArgumentException for a pattern or schedule that EventBridge would refuse
   */
  public EventBridge(
      Collection<Template.Rule> rules,
      TargetSender targetSender,
      Clock clock,
      Scheduler scheduler) {
    this.targetSender = targetSender;
    this.clock = clock;
    this.scheduler = scheduler;
    this.schedules = new Schedules(rules, this::fire, clock, scheduler);
    rules.forEach(this::add);
  }

  private void add(Template.Rule rule) {
    rules.put(rule.name(), rule);
    try {
      if (rule.pattern().isPresent()) {
        patterns.addRule(rule.name(), rule.pattern().get().toString());
      }
    } catch (IOException e) {
      throw new IllegalArgumentException("rule " + rule.name() + ": its pattern is not valid", e);
    }
  }

  /** The rules that fire by time. */
  public Schedules schedules() {
    return schedules;
  }

  private void fire(Template.Rule rule) {
    ObjectNode event = envelope("aws.events");
    event.put("detail-type", "Scheduled Event").putArray("resources").add(arn(rule));
    event.putObject("detail");
    deliver(rule, event);
  }

  /** Delivers a whole event to the targets of all rules that match it, without waiting. */
  public void put(JsonNode event) {
    // The rule machine returns rule names, so a rule with several patterns fires once.
    patterns.rulesForJSONEvent(event).stream()
        .map(name -> Optional.ofNullable(rules.get(name)))
        .flatMap(Optional::stream)
        .forEach(rule -> deliver(rule, event));
  }

  private void deliver(Template.Rule rule, JsonNode event) {
    for (Template.Target target : rule.targets()) {
      String input = target.input().orElseGet(event::toString);
      scheduler.start("rule-" + rule.name(), () -> targetSender.send(target, input));
    }
  }

  @Override
  public String signingName() {
    return "events";
  }

  @Override
  public void serve(Exchange exchange) throws IOException {
    String operation = exchange.operation().orElse("");
    switch (operation) {
      case "PutEvents" -> exchange.respondJson(putEvents(exchange.json().path("Entries")));
      case "ListRules" ->
          exchange.respondJson(listRules(exchange.json().path("NamePrefix").asText()));
      default -> throw AwsError.unknownOperation("events", operation);
    }
  }

  private ObjectNode putEvents(JsonNode entries) {
    int bytes = 0;
    for (JsonNode entry : entries) {
      bytes += bytes(entry);
    }
    if (bytes > MAX_REQUEST_BYTES) {
      throw new AwsError(
          400,
          "ValidationException",
          "Total size of the entries in the request is over the limit.");
    }
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    ArrayNode results = answer.putArray("Entries");
    int failed = 0;
    for (JsonNode entry : entries) {
      ObjectNode result = putEntry(entry);
      failed += result.has("ErrorCode") ? 1 : 0;
      results.add(result);
    }
    return answer.put("FailedEntryCount", failed);
  }

  /** As EventBridge counts: 14 bytes for a time, and the bytes of the texts. */
  private static int bytes(JsonNode entry) {
    int bytes = entry.has("Time") ? TIME_BYTES : 0;
    for (String member : List.of("Source", "DetailType", "Detail")) {
      bytes += entry.path(member).asText().getBytes(StandardCharsets.UTF_8).length;
    }
    for (JsonNode resource : entry.path("Resources")) {
      bytes += resource.asText().getBytes(StandardCharsets.UTF_8).length;
    }
    return bytes;
  }

  private ObjectNode putEntry(JsonNode entry) {
    for (String field : List.of("Source", "DetailType", "Detail")) {
      if (entry.path(field).asText().isEmpty()) {
        return failedEntry(
            "InvalidArgument", "Parameter " + field + " is not valid. Reason: required.");
      }
    }
    Optional<ObjectNode> detail = object(entry.path("Detail").asText());
    if (detail.isEmpty()) {
      return failedEntry("MalformedDetail", "Detail is malformed.");
    }
    ObjectNode event = envelope(entry.path("Source").asText());
    event.put("detail-type", entry.path("DetailType").asText());
    event.putArray("resources").addAll((ArrayNode) entry.withArray("Resources"));
    event.set("detail", detail.get());
    put(event);
    return JsonNodeFactory.instance.objectNode().put("EventId", event.path("id").asText());
  }

  private static ObjectNode failedEntry(String code, String message) {
    ObjectNode result = JsonNodeFactory.instance.objectNode();
    return result.put("ErrorCode", code).put("ErrorMessage", message);
  }

  private static Optional<ObjectNode> object(String text) {
    try {
      return JSON.readTree(text) instanceof ObjectNode node ? Optional.of(node) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private ObjectNode envelope(String source) {
    ObjectNode event = JsonNodeFactory.instance.objectNode();
    event.put("version", "0").put("id", UUID.randomUUID().toString()).put("source", source);
    event.put("account", Template.ACCOUNT).put("region", Template.REGION);
    return event.put("time", clock.instant().truncatedTo(ChronoUnit.SECONDS).toString());
  }

  private ObjectNode listRules(String prefix) {
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    ArrayNode list = answer.putArray("Rules");
    rules.values().stream()
        .filter(rule -> rule.name().startsWith(prefix))
        .forEach(rule -> list.add(describe(rule)));
    return answer;
  }

  private static ObjectNode describe(Template.Rule rule) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("Name", rule.name()).put("Arn", arn(rule)).put("State", "ENABLED");
    node.put("EventBusName", "default");
    rule.pattern().ifPresent(pattern -> node.put("EventPattern", pattern.toString()));
    rule.schedule().ifPresent(schedule -> node.put("ScheduleExpression", schedule));
    return node;
  }

  private static String arn(Template.Rule rule) {
    return PhysicalIds.arn("events", "rule/" + rule.name());
  }

  /** Sends an event to a target; handles all failures itself and never throws. */
  @FunctionalInterface
  interface TargetSender {
    void send(Template.Target target, String input);
  }
}
