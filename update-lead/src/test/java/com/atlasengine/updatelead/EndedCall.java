package com.atlasengine.updatelead;

import com.atlasengine.core.adapter.salesforce.TestOrg;
import com.atlasengine.core.fake.FakeBacklog;
import com.atlasengine.core.fake.FakeClaims;
import com.atlasengine.core.fake.FakeClock;
import com.atlasengine.core.fake.FakeInteractions;
import com.atlasengine.core.fake.FakeSecrets;
import com.atlasengine.core.fake.FakeTextModel;
import com.atlasengine.core.kit.Ada;
import com.atlasengine.core.kit.HandlerDriver;
import com.atlasengine.core.kit.TestContents;
import com.atlasengine.core.lead.SecondPerson;
import com.atlasengine.core.model.ContactId;
import com.atlasengine.core.model.Interaction;
import com.atlasengine.core.model.LeadId;
import com.atlasengine.core.telemetry.Telemetry;
import com.atlasengine.core.time.Deadline;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Ada's call has ended; the real function reports it to an org over a socket. */
final class EndedCall implements AutoCloseable {
  static final String NUMBER = "+12065550123";
  static final String CONTACT = "9f8e7d6c-0000-1111-2222-333344445555";
  static final String SUMMARY = "Call by Atlas: Answered, 2 min 13 s.\n\n- One.\n- Two.\n- Three.";

  final FakeClock clock = new FakeClock();
  final TestOrg org = new TestOrg(clock);
  final FakeInteractions interactions = new FakeInteractions();
  final FakeBacklog backlog = new FakeBacklog();

  private final HandlerDriver handler =
      new HandlerDriver(
          "update-lead",
          new Handler(
              new UpdateLead(
                  TestContents.ALL,
                  interactions,
                  backlog,
                  new FakeClaims(clock),
                  org.connect(Map.of()),
                  SecondPerson.OWN_LEAD,
                  Duration.ofMinutes(15),
                  FakeSecrets.numberKey(),
                  new FakeTextModel("- One.\n- Two.\n- Three."),
                  clock),
              Telemetry.NONE));

  /** A Lead of Ada's in the org. */
  String addLead(Map<String, String> more) {
    Map<String, String> fields = new HashMap<>(more);
    fields.putIfAbsent("FirstName", "Ada");
    fields.putIfAbsent("LastName", "Lovelace");
    fields.put("Phone", NUMBER);
    return org.records().add("Lead", fields);
  }

  /** A Lead that the engine made. */
  String addOwnLead() {
    return addLead(Map.of("LeadSource", "Atlas Engine"));
  }

  /** Her interaction names this Lead. */
  void openFor(String lead) {
    openFor(lead, List.of("Atlas: Hello Ada", "User: Hi"));
  }

  /** Her interaction names this Lead, and this was said. */
  void openFor(String lead, List<String> transcript) {
    interactions.put(
        Ada.draft()
            .lead(new LeadId(lead))
            .contact(new ContactId(CONTACT))
            .transcript(transcript)
            .build());
  }

  /** The workflow's first run. */
  JsonNode report() {
    return handler.handleEvent("call-ended");
  }

  /** The workflow's first run, with what Connect says; each time it is another call. */
  JsonNode report(String contact) {
    return handler.handleText(
        """
        {"partitionKey":"LEAD#+12065550123","attempt":0,
         "sortKey":"INTERACTION#2026-10-26T06:07:12.367643+00:00","contact":%s}
        """
            .formatted(contact));
  }

  /** The call was not placed. */
  JsonNode decline(String reason) {
    return handler.handleText(
        """
        {"partitionKey":"LEAD#+12065550123","outcome":"declined","reason":"%s",
         "sortKey":"INTERACTION#2026-10-26T06:07:12.367643+00:00"}
        """
            .formatted(reason));
  }

  /** The workflow's last run before the work is pending. */
  JsonNode reportForTheLastTime() {
    return handler.handleEvent("not-described");
  }

  Interaction interaction() {
    return interactions.find(Ada.KEY, Deadline.in(Duration.ofSeconds(9))).orElseThrow();
  }

  /** The org's Tasks, oldest first. */
  List<Map<String, String>> tasks() {
    return org.records().recordsOf("Task");
  }

  /** A field of an open Lead. */
  String lead(String id, String field) {
    return org.records().recordsOf("Lead").stream()
        .filter(lead -> id.equals(lead.get("Id")))
        .findFirst()
        .map(lead -> lead.getOrDefault(field, ""))
        .orElseThrow();
  }

  @Override
  public void close() {
    org.close();
  }
}
