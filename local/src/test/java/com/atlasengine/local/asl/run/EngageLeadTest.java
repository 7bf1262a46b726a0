package com.atlasengine.local.asl.run;

import static com.atlasengine.local.asl.expression.JsonText.json;
import static com.atlasengine.local.asl.run.EngageLeadFixture.DIALLED;
import static com.atlasengine.local.asl.run.EngageLeadFixture.FOLLOW_UP;
import static com.atlasengine.local.asl.run.EngageLeadFixture.FOLLOW_UP_LETTER;
import static com.atlasengine.local.asl.run.EngageLeadFixture.INPUT;
import static com.atlasengine.local.asl.run.EngageLeadFixture.KEY;
import static com.atlasengine.local.asl.run.EngageLeadFixture.LEAD;
import static com.atlasengine.local.asl.run.EngageLeadFixture.PERMANENT;
import static com.atlasengine.local.asl.run.EngageLeadFixture.TRANSIENT;
import static com.atlasengine.local.asl.run.EngageLeadFixture.answer;
import static com.atlasengine.local.asl.run.EngageLeadFixture.failThenAnswer;
import static com.atlasengine.local.asl.run.EngageLeadFixture.letter;
import static com.atlasengine.local.asl.run.EngageLeadFixture.recordAndAnswer;
import static com.atlasengine.local.asl.run.ProductWorkflow.failWith;
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
  private final EngageLeadFixture lead = new EngageLeadFixture();

  @Test
  void dialsWithTheWholeInput_whenAllIsWell() {
    Execution execution = lead.run();

    assertEquals(
        json(
            "{'action':'engage','executionName':'run-1','contactFlowId':'"
                + ProductWorkflow.FLOW
                + "','visitor':"
                + INPUT
                + "}"),
        lead.callRequests.getFirst());
    assertEquals(
        json(
            "{'outboundCall':" + DIALLED + ",'lead':" + LEAD + ",'llm':{'scenario':'Hello Ada!'}}"),
        output(execution));
  }

  @Test
  void dialsAllTheSame_whenTheLeadCannotBeMade() {
    lead.workflow.function("create-lead", failWith(TRANSIENT));

    Execution execution = lead.run();

    output(execution);
    assertEquals(List.of(900L), lead.dialTimesMs(execution));
    assertEquals("", lead.storeRequests.getFirst().path("leadId").asText());
    assertEquals(List.of(), lead.letters);
  }

  @Test
  void makesTheLead_whenNoCallCanBePlaced() {
    List<JsonNode> created = new ArrayList<>();
    TestWorkflow.Task slow = lead.answerAfter(3_000, LEAD);
    lead.workflow.function(
        "create-lead",
        event -> {
          JsonNode answer = slow.answer(event);
          created.add(event);
          return answer;
        });
    lead.setCallTask(failWith(PERMANENT));

    assertEquals("CallNotPlaced", lead.run().outcome().join().error());
    assertEquals(1, created.size());
  }

  @Test
  void namesTheExecutionToCreateLead_soThatARepetitionIsRecognised() {
    List<JsonNode> created = new ArrayList<>();
    lead.workflow.function("create-lead", recordAndAnswer(created, LEAD));
    lead.run();

    assertEquals(
        json(
            "{'firstName':'Ada','lastName':'Lovelace','phone':'+12065550123',"
                + "'chat_transcript':'User: hi','consent':[],'executionName':'run-1'}"),
        created.getFirst());
  }

  @Test
  void passesOnWhatTheVisitorAgreedTo() {
    List<JsonNode> created = new ArrayList<>();
    lead.workflow.function("create-lead", recordAndAnswer(created, LEAD));
    String consent = "{'question':'Shall I call you?','answer':'yes'}";

    lead.workflow.run(INPUT.replaceFirst("}$", ",'consent':" + consent + "}"));

    assertEquals(json("[" + consent + "]"), created.getFirst().path("consent"));
  }

  @Test
  void startsTheFollowUpOnce_namedByTheContact() {
    lead.run();

    assertEquals(1, lead.followUpRequests.size());
    assertEquals("contact-1", lead.followUpRequests.getFirst().path("Name").asText());
    assertEquals(json(FOLLOW_UP), lead.followUpRequests.getFirst().path("Input"));
  }

  @Test
  void succeeds_whenTheFollowUpRunsAlready() {
    lead.workflow.task(
        "states:startExecution", failWith("StepFunctions.ExecutionAlreadyExistsException"));

    output(lead.run());
    assertEquals(List.of(), lead.letters);
  }

  @Test
  void keepsTheInput_whenTheTableIsDown() {
    lead.workflow.function("create-lead", failWith(TRANSIENT));
    lead.setCallTask(failWith(TRANSIENT));

    Execution execution = lead.run();

    assertEquals("CallNotPlaced", execution.outcome().join().error());
    assertEquals(List.of(letter(execution, INPUT)), lead.letterBodies());
    assertEquals(List.of(), lead.storeRequests);
    assertEquals(List.of(), lead.leadUpdates);
  }

  @Test
  void triesCreateLeadAgain_whenItFailsForAMoment() {
    lead.workflow.function(
        "create-lead", failThenAnswer(List.of(TRANSIENT, "Lambda.Unknown"), LEAD));

    output(lead.run());
    assertEquals(1, lead.callRequests.size());
  }

  @Test
  void triesTheDialAgainAtGrowingIntervals_whenConnectThrottles() {
    List<Instant> at = new ArrayList<>();
    TestWorkflow.Task throttled = failThenAnswer(List.of(TRANSIENT, TRANSIENT, TRANSIENT), DIALLED);
    lead.setCallTask(
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
    lead.setCallTask(lead.answerAfter(60_000, "{}"));

    Execution execution = lead.run();

    assertEquals(Execution.Status.FAILED, execution.status());
    assertEquals("CallNotPlaced", execution.outcome().join().error());
    assertEquals(List.of(letter(execution, INPUT)), lead.letterBodies());
    assertEquals(7, lead.callRequests.size());
    assertEquals(List.of(), lead.storeRequests);
  }

  @Test
  void neverTriesAgain_whenTheDialFailsForGood() {
    lead.setCallTask(failWith(PERMANENT));

    Execution execution = lead.run();

    assertEquals("CallNotPlaced", execution.outcome().join().error());
    assertEquals(1, lead.callRequests.size());
    assertEquals(List.of(letter(execution, INPUT)), lead.letterBodies());
    assertEquals(List.of(), lead.storeRequests);
  }

  @Test
  void marksTheLeadAndFollowsNothing_whenTheCallIsDeclined() {
    lead.setCallTask(answer("{'declined':'CountryNotAllowed'," + KEY + "}"));

    output(lead.run());
    assertEquals(
        json(
            "{'leadId':'00Q1','partitionKey':'LEAD#+12065550123','sortKey':'INTERACTION#now',"
                + "'outcome':'declined','reason':'CountryNotAllowed'}"),
        lead.leadUpdates.getFirst());
    assertEquals(1, lead.callRequests.size());
    assertEquals(List.of(), lead.storeRequests);
    assertEquals(List.of(), lead.followUpRequests);
    assertEquals(List.of(), lead.letters);
  }

  @Test
  void repeatsTheExecution_whenADeclinedCallCannotBeMarked() {
    lead.setCallTask(answer("{'declined':'NotPlacedInTime'," + KEY + "}"));
    lead.workflow.function("update-lead", failWith(TRANSIENT));

    Execution execution = lead.run();

    assertEquals("CallNotMarked", execution.outcome().join().error());
    assertEquals(List.of(letter(execution, INPUT)), lead.letterBodies());
  }

  @Test
  void recordsTheCallFirst_whenTheTableWasDownAsItRang() {
    lead.setCallTask(answer("{'ContactId':'contact-1','unrecorded':true," + KEY + "}"));
    lead.setRecordTask(failThenAnswer(List.of(TRANSIENT, TRANSIENT), "{'stored':true}"));

    output(lead.run());
    assertEquals(
        json("{'action':'record','contactId':'contact-1'," + KEY + "}"),
        lead.recordRequests.getFirst());
    assertEquals(3, lead.recordRequests.size());
    assertEquals(1, lead.followUpRequests.size());
    assertEquals(1, lead.callRequests.size());
  }

  @Test
  void keepsTheContactAndDialsNobody_whenTheTableStaysDownAfterTheRing() {
    lead.setCallTask(answer("{'ContactId':'contact-1','unrecorded':true," + KEY + "}"));
    lead.setRecordTask(failWith(TRANSIENT));

    assertEquals("CallNotFollowed", lead.run().outcome().join().error());
    assertEquals(List.of(json(FOLLOW_UP_LETTER)), lead.letterBodies());
    assertEquals(List.of(), lead.followUpRequests);
    assertEquals(1, lead.callRequests.size());
  }

  @Test
  void waitsBeforeItIsTriedAgain() {
    lead.setCallTask(failWith(TRANSIENT));
    lead.run();

    assertEquals(20, lead.letters.getFirst().path("DelaySeconds").asInt());
  }

  @Test
  void keepsOnlyTheFollowUp_whenItCannotBeStarted() {
    lead.workflow.task(
        "states:startExecution", failWith("StepFunctions.AWSStepFunctionsException"));

    assertEquals("CallNotFollowed", lead.run().outcome().join().error());
    assertEquals(List.of(json(FOLLOW_UP_LETTER)), lead.letterBodies());
    assertEquals("Hello Ada!", lead.storeRequests.getFirst().path("scenario").asText());
  }

  @Test
  void keepsOnlyTheFollowUpsInput_whenAllStepsAfterTheDialFail() {
    lead.workflow.task(
        "states:startExecution", failWith("StepFunctions.AWSStepFunctionsException"));
    lead.workflow.task(
        "sqs:sendMessage",
        event -> {
          lead.letters.add(event);
          throw StateError.taskFailed("Sqs.SdkClientException", "it failed");
        });
    lead.setStoreTask(failWith(TRANSIENT));

    assertEquals("CallNotFollowed", lead.run().outcome().join().error());
    assertEquals(Set.of(json(FOLLOW_UP_LETTER)), Set.copyOf(lead.letterBodies()));
    assertEquals(1, lead.dialTimes.size());
    assertEquals(4, lead.storeRequests.size());
  }

  private static List<Long> gaps(List<Instant> at) {
    return Stream.iterate(1, i -> i < at.size(), i -> i + 1)
        .map(i -> Duration.between(at.get(i - 1), at.get(i)).toMillis())
        .toList();
  }
}
