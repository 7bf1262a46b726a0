package com.atlasengine.createlead;

import com.atlasengine.core.adapter.salesforce.TestOrg;
import com.atlasengine.core.config.Env;
import com.atlasengine.core.fake.FakeBacklog;
import com.atlasengine.core.fake.FakeCallRecords;
import com.atlasengine.core.fake.FakeClaims;
import com.atlasengine.core.fake.FakeClock;
import com.atlasengine.core.fake.FakeInteractions;
import com.atlasengine.core.fake.FakeLateReplies;
import com.atlasengine.core.fake.FakeSecrets;
import com.atlasengine.core.fake.FakeTelemetry;
import com.atlasengine.core.json.Json;
import com.atlasengine.core.kit.HandlerDriver;
import com.atlasengine.core.lead.SecondPerson;
import com.atlasengine.core.model.Interaction;
import com.atlasengine.core.model.InteractionKey;
import com.atlasengine.core.model.NameReader;
import com.atlasengine.core.model.PersonName;
import com.atlasengine.core.telemetry.Telemetry;
import com.atlasengine.core.time.Deadline;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Visitors with one number ask for calls; the real function finds their Leads over a socket. */
final class Visitors implements AutoCloseable {
  static final String NUMBER = "+12065550123";

  final FakeClock clock = new FakeClock();
  final TestOrg org = new TestOrg(clock);
  final FakeInteractions interactions = new FakeInteractions();
  final FakeBacklog backlog = new FakeBacklog();
  final FakeLateReplies lateReplies = new FakeLateReplies(clock);
  final FakeCallRecords callRecords = new FakeCallRecords();
  final FakeTelemetry telemetry = new FakeTelemetry();
  private final HandlerDriver handler;
  private int executions;

  /** A function with these environment variables. */
  Visitors(Map<String, String> environment) {
    handler =
        new HandlerDriver(
            "create-lead",
            new Handler(
                new CreateLead(
                    interactions,
                    backlog,
                    new FakeClaims(clock),
                    org.connect(environment),
                    lateReplies,
                    callRecords,
                    Env.of(environment).parse("SECOND_PERSON", "OwnLead", SecondPerson::parse),
                    FakeSecrets.numberKey(),
                    telemetry,
                    clock),
                Telemetry.NONE));
  }

  /** Asks for a call, and returns the id of the visitor's Lead; empty when it is pending. */
  String engage(String fullName) {
    clock.advance(Duration.ofSeconds(1));
    PersonName name = NameReader.readFullName(fullName).orElseThrow();
    return handler
        .handleText(
            Json.writeString(
                Map.of(
                    "firstName",
                    name.first(),
                    "lastName",
                    name.last(),
                    "phone",
                    NUMBER,
                    "executionName",
                    "execution-" + ++executions)))
        .path("leadId")
        .asText();
  }

  /** The schedule retries what is pending. */
  JsonNode retry() {
    return handler.handleEvent("retry-pending");
  }

  /** Counts what is pending. */
  JsonNode count() {
    return handler.handleEvent("count-pending");
  }

  /** The interaction that was opened last. */
  Interaction lastInteraction() {
    return interactions.all().getLast();
  }

  Interaction find(InteractionKey key) {
    return interactions.find(key, soon()).orElseThrow();
  }

  /** The org's Leads, oldest first. */
  List<Map<String, String>> leads() {
    return org.records().recordsOf("Lead");
  }

  static Deadline soon() {
    return Deadline.in(Duration.ofSeconds(9));
  }

  @Override
  public void close() {
    org.close();
  }
}
