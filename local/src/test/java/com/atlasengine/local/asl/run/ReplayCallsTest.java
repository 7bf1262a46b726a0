package com.atlasengine.local.asl.run;

import static com.atlasengine.local.asl.expression.JsonText.json;
import static com.atlasengine.local.asl.run.EngageLeadFixture.FOLLOW_UP;
import static com.atlasengine.local.asl.run.EngageLeadFixture.FOLLOW_UP_LETTER;
import static com.atlasengine.local.asl.run.EngageLeadFixture.INPUT;
import static com.atlasengine.local.asl.run.EngageLeadFixture.KEY;
import static com.atlasengine.local.asl.run.EngageLeadFixture.TRANSIENT;
import static com.atlasengine.local.asl.run.EngageLeadFixture.recordAndAnswer;
import static com.atlasengine.local.asl.run.ProductWorkflow.failWith;
import static com.atlasengine.local.asl.run.TestWorkflow.output;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.atlasengine.local.asl.definition.StateMachine;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@code statemachine/replay-calls.asl.json}: what becomes of a letter. */
class ReplayCallsTest {
  private static final String RETRY = "'retry':{'requestedAt':'2026-10-26T06:07:12Z','count':";
  private static final String CALL =
      "{'execution':'turn-1','startedAt':'2026-10-26T06:07:12Z','input':" + INPUT + "}";

  private final TestWorkflow workflow =
      ProductWorkflow.of(StateMachine.Type.EXPRESS, "replay-calls");
  private final List<String> queue = new ArrayList<>();
  private final List<String> deleted = new ArrayList<>();
  private final List<JsonNode> started = new ArrayList<>();
  private final List<JsonNode> recorded = new ArrayList<>();
  private final List<JsonNode> deadLetters = new ArrayList<>();

  ReplayCallsTest() {
    workflow.task("aws-sdk:sqs:receiveMessage", this::receive);
    workflow.task(
        "aws-sdk:sqs:deleteMessage",
        request -> {
          deleted.add(request.path("ReceiptHandle").asText());
          return json("{}");
        });
    workflow.task("states:startExecution", recordAndAnswer(started, "{'ExecutionArn':'arn'}"));
    workflow.function("invoke-call", recordAndAnswer(recorded, "{'stored':true}"));
    workflow.task("sqs:sendMessage", recordAndAnswer(deadLetters, "{'MessageId':'1'}"));
  }

  private JsonNode receive(JsonNode request) {
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    if (!queue.isEmpty()) {
      String body = queue.removeFirst();
      answer
          .putArray("Messages")
          .addObject()
          .put("Body", json(body).toString())
          .put("ReceiptHandle", "receipt of " + body.length());
    }
    return answer;
  }

  private Execution runWith(String... letters) {
    queue.addAll(List.of(letters));
    return workflow.run("{}");
  }

  private static String withRetry(String input, int count) {
    return input.replaceFirst("}$", "," + RETRY + count + "}}");
  }

  @Test
  void startsTheExecutionAgainByItsOwnName_andSaysSinceWhenTheVisitorWaits() {
    output(runWith(CALL));

    assertEquals(1, started.size());
    JsonNode start = started.getFirst();
    assertEquals("turn-1", start.path("Name").asText());
    assertEquals(json(withRetry(INPUT, 1)), start.path("Input"));
    assertEquals(List.of("receipt of " + CALL.length()), deleted);
  }

  @Test
  void goesOnCountingFromTheFirstRequest_whenItIsTriedOnceMore() {
    String later =
        "{'execution':'turn-1','startedAt':'2026-10-26T06:09:00Z','input':"
            + withRetry(INPUT, 1)
            + "}";
    output(runWith(later));

    assertEquals(json(withRetry(INPUT, 2)), started.getFirst().path("Input"));
  }

  @Test
  void leavesItToAPerson_afterADayOfTries() {
    String last = "{'execution':'turn-1','startedAt':'x','input':" + withRetry(INPUT, 1440) + "}";
    output(runWith(last));

    assertEquals(List.of(), started);
    assertEquals(json(last), deadLetters.getFirst().path("MessageBody"));
    assertEquals(1, deleted.size());
  }

  @Test
  void leavesWhatItDoesNotKnowToAPerson_andGoesOn() {
    output(runWith("{'phone':'+12065550123'}", CALL));

    assertEquals(1, deadLetters.size());
    assertEquals(1, started.size());
    assertEquals(2, deleted.size());
  }

  @Test
  void recordsTheCallAndFollowsIt_whenThePhoneRang() {
    output(runWith(FOLLOW_UP_LETTER));

    assertEquals(
        List.of(json("{'action':'record','contactId':'contact-1'," + KEY + "}")), recorded);
    assertEquals("contact-1", started.getFirst().path("Name").asText());
    assertEquals(json(FOLLOW_UP), started.getFirst().path("Input"));
  }

  @Test
  void isDone_whenTheCallIsFollowedAlready() {
    workflow.task(
        "states:startExecution", failWith("StepFunctions.ExecutionAlreadyExistsException"));

    output(runWith(FOLLOW_UP_LETTER));
    assertEquals(1, deleted.size());
  }

  @Test
  void keepsTheLetter_whenNothingCanBeStarted() {
    workflow.task("states:startExecution", failWith("StepFunctions.SdkClientException"));

    assertEquals(Execution.Status.FAILED, runWith(CALL).status());
    assertEquals(List.of(), deleted);
  }

  @Test
  void keepsTheLetter_whenTheCallCannotBeRecorded() {
    workflow.function("invoke-call", failWith(TRANSIENT));

    assertEquals(Execution.Status.FAILED, runWith(FOLLOW_UP_LETTER).status());
    assertEquals(List.of(), deleted);
    assertEquals(List.of(), started);
  }

  @Test
  void takesAllLetters_oneAfterTheOther() {
    output(runWith(CALL, CALL, FOLLOW_UP_LETTER));

    assertEquals(3, started.size());
    assertEquals(3, deleted.size());
  }
}
