package com.atlasengine.local.events;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.atlasengine.local.http.SdkClients;
import com.atlasengine.local.lambda.RecordingFunctions;
import com.atlasengine.local.sqs.Sqs;
import com.atlasengine.local.template.PhysicalIds;
import com.atlasengine.local.template.Template;
import com.atlasengine.local.timing.VirtualScheduler;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.EventBridgeException;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResponse;

final class EventBridgeTest {
  private static final ObjectMapper JSON = JsonMapper.builder().build();
  private static final String MACHINE = PhysicalIds.arn("states", "stateMachine:call-ended");
  private static final String FUNCTION = PhysicalIds.arn("lambda", "function:refresh:live");
  private static final String DEAD = PhysicalIds.arn("sqs", "dead");

  private final VirtualScheduler time = new VirtualScheduler();
  private final RecordingFunctions functions = new RecordingFunctions();
  private final BlockingQueue<String> started = new LinkedBlockingQueue<>();
  private final Sqs sqs = new Sqs(List.of(new Template.Queue("Dead", "dead", DEAD, "")), time);

  private EventBridge bus(Template.Rule... rules) {
    RetryingTargetSender delivery =
        new RetryingTargetSender(
            functions, (arn, input) -> started.add(arn + " " + input), sqs, time);
    return new EventBridge(List.of(rules), delivery, time, time);
  }

  private static Template.Rule onEvent(String pattern, Template.Target target) throws IOException {
    return new Template.Rule(
        "on-event", Optional.empty(), Optional.of(JSON.readTree(pattern)), List.of(target));
  }

  private static Template.Rule onSchedule(String schedule, Optional<String> input) {
    Template.Target target = new Template.Target(FUNCTION, input, Optional.empty());
    return new Template.Rule("timer", Optional.of(schedule), Optional.empty(), List.of(target));
  }

  private static Template.Target target(String arn) {
    return new Template.Target(arn, Optional.empty(), Optional.empty());
  }

  private String nextStarted() throws InterruptedException {
    String next = started.poll(60, TimeUnit.SECONDS);
    if (next == null) {
      throw new AssertionError("no state machine was started within a minute");
    }
    return next;
  }

  @Test
  void stateMachineGetsTheWholeEvent_whenAPutEventMatches() throws Exception {
    String pattern =
        "{\"source\":[\"aws.connect\"],\"detail\":{\"eventType\":[\"DISCONNECTED\"],"
            + "\"initiationMethod\":[{\"anything-but\":\"INBOUND\"}]}}";
    try (SdkClients engine = new SdkClients(bus(onEvent(pattern, target(MACHINE))))) {
      EventBridgeClient client = engine.sync(EventBridgeClient.builder());
      PutEventsResponse put =
          client.putEvents(
              r ->
                  r.entries(
                      entry("{\"eventType\":\"QUEUED\",\"initiationMethod\":\"API\"}"),
                      entry("{\"eventType\":\"DISCONNECTED\",\"initiationMethod\":\"INBOUND\"}"),
                      entry("{\"eventType\":\"DISCONNECTED\",\"initiationMethod\":\"API\"}")));
      assertEquals(0, put.failedEntryCount());
      String machineAndInput = nextStarted();
      assertTrue(machineAndInput.startsWith(MACHINE + " "));
      JsonNode event = JSON.readTree(machineAndInput.substring(MACHINE.length() + 1));
      assertEquals(put.entries().get(2).eventId(), event.path("id").asText());
      assertEquals("Amazon Connect Contact Event", event.path("detail-type").asText());
      assertEquals("us-west-2", event.path("region").asText());
      assertTrue(started.isEmpty());
    }
  }

  @Test
  void onlyTheInstanceThatIsNamedMatches_whenSeveralTellTheBus() throws Exception {
    String pattern = "{\"detail\":{\"instanceArn\":[{\"suffix\":\"instance/ours\"}]}}";
    try (SdkClients engine = new SdkClients(bus(onEvent(pattern, target(MACHINE))))) {
      engine
          .sync(EventBridgeClient.builder())
          .putEvents(
              r ->
                  r.entries(
                      entry("{\"instanceArn\":\"arn:aws:connect:us-west-2:1:instance/theirs\"}"),
                      entry("{\"instanceArn\":\"arn:aws:connect:us-west-2:1:instance/ours\"}")));
      assertTrue(nextStarted().contains("instance/ours"));
      assertTrue(started.isEmpty());
    }
  }

  @Test
  void eventMatches_whicheverCasingConnectWrites() throws Exception {
    String pattern =
        "{\"detail\":{\"$or\":[{\"instanceArn\":[{\"suffix\":\"instance/ours\"}]},"
            + "{\"InstanceArn\":[{\"suffix\":\"instance/ours\"}]}]}}";
    try (SdkClients engine = new SdkClients(bus(onEvent(pattern, target(MACHINE))))) {
      for (String name : List.of("instanceArn", "InstanceArn")) {
        engine
            .sync(EventBridgeClient.builder())
            .putEvents(r -> r.entries(entry("{\"" + name + "\":\"arn:1:instance/ours\"}")));
        assertTrue(nextStarted().contains(name));
      }
      assertTrue(started.isEmpty());
    }
  }

