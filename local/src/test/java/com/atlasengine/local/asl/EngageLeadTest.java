package com.atlasengine.local.asl;

import static com.atlasengine.local.asl.OwnWorkflow.entered;
import static com.atlasengine.local.asl.OwnWorkflow.failing;
import static com.atlasengine.local.asl.TestWorkflow.duration;
import static com.atlasengine.local.asl.TestWorkflow.json;
import static com.atlasengine.local.asl.TestWorkflow.output;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code statemachine/engage-lead.asl.json} with fake functions. */
class EngageLeadTest {
  private static final String TRANSIENT = "com.atlasengine.core.failure.TransientFailure";
  private static final String PERMANENT = "com.atlasengine.core.failure.PermanentFailure";
  private static final String INPUT =
      "{'firstName':'Ada','lastName':'Lovelace','phone':'+12065550123','chat_transcript':'User:"
          + " hi'}";
  private static final String LEAD =
      "{'leadId':'00Q1','partitionKey':'LEAD#+12065550123','sortKey':'INTERACTION#now'}";
  private static final String FOLLOW_UP =
      "{'contactId':'contact-1','leadId':'00Q1','partitionKey':'LEAD#+12065550123',"
          + "'sortKey':'INTERACTION#now'}";

  private final TestWorkflow workflow = OwnWorkflow.of(StateMachine.Type.EXPRESS, "engage-lead");
  private final List<JsonNode> placed = Collections.synchronizedList(new ArrayList<>());
  private final List<JsonNode> followed = Collections.synchronizedList(new ArrayList<>());
  private final List<JsonNode> dead = Collections.synchronizedList(new ArrayList<>());
  private final List<JsonNode> marked = Collections.synchronizedList(new ArrayList<>());

  EngageLeadTest() {
    workflow.function("create-lead", taking(400, LEAD));
    workflow.function("generate-scenario", taking(1_900, "{'scenario':'Hello Ada!'}"));
    call(taking(800, "{'ContactId':'contact-1'}"));
    workflow.function("update-lead", noting(marked, "{'status':'updated'}"));
    workflow.task("states:startExecution", noting(followed, "{'ExecutionArn':'arn'}"));
    workflow.task("sqs:sendMessage", noting(dead, "{'MessageId':'1'}"));
  }

  @Test
  void dialsWithTheWholeState_whenAllIsWell() {
    Execution execution = workflow.run(INPUT);

    assertEquals(
        json(
            "{'firstName':'Ada','lastName':'Lovelace','phone':'+12065550123',"
                + "'chat_transcript':'User: hi','salesforce':"
                + LEAD
                + ",'llm':{'scenario':'Hello Ada!'},'prepared':{'allowed':true,'reason':''}}"),
        placed.getFirst());
    assertEquals("contact-1", output(execution).at("/outboundCall/ContactId").asText());
  }

  @Test
  void takesTheSlowestBranchAndTheDial_andNothingBetween() {
    Execution execution = workflow.run(INPUT);

    assertEquals(Duration.ofMillis(1_900 + 800), duration(execution));
    List<String> entered = entered(execution);
    assertEquals("GetReady", entered.getFirst());
    assertEquals(
        List.of("InvokeCall", "DidItDial", "StartFollowUp", "CallPlaced"),
        entered.subList(4, entered.size()));
  }

  @Test
  void namesTheExecutionToCreateLead_soThatARepetitionIsRecognised() {
    List<JsonNode> created = new ArrayList<>();
    workflow.function("create-lead", noting(created, LEAD));
    workflow.run(INPUT);

    assertEquals(
        json(
            "{'firstName':'Ada','lastName':'Lovelace','phone':'+12065550123',"
                + "'chat_transcript':'User: hi','executionName':'run-1'}"),
        created.getFirst());
  }

  @Test
  void startsTheFollowUpOnce_namedByTheContact() {
    workflow.run(INPUT);

    assertEquals(1, followed.size());
    assertEquals("contact-1", followed.getFirst().path("Name").asText());
    assertEquals(json(FOLLOW_UP), followed.getFirst().path("Input"));
  }

  @Test
  void succeeds_whenTheFollowUpRunsAlready() {
    workflow.task(
        "states:startExecution", failing("StepFunctions.ExecutionAlreadyExistsException"));

    output(workflow.run(INPUT));
    assertEquals(List.of(), dead);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {TRANSIENT, PERMANENT, "Lambda.Unknown", "Lambda.TooManyRequestsException"})
  void saysTheStaticLine_whenTheScenarioFails(String error) {
    workflow.function("generate-scenario", failing(error));

    output(workflow.run(INPUT));
    String scenario = placed.getFirst().at("/llm/scenario").asText();
    assertTrue(scenario.startsWith("Hello Ada, this is Atlas"), scenario);
  }

  @Test
  void saysTheStaticLine_whenTheScenarioIsLate() {
    workflow.function("generate-scenario", taking(60_000, "{'scenario':'Hello Ada!'}"));

    assertEquals(Duration.ofMillis(10_000 + 800), duration(workflow.run(INPUT)));
    assertTrue(placed.getFirst().at("/llm/scenario").asText().startsWith("Hello Ada, this is"));
  }

  @Test
  void asksTheModelOnce_whenItFails() {
    List<JsonNode> asked = new ArrayList<>();
    workflow.function(
        "generate-scenario",
        event -> {
          asked.add(event);
          throw StateError.task(TRANSIENT, "throttled");
        });
    workflow.run(INPUT);

    assertEquals(1, asked.size());
  }

