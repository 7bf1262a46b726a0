package com.atlasengine.local.asl.run;

import static com.atlasengine.local.asl.expression.JsonText.json;
import static com.atlasengine.local.asl.run.EngageLeadFixture.LEAD;
import static com.atlasengine.local.asl.run.EngageLeadFixture.PERMANENT;
import static com.atlasengine.local.asl.run.EngageLeadFixture.TRANSIENT;
import static com.atlasengine.local.asl.run.EngageLeadFixture.answer;
import static com.atlasengine.local.asl.run.EngageLeadFixture.failThenAnswer;
import static com.atlasengine.local.asl.run.EngageLeadFixture.letter;
import static com.atlasengine.local.asl.run.EngageLeadFixture.recordAndAnswer;
import static com.atlasengine.local.asl.run.ProductWorkflow.enteredStates;
import static com.atlasengine.local.asl.run.ProductWorkflow.failWith;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@code statemachine/engage-lead.asl.json}: a call that asks whether to delete. */
class DeletionCallTest {
  private static final String INPUT =
      "{'purpose':'deletion','lastName':'Byron','phone':'+12065550123','reservation':'r-1'}";

  private final EngageLeadFixture lead = new EngageLeadFixture();
  private final List<JsonNode> created = new ArrayList<>();

  DeletionCallTest() {
    lead.workflow.function("create-lead", recordAndAnswer(created, LEAD));
  }

  @Test
  void opensTheInteractionAndDials_andNothingElse() {
    Execution execution = lead.workflow.run(INPUT);

    assertEquals(
        List.of("WhatIsItFor", "OpenDeletionCall", "AskWhetherToDelete", "Asked"),
        enteredStates(execution));
    assertEquals(
        json(
            "{'purpose':'deletion','lastName':'Byron','phone':'+12065550123',"
                + "'executionName':'run-1'}"),
        created.getFirst());
    assertEquals(
        json(
            "{'action':'ask','executionName':'run-1','contactFlowId':'"
                + ProductWorkflow.FLOW
                + "','state':{'purpose':'deletion',"
                + "'lastName':'Byron','phone':'+12065550123','reservation':'r-1','salesforce':"
                + LEAD
                + "}}"),
        lead.callRequests.getFirst());
    assertEquals(List.of(), lead.followUpRequests);
    assertEquals(List.of(), lead.leadUpdates);
  }

  @Test
  void tellsNobody_whenTheCallIsDeclined() {
    lead.setCallTask(answer("{'declined':'NumberSuppressed'}"));

    Execution execution = lead.workflow.run(INPUT);

    assertEquals("Asked", enteredStates(execution).getLast());
    assertEquals(List.of(), lead.leadUpdates);
  }

  @Test
  void triesAgain_whenAFailurePasses() {
    lead.setCallTask(failThenAnswer(List.of(TRANSIENT), "{'ContactId':'contact-1'}"));

    assertEquals("Asked", enteredStates(lead.workflow.run(INPUT)).getLast());
    assertEquals(2, lead.callRequests.size());
  }

  @Test
  void isAskedAgainLater_whenItFails() {
    lead.setCallTask(failWith(PERMANENT));

    Execution execution = lead.workflow.run(INPUT);

    assertEquals("CallNotPlaced", execution.outcome().join().error());
    assertEquals(List.of(letter(execution, INPUT)), lead.letterBodies());
  }

  @Test
  void isAskedAgainLater_whenItsInteractionCannotBeOpened() {
    lead.workflow.function("create-lead", failWith(TRANSIENT));

    Execution execution = lead.workflow.run(INPUT);

    assertEquals(List.of(letter(execution, INPUT)), lead.letterBodies());
    assertEquals(List.of(), lead.callRequests);
  }
}