  @Test
  void entryFails_whenItsDetailIsNoObjectOrSomethingIsMissing() throws Exception {
    try (SdkClients engine = new SdkClients(bus())) {
      EventBridgeClient client = engine.sync(EventBridgeClient.builder());
      PutEventsResponse put =
          client.putEvents(
              r ->
                  r.entries(
                      entry("{not json"),
                      PutEventsRequestEntry.builder().source("s").detail("{}").build()));
      assertEquals(2, put.failedEntryCount());
      assertEquals("MalformedDetail", put.entries().get(0).errorCode());
      assertEquals("InvalidArgument", put.entries().get(1).errorCode());
    }
  }

  @Test
  void rulesAreListed_whenAsked() throws Exception {
    EventBridge bus = bus(onSchedule("rate(5 minutes)", Optional.empty()));
    try (SdkClients engine = new SdkClients(bus)) {
      EventBridgeClient client = engine.sync(EventBridgeClient.builder());
      assertEquals(
          "rate(5 minutes)", client.listRules(r -> {}).rules().getFirst().scheduleExpression());
    }
  }

  @Test
  void functionGetsTheScheduledEventEachTime_whenTheRateHasPassed() throws Exception {
    bus(onSchedule("rate(5 minutes)", Optional.empty())).schedules().start();
    time.advance(Duration.ofMinutes(4));
    assertTrue(functions.hasNoMoreInvocations());
    time.advance(Duration.ofMinutes(2));
    JsonNode first = JSON.readTree(functions.next().payload());
    assertEquals("Scheduled Event", first.path("detail-type").asText());
    assertEquals("aws.events", first.path("source").asText());
    assertEquals("2026-10-20T12:05:00Z", first.path("time").asText());
    time.advance(Duration.ofMinutes(5));
    assertEquals(
        "2026-10-20T12:10:00Z", JSON.readTree(functions.next().payload()).path("time").asText());
  }

  @Test
  void firesNowAndKeepsItsTimes_whenAskedTo() throws Exception {
    Schedules schedules = bus(onSchedule("rate(5 minutes)", Optional.empty())).schedules();
    schedules.start();
    time.advance(Duration.ofMinutes(4));
    assertTrue(schedules.fireNow("timer"));
    assertEquals(
        "2026-10-20T12:04:00Z", JSON.readTree(functions.next().payload()).path("time").asText());
    time.advance(Duration.ofMinutes(5));
    assertEquals(
        "2026-10-20T12:05:00Z", JSON.readTree(functions.next().payload()).path("time").asText());
    assertTrue(functions.hasNoMoreInvocations());
    assertFalse(schedules.fireNow("on-event"));
  }

  @Test
  void functionGetsTheRulesInput_whenItHasOne() throws Exception {
    String input = "{\"detail\":{\"action\":\"keep-warm\"}}";
    bus(onSchedule("cron(1 12 * * ? *)", Optional.of(input))).schedules().start();
    time.advance(Duration.ofMinutes(2));
    assertEquals(new RecordingFunctions.AsyncInvocation(FUNCTION, input), functions.next());
  }

  @Test
  void eventGoesToTheDeadLetters_whenThreeAttemptsFailed() throws Exception {
    Template.Target missing =
        new Template.Target("missing", Optional.of("{\"lost\":1}"), Optional.of(DEAD));
    RetryingTargetSender delivery =
        new RetryingTargetSender(functions, (arn, input) -> {}, sqs, time);
    delivery.send(missing, "{\"lost\":1}");
    assertEquals("0", messages());
    time.advance(Duration.ofSeconds(1));
    assertEquals("0", messages());
    time.advance(Duration.ofSeconds(1));
    assertEquals("1", messages());
  }

  private String messages() throws IOException {
    try (SdkClients engine = new SdkClients(sqs)) {
      software.amazon.awssdk.services.sqs.SqsClient client =
          engine.sync(software.amazon.awssdk.services.sqs.SqsClient.builder());
      return client
          .getQueueAttributes(r -> r.queueUrl(DEAD).attributeNamesWithStrings("All"))
          .attributesAsStrings()
          .getOrDefault("ApproximateNumberOfMessages", "");
    }
  }

  @Test
  void refused_whenAPatternIsNotOneOfEventBridges() {
    assertThrows(
        IllegalArgumentException.class,
        () -> bus(onEvent("{\"source\":\"not a list\"}", target(MACHINE))));
    assertThrows(
        IllegalArgumentException.class,
        () -> bus(onEvent("{\"source\":[{\"sounds-like\":\"x\"}]}", target(MACHINE))));
  }

  private static PutEventsRequestEntry entry(String detail) {
    return PutEventsRequestEntry.builder()
        .source("aws.connect")
        .detailType("Amazon Connect Contact Event")
        .detail(detail)
        .build();
  }

  @Test
  void entriesAreRefused_whenTheyHoldMoreThanAMebibyteTogether() throws Exception {
    try (SdkClients engine = new SdkClients(bus())) {
      EventBridgeClient client = engine.sync(EventBridgeClient.builder());
      PutEventsRequestEntry half = entry("{\"text\":\"" + "a".repeat(524_200) + "\"}");
      PutEventsRequestEntry more = entry("{\"text\":\"" + "a".repeat(524_300) + "\"}");
      assertEquals(0, client.putEvents(r -> r.entries(half, half)).failedEntryCount());

      EventBridgeException refused =
          assertThrows(
              EventBridgeException.class, () -> client.putEvents(r -> r.entries(half, more)));
      assertEquals("ValidationException", refused.awsErrorDetails().errorCode());
    }
  }
}