  @ParameterizedTest
  @ValueSource(strings = {TRANSIENT, PERMANENT, "Lambda.Unknown"})
  void dialsAllTheSame_whenThePreparationFails(String error) {
    workflow.function("invoke-call", preparing(failing(error), answer("{'ContactId':'c'}")));

    output(workflow.run(INPUT));
    assertEquals(
        json("{'allowed':true,'reason':'NotPrepared'}"), placed.getFirst().path("prepared"));
  }

  @Test
  void dialsOnTime_whenThePreparationHangs() {
    workflow.function("invoke-call", preparing(taking(60_000, "{}"), answer("{'ContactId':'c'}")));

    assertEquals(Duration.ofSeconds(10), duration(workflow.run(INPUT)));
  }

  @Test
  void keepsTheInputAndCallsNobody_whenTheInteractionCannotBeOpened() {
    workflow.function("create-lead", failing(TRANSIENT));

    Execution execution = workflow.run(INPUT);

    assertEquals("CallNotPlaced", execution.outcome().join().error());
    assertEquals(json(INPUT), dead.getFirst().path("MessageBody"));
    assertEquals(List.of(), placed);
  }

  @Test
  void triesCreateLeadAgain_whenItFailsForAMoment() {
    workflow.function("create-lead", failingFirst(List.of(TRANSIENT, "Lambda.Unknown"), LEAD));

    output(workflow.run(INPUT));
    assertEquals(1, placed.size());
  }

  @Test
  void triesTheDialAgainAtGrowingIntervals_whenConnectThrottles() {
    List<Instant> at = new ArrayList<>();
    TestWorkflow.Task throttled =
        failingFirst(List.of(TRANSIENT, TRANSIENT, TRANSIENT), "{'ContactId':'contact-1'}");
    call(
        event -> {
          at.add(workflow.time.now());
          return throttled.answer(event);
        });

    output(workflow.run(INPUT));
    // 1, 2 and 4 s; the test's dice always give half.
    assertEquals(List.of(500L, 1_000L, 2_000L), gaps(at));
  }

  @Test
  void keepsTheInputInTime_whenTheDialNeverAnswers() {
    call(taking(60_000, "{}"));

    Execution execution = workflow.run(INPUT);

    assertEquals(Execution.Status.FAILED, execution.status());
    assertEquals("CallNotPlaced", execution.outcome().join().error());
    assertEquals(json(INPUT), dead.getFirst().path("MessageBody"));
    assertEquals(7, placed.size());
  }

  @Test
  void neverTriesAgain_whenTheDialFailsForGood() {
    call(failing(PERMANENT));

    assertEquals("CallNotPlaced", workflow.run(INPUT).outcome().join().error());
    assertEquals(1, placed.size());
    assertEquals(1, dead.size());
  }

  @Test
  void marksTheLeadAndFollowsNothing_whenTheCallIsDeclined() {
    call(answer("{'declined':'CountryNotAllowed'}"));

    output(workflow.run(INPUT));
    assertEquals(
        json(
            "{'leadId':'00Q1','partitionKey':'LEAD#+12065550123','sortKey':'INTERACTION#now',"
                + "'outcome':'declined','reason':'CountryNotAllowed'}"),
        marked.getFirst());
    assertEquals(1, placed.size());
    assertEquals(List.of(), followed);
    assertEquals(List.of(), dead);
  }

  @Test
  void succeeds_whenADeclinedCallCannotBeMarked() {
    call(answer("{'declined':'CountryNotAllowed'}"));
    workflow.function("update-lead", failing(TRANSIENT));

    output(workflow.run(INPUT));
  }

  @Test
  void keepsOnlyTheFollowUp_whenItCannotBeStarted() {
    workflow.task("states:startExecution", failing("StepFunctions.AWSStepFunctionsException"));

    assertEquals("CallNotFollowed", workflow.run(INPUT).outcome().join().error());
    assertEquals(json(FOLLOW_UP), dead.getFirst().path("MessageBody"));
  }

  private void call(TestWorkflow.Task place) {
    workflow.function("invoke-call", preparing(answer("{'allowed':true,'reason':''}"), place));
  }

  private TestWorkflow.Task preparing(TestWorkflow.Task prepare, TestWorkflow.Task place) {
    return event -> {
      if (event.path("action").asText().equals("prepare")) {
        return prepare.answer(event);
      }
      placed.add(event);
      return place.answer(event);
    };
  }

  private TestWorkflow.Task taking(long millis, String answer) {
    return event -> {
      workflow.time.sleep(Duration.ofMillis(millis));
      return json(answer);
    };
  }

  private static TestWorkflow.Task answer(String answer) {
    return event -> json(answer);
  }

  private static TestWorkflow.Task noting(List<JsonNode> notes, String answer) {
    return event -> {
      notes.add(event);
      return json(answer);
    };
  }

  private static TestWorkflow.Task failingFirst(List<String> errors, String answer) {
    List<String> left = Collections.synchronizedList(new ArrayList<>(errors));
    return event -> {
      if (!left.isEmpty()) {
        throw StateError.task(left.removeFirst(), "it failed");
      }
      return json(answer);
    };
  }

  private static List<Long> gaps(List<Instant> at) {
    return Stream.iterate(1, i -> i < at.size(), i -> i + 1)
        .map(i -> Duration.between(at.get(i - 1), at.get(i)).toMillis())
        .toList();
  }
}
