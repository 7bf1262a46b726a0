package com.atlasengine.updatelead;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.atlasengine.core.failure.TransientFailure;
import com.atlasengine.core.model.ActivityId;
import com.atlasengine.core.model.CallReport;
import com.atlasengine.core.time.Deadline;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A summary is added to what is in the org; it never takes the place of what others wrote. */
class OthersWordsStayTest {
  private static final String THEIRS = "Met at the expo, VIP. Wants a quote by Friday";
  private static final String NOTE =
      "[2026-10-26, atlas-" + EndedCall.CONTACT + "]\n" + EndedCall.SUMMARY;

  private final EndedCall call = new EndedCall();

  @AfterEach
  void close() {
    call.close();
  }

  @Test
  void addsACompletedCall_andChangesNoFieldOfALeadOfOthers() {
    String lead =
        call.addLead(
            Map.of("Company", "Hampton Ltd", "Description", THEIRS, "LeadSource", "Trade Show"));
    call.openFor(lead);
    Map<String, String> before = Map.copyOf(call.org.records().recordsOf("Lead").getFirst());

    assertEquals("updated", call.report().path("status").asText());

    assertEquals(before, call.org.records().recordsOf("Lead").getFirst());
    Map<String, String> task = new TreeMap<>(call.tasks().getFirst());
    String id = String.valueOf(task.remove("Id"));
    task.keySet().removeAll(Set.of("type", "IsDeleted", "IsConverted", "LastModifiedDate"));
    assertEquals(
        new TreeMap<>(
            Map.ofEntries(
                Map.entry("WhoId", lead),
                Map.entry("Subject", "Call by Atlas: Answered"),
                Map.entry("Status", "Completed"),
                Map.entry("Type", "Call"),
                Map.entry("TaskSubtype", "Call"),
                Map.entry("CallType", "Outbound"),
                Map.entry("CallDisposition", "Answered"),
                Map.entry("CallDurationInSeconds", "133"),
                Map.entry("CallObject", "atlas-" + EndedCall.CONTACT),
                Map.entry("ActivityDate", "2026-10-26"),
                Map.entry("Description", EndedCall.SUMMARY))),
        task);
    assertEquals(Set.of(new ActivityId(id)), call.interaction().records().activities());
  }

  @Test
  void addsAnOpenTaskOnce_whenTheCallWasPromisedAndNotPlaced() {
    String lead = call.addLead(Map.of("LeadSource", "Trade Show"));
    call.openFor(lead);

    call.decline("NotPlacedInTime");
    call.decline("NotPlacedInTime");

    assertEquals(1, call.tasks().size());
    Map<String, String> task = new TreeMap<>(call.tasks().getFirst());
    String id = String.valueOf(task.remove("Id"));
    task.keySet()
        .removeAll(Set.of("type", "IsDeleted", "IsConverted", "LastModifiedDate", "ActivityDate"));
    assertEquals(
        new TreeMap<>(
            Map.ofEntries(
                Map.entry("WhoId", lead),
                Map.entry("Subject", "Wanted a call, could not be placed"),
                Map.entry("Status", "Not Started"),
                Map.entry("Priority", "High"),
                Map.entry("Type", "Call"),
                Map.entry("TaskSubtype", "Call"),
                Map.entry("CallObject", "atlas-" + EndedCall.CONTACT),
                Map.entry(
                    "Description",
                    "Not called by Atlas: the call could not be placed while the visitor waited for it."))),
        task);
    assertEquals(Set.of(new ActivityId(id)), call.interaction().records().activities());
  }

  @Test
  void addsADatedNoteBelowWhatSomebodyTyped_whenTheLeadIsOurs() {
    String lead = call.addLead(Map.of("LeadSource", "Atlas Engine", "Description", THEIRS));
    call.openFor(lead);

    call.report();

    assertEquals(THEIRS + "\n\n" + NOTE, call.lead(lead, "Description"));
    assertEquals(1, call.tasks().size());
  }

  @Test
  void addsNothingTwice_whenTheRunIsRepeated() {
    String lead = call.addOwnLead();
    call.openFor(lead);
    call.report();
    call.clock.advance(Duration.ofMinutes(5));

    assertEquals("updated", call.report().path("status").asText());

    assertEquals(1, call.tasks().size());
    assertEquals(NOTE, call.lead(lead, "Description"));
  }

  @Test
  void addsNothingTwice_whenOnlyTheAnswerWasLost() {
    call.openFor(call.addOwnLead());
    call.org.loseNextAnswer("POST", "/sobjects/Task");
    assertThrows(TransientFailure.class, call::report);

    assertEquals("updated", call.report().path("status").asText());

    assertEquals(1, call.tasks().size());
    assertEquals(
        Set.of(new ActivityId(call.tasks().getFirst().getOrDefault("Id", "?"))),
        call.interaction().records().activities());
  }

  @Test
  void keepsWhatSomebodyTypesAtThatMoment() {
    String lead = call.addOwnLead();
    call.openFor(lead);
    call.clock.advance(Duration.ofMinutes(1));
    call.org
        .records()
        .before("PATCH", () -> call.org.records().edit(lead, Map.of("Description", THEIRS)));

    assertEquals("updated", call.report().path("status").asText());

    assertEquals(THEIRS, call.lead(lead, "Description"));
    assertEquals(1, call.tasks().size());
  }

  @Test
  void saysWhoItWas_whenTheLeadHasAnotherName() {
    call.openFor(call.addLead(Map.of("FirstName", "Augusta", "LastName", "King")));

    call.report();

    assertEquals(
        "The call was with Ada Lovelace.\n\n" + EndedCall.SUMMARY,
        call.tasks().getFirst().get("Description"));
  }

  @Test
  void staysWithinTheFieldsLimits() {
    String lead =
        call.addLead(Map.of("LeadSource", "Atlas Engine", "Description", "x".repeat(31_950)));
    call.openFor(lead);
    call.interactions.storeReport(
        call.interaction().key(),
        new CallReport("y".repeat(300), Optional.empty(), Instant.EPOCH, "z".repeat(40_000)),
        Deadline.in(Duration.ofSeconds(9)));

    call.report();

    Map<String, String> task = call.tasks().getFirst();
    assertEquals(255, task.getOrDefault("Subject", "").length());
    assertEquals(255, task.getOrDefault("CallDisposition", "").length());
    assertEquals(32_000, task.getOrDefault("Description", "").length());
    assertFalse(task.containsKey("CallDurationInSeconds"));
    assertEquals("x".repeat(31_950), call.lead(lead, "Description"));
  }

  @Test
  void stillMakesTheTask_whenTheNoteIsRefused() {
    String lead = call.addOwnLead();
    call.openFor(lead);
    call.org.records().before("PATCH", () -> call.org.records().delete(lead));

    assertEquals("updated", call.report().path("status").asText());
    assertEquals(1, call.tasks().size());
  }
}
