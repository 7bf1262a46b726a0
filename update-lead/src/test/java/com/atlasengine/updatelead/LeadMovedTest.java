package com.atlasengine.updatelead;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.atlasengine.core.adapter.aws.StubServer.StubResponse;
import com.atlasengine.core.adapter.salesforce.StubOrg;
import com.atlasengine.core.failure.TransientFailure;
import com.atlasengine.core.model.Interaction;
import com.atlasengine.core.model.LeadId;
import com.atlasengine.core.model.PendingWork;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** People merge, convert and delete Leads while a call goes on; its summary is never lost. */
class LeadMovedTest {
  private static final String NOBODYS_LEAD = "00Q000000000999AAA";

  private final EndedCall call = new EndedCall();

  @AfterEach
  void close() {
    call.close();
  }

  @Test
  void goesToTheSurvivor_whenTheLeadWasMergedTwice() {
    String lead = call.addOwnLead();
    String first = call.addLead(Map.of());
    String survivor = call.addLead(Map.of("Description", "The one to keep"));
    call.openFor(lead);
    call.org.records().merge(lead, first);
    call.org.records().merge(first, survivor);

    assertEquals("updated", call.report().path("status").asText());

    assertEquals(survivor, onlyTask().get("WhoId"));
    assertEquals("The one to keep", call.lead(survivor, "Description"));
  }

  @Test
  void goesToTheContact_whenTheLeadWasConverted() {
    String contact = call.org.records().add("Contact", Map.of("LastName", "Lovelace"));
    String account = call.org.records().add("Account", Map.of("Name", "Analytical"));
    String lead = call.addOwnLead();
    call.openFor(lead);
    call.org.records().convert(lead, contact, account);

    assertEquals("updated", call.report().path("status").asText());

    assertEquals(contact, onlyTask().get("WhoId"));
    assertEquals("", call.lead(lead, "Description"));
  }

  @Test
  void goesToTheAccount_whenTheContactIsGoneToo() {
    String contact = call.org.records().add("Contact", Map.of("LastName", "Lovelace"));
    String account = call.org.records().add("Account", Map.of("Name", "Analytical"));
    String lead = call.addOwnLead();
    call.openFor(lead);
    call.org.records().convert(lead, contact, account);
    call.org.records().delete(contact);

    call.report();

    assertEquals(account, onlyTask().get("WhatId"));
  }

  @Test
  void looksAgain_whenTheLeadIsConvertedBetweenLookAndWrite() {
    String contact = call.org.records().add("Contact", Map.of("LastName", "Lovelace"));
    String lead = call.addOwnLead();
    call.openFor(lead);
    call.org
        .records()
        .before("POST /sobjects/Task", () -> call.org.records().convert(lead, contact, ""));

    call.report();

    assertEquals(contact, onlyTask().get("WhoId"));
  }

  @Test
  void goesToTheNewLead_whenTheLeadWasDeleted() {
    String lead = call.addOwnLead();
    call.openFor(lead);
    call.org.records().delete(lead);

    String now = call.report().path("leadId").asText();

    assertNotEquals(lead, now);
    assertEquals(now, onlyTask().get("WhoId"));
    assertEquals("Atlas Engine", call.lead(now, "LeadSource"));
    assertEquals("Lovelace", call.lead(now, "LastName"));
    assertEquals(Optional.of(new LeadId(now)), call.interaction().lead());
  }

  @Test
  void goesToHerOtherLead_whenTheOrgNeverHadTheOne() {
    String other = call.addLead(Map.of());
    call.openFor(NOBODYS_LEAD);

    assertEquals(other, call.report().path("leadId").asText());
    assertEquals(other, onlyTask().get("WhoId"));
  }

  @Test
  void goesToANewLead_whenTheStoredIdIsNone() {
    call.openFor("not-an-id");

    assertEquals("updated", call.report().path("status").asText());
    assertEquals(1, call.org.records().recordsOf("Lead").size());
  }

  @Test
  void isPendingWithTheReason_whenTheOrgRefuses() {
    call.openFor(call.addOwnLead());
    call.org.service().respondAlways(StubOrg.refuse(400, "FIELD_CUSTOM_VALIDATION_EXCEPTION"));
    letLogin();

    assertEquals("pending", call.report().path("status").asText());

    assertPending("Salesforce GET: FIELD_CUSTOM_VALIDATION_EXCEPTION (400)");
  }

  @Test
  void isRetriedAndThenPending_whenTheOrgIsDown() {
    call.openFor(call.addOwnLead());
    call.org.service().respondAlways(StubOrg.refuse(503, "SERVER_UNAVAILABLE"));

    assertThrows(TransientFailure.class, call::report);
    assertEquals(List.of(), call.backlog.all());
    assertEquals("pending", call.reportForTheLastTime().path("status").asText());

    assertPending("Salesforce login: SERVER_UNAVAILABLE (503)");
  }

  private void letLogin() {
    call.org
        .service()
        .respondNext(
            StubResponse.json(
                200,
                "{\"access_token\":\"session\",\"instance_url\":\""
                    + call.org.service().uri()
                    + "\"}"));
  }

  private void assertPending(String reason) {
    Interaction item = call.interaction();
    PendingWork work = new PendingWork.Lead(item.key(), item.name().orElseThrow());
    assertEquals(List.of(work), call.backlog.all());
    assertEquals(reason, call.backlog.reason(work));
    assertTrue(item.report().isPresent());
  }

  private Map<String, String> onlyTask() {
    assertEquals(1, call.tasks().size());
    return call.tasks().getFirst();
  }
}
