package com.atlasengine.local.asl.run;

import static com.atlasengine.local.asl.run.EngagedLead.FOLLOW_UP;
import static com.atlasengine.local.asl.run.EngagedLead.INPUT;
import static com.atlasengine.local.asl.run.EngagedLead.LEAD;
import static com.atlasengine.local.asl.run.EngagedLead.PERMANENT;
import static com.atlasengine.local.asl.run.EngagedLead.TRANSIENT;
import static com.atlasengine.local.asl.run.EngagedLead.answer;
import static com.atlasengine.local.asl.run.EngagedLead.failingFirst;
import static com.atlasengine.local.asl.run.EngagedLead.noting;
import static com.atlasengine.local.asl.run.OwnWorkflow.failing;
import static com.atlasengine.local.asl.run.TestWorkflow.json;
import static com.atlasengine.local.asl.run.TestWorkflow.output;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.atlasengine.local.asl.expression.StateError;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code statemachine/engage-lead.asl.json}: the call and what becomes of it. */
class EngageLeadTest {
  private final EngagedLead lead = new EngagedLead();

  @Test
  void dialsWithTheWholeState_whenAllIsWell() {
    Execution execution = lead.run();

    assertEquals(
        json(
            "{'firstName':'Ada','lastName':'Lovelace','phone':'+12065550123',"
                + "'chat_transcript':'User: hi','salesforce':"
                + LEAD
                + "}"),
        lead.placed.getFirst());
    assertEquals(
        json(
            "{'salesforce':"
                + LEAD
                + ",'outboundCall':{'ContactId':'contact-1'},'llm':{'scenario':'Hello Ada!'},"
                + "'prepared':{'allowed':true,'reason':''}}"),
        output(execution));
  }

  @Test
  void namesTheExecutionToCreateLead_soThatARepetitionIsRecognised() {
    List<JsonNode> created = new ArrayList<>();
    lead.workflow.function("create-lead", noting(created, LEAD));
    lead.run();

    assertEquals(
        json(
            "{'firstName':'Ada','lastName':'Lovelace','phone':'+12065550123',"
                + "'chat_transcript':'User: hi','executionName':'run-1'}"),
        created.getFirst());
  }

  @Test
  void startsTheFollowUpOnce_namedByTheContact() {
    lead.run();

    assertEquals(1, lead.followed.size());
    assertEquals("contact-1", lead.followed.getFirst().path("Name").asText());
    assertEquals(json(FOLLOW_UP), lead.followed.getFirst().path("Input"));
  }

  @Test
  void succeeds_whenTheFollowUpRunsAlready() {
    lead.workflow.task(
        "states:startExecution", failing("StepFunctions.ExecutionAlreadyExistsException"));

    output(lead.run());
    assertEquals(List.of(), lead.dead);
  }

  @Test
  void keepsTheInputAndCallsNobody_whenTheInteractionCannotBeOpened() {
    lead.workflow.function("create-lead", failing(TRANSIENT));

    Execution execution = lead.run();

    assertEquals("CallNotPlaced", execution.outcome().join().error());
    assertEquals(List.of(json(INPUT)), lead.kept());
    assertEquals(List.of(), lead.placed);
    assertEquals(List.of(), lead.stored);
  }

  @Test
  void triesCreateLeadAgain_whenItFailsForAMoment() {
    lead.workflow.function("create-lead", failingFirst(List.of(TRANSIENT, "Lambda.Unknown"), LEAD));

    output(lead.run());
    assertEquals(1, lead.placed.size());
  }

  @Test
  void triesTheDialAgainAtGrowingIntervals_whenConnectThrottles() {
    List<Instant> at = new ArrayList<>();
    TestWorkflow.Task throttled =
        failingFirst(List.of(TRANSIENT, TRANSIENT, TRANSIENT), "{'ContactId':'contact-1'}");
    lead.call(
        event -> {
          at.add(lead.workflow.time.now());
          return throttled.answer(event);
        });

    output(lead.run());
    // 1, 2 and 4 s; the test's dice always give half.
    assertEquals(List.of(500L, 1_000L, 2_000L), gaps(at));
  }

  @Test
  void keepsTheInputInTime_whenTheDialNeverAnswers() {
    lead.call(lead.taking(60_000, "{}"));

    Execution execution = lead.run();

    assertEquals(Execution.Status.FAILED, execution.status());
    assertEquals("CallNotPlaced", execution.outcome().join().error());
    assertEquals(List.of(json(INPUT)), lead.kept());
    assertEquals(7, lead.placed.size());
    assertEquals(List.of(), lead.stored);
  }

  @Test
  void neverTriesAgain_whenTheDialFailsForGood() {
    lead.call(failing(PERMANENT));

    assertEquals("CallNotPlaced", lead.run().outcome().join().error());
    assertEquals(1, lead.placed.size());
    assertEquals(List.of(json(INPUT)), lead.kept());
    assertEquals(List.of(), lead.stored);
  }

  @Test
  void marksTheLeadAndFollowsNothing_whenTheCallIsDeclined() {
    lead.call(answer("{'declined':'CountryNotAllowed'}"));

    output(lead.run());
    assertEquals(
        json(
            "{'leadId':'00Q1','partitionKey':'LEAD#+12065550123','sortKey':'INTERACTION#now',"
                + "'outcome':'declined','reason':'CountryNotAllowed'}"),
        lead.marked.getFirst());
    assertEquals(1, lead.placed.size());
    assertEquals(List.of(), lead.stored);
    assertEquals(List.of(), lead.followed);
    assertEquals(List.of(), lead.dead);
  }

  @Test
  void succeeds_whenADeclinedCallCannotBeMarked() {
    lead.call(answer("{'declined':'CountryNotAllowed'}"));
    lead.workflow.function("update-lead", failing(TRANSIENT));

    output(lead.run());
  }

  @Test
  void keepsOnlyTheFollowUp_whenItCannotBeStarted() {
    lead.workflow.task("states:startExecution", failing("StepFunctions.AWSStepFunctionsException"));

    assertEquals("CallNotFollowed", lead.run().outcome().join().error());
    assertEquals(List.of(json(FOLLOW_UP)), lead.kept());
    assertEquals("Hello Ada!", lead.stored.getFirst().path("scenario").asText());
  }

  @Test
  void keepsTheInputInNoCase_whenThePhoneRangAndNothingAfterItWorks() {
    lead.workflow.task("states:startExecution", failing("StepFunctions.AWSStepFunctionsException"));
    lead.workflow.task(
        "sqs:sendMessage",
        event -> {
          lead.dead.add(event);
          throw StateError.task("Sqs.SdkClientException", "it failed");
        });
    lead.storing(failing(TRANSIENT));

    assertEquals("CallNotFollowed", lead.run().outcome().join().error());
    assertEquals(Set.of(json(FOLLOW_UP)), Set.copyOf(lead.kept()));
    assertEquals(1, lead.dialled.size());
    assertEquals(4, lead.stored.size());
  }

  private static List<Long> gaps(List<Instant> at) {
    return Stream.iterate(1, i -> i < at.size(), i -> i + 1)
        .map(i -> Duration.between(at.get(i - 1), at.get(i)).toMillis())
        .toList();
  }
}
