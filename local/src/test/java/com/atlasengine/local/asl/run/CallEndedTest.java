package com.atlasengine.local.asl.run;

import static com.atlasengine.local.asl.expression.JsonText.json;
import static com.atlasengine.local.asl.run.ProductWorkflow.failWith;
import static com.atlasengine.local.asl.run.TestWorkflow.duration;
import static com.atlasengine.local.asl.run.TestWorkflow.output;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.atlasengine.local.asl.definition.StateMachine;
import com.atlasengine.local.asl.expression.StateError;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code statemachine/call-ended.asl.json} with fake services. */
class CallEndedTest {
  private static final String EVENT =
      "{'source':'aws.connect','detail':{'eventType':'DISCONNECTED','contactId':'contact-1'}}";
  private static final String FOUND =
      "{'Count':1,'Items':[{'PK':{'S':'LEAD#+12065550123'},'SK':{'S':'INTERACTION#now'},"
          + "'ContactId':{'S':'contact-1'}}]}";
  private static final String NOTHING = "{'Count':0,'Items':[]}";
  private static final String TOKEN =
      "{'Item':{'StepFunctionTaskToken':{'S':'token-1'},'FollowUp':{'N':'1'}}}";

  private final TestWorkflow workflow = ProductWorkflow.of(StateMachine.Type.EXPRESS, "call-ended");
  private final List<JsonNode> queries = new ArrayList<>();
  private final List<JsonNode> reads = new ArrayList<>();
  private final List<JsonNode> sent = new ArrayList<>();

  CallEndedTest() {
    workflow.task("aws-sdk:dynamodb:query", answerInTurn(queries, FOUND));
    workflow.task("dynamodb:getItem", answerInTurn(reads, TOKEN));
    workflow.task("aws-sdk:sfn:sendTaskSuccess", answerInTurn(sent, "{}"));
    workflow.task(
        "aws-sdk:connect:describeContact",
        parameters ->
            json(
                "{'Contact':{'Id':'contact-1','DisconnectTimestamp':'2026-03-01T10:03:00Z',"
                    + "'DisconnectReason':'CUSTOMER_DISCONNECT',"
                    + "'CustomerEndpoint':{'Address':'+12065550123'},"
                    + "'Attributes':{'interactionKey':'LEAD#+12065550123#INTERACTION#now'}}}"));
  }

  @Test
  void sendsWhatIsUsedOfConnectsAnswer_andNoNumber() {
    workflow.run(EVENT);

    assertEquals(
        json(
            "{'contact':{'ConnectedToSystemTimestamp':null,"
                + "'DisconnectTimestamp':'2026-03-01T10:03:00Z',"
                + "'DisconnectReason':'CUSTOMER_DISCONNECT',"
                + "'AnsweringMachineDetectionStatus':null}}"),
        json(sent.getFirst().path("Output").asText().replace('"', '\'')));
  }

  @Test
  void sendsTheTokenAllTheSame_whenConnectCannotBeAsked() {
    workflow.task("aws-sdk:connect:describeContact", failWith("Connect.InvalidRequestException"));

    workflow.run(EVENT);

    assertEquals(json("{'TaskToken':'token-1','Output':'{}'}"), sent.getFirst());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        EVENT,
        "{'source':'aws.connect','detail':{'ContactId':'contact-1','channel':'VOICE'}}"
      })
  void sendsTheToken_inBothCasings(String event) {
    Execution execution = workflow.run(event);

    output(execution);
    assertEquals(Duration.ZERO, duration(execution));
    assertEquals(
        "contact-1", queries.getFirst().at("/ExpressionAttributeValues/:contact/S").asText());
    assertEquals("ContactId-index", queries.getFirst().path("IndexName").asText());
    assertEquals(
        json("{'PK':{'S':'LEAD#+12065550123'},'SK':{'S':'INTERACTION#now'}}"),
        reads.getFirst().path("Key"));
    assertTrue(reads.getFirst().path("ConsistentRead").asBoolean());
    assertEquals(
        "StepFunctionTaskToken, FollowUp", reads.getFirst().path("ProjectionExpression").asText());
    assertEquals("token-1", sent.getFirst().path("TaskToken").asText());
  }

  @Test
  void waitsForTheContact_whenTheEventOvertakesIt() {
    workflow.task(
        "aws-sdk:dynamodb:query", answerInTurn(queries, NOTHING, NOTHING, NOTHING, FOUND));

    assertEquals(Duration.ofSeconds(15), duration(workflow.run(EVENT)));
    assertEquals(1, sent.size());
  }

  @Test
  void waitsForTheToken_whenTheEventOvertakesIt() {
    workflow.task("dynamodb:getItem", answerInTurn(reads, "{'Item':{}}", "{'Item':{}}", TOKEN));

    assertEquals(Duration.ofSeconds(10), duration(workflow.run(EVENT)));
    assertEquals(1, sent.size());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Sfn.TaskTimedOutException",
        "Sfn.TaskDoesNotExistException",
        "Sfn.InvalidTokenException"
      })
  void changesNothing_whenTheTokenWasUsedBefore(String error) {
    workflow.task(
        "aws-sdk:sfn:sendTaskSuccess",
        parameters -> {
          sent.add(parameters);
          throw StateError.taskFailed(error, "gone");
        });

    Execution execution = workflow.run(EVENT);

    output(execution);
    assertEquals(1, sent.size());
    assertEquals(Duration.ZERO, duration(execution));
  }

  @Test
  void givesUpQuietlyBeforeItsTimeIsUp_whenTheContactIsNotOurs() {
    workflow.task("aws-sdk:dynamodb:query", answerInTurn(queries, NOTHING));

    Execution execution = workflow.run(EVENT);

    output(execution);
    assertEquals(Duration.ofSeconds(250), duration(execution));
    assertEquals(List.of(), sent);
  }

  @Test
  void leavesTheToken_whenAnotherSystemWaitsForTheCall() {
    workflow.task(
        "dynamodb:getItem",
        answerInTurn(reads, "{'Item':{'StepFunctionTaskToken':{'S':'token-1'}}}"));

    Execution execution = workflow.run(EVENT);

    output(execution);
    assertEquals(Duration.ZERO, duration(execution));
    assertEquals(List.of(), sent);
  }

  @Test
  void givesUpQuietly_whenTheInteractionWasErased() {
    workflow.task("dynamodb:getItem", answerInTurn(reads, "{}"));

    output(workflow.run(EVENT));
    assertEquals(List.of(), sent);
  }

  @Test
  void looksAtNothing_whenTheEventNamesNoContact() {
    output(workflow.run("{'detail':{'eventType':'DISCONNECTED'}}"));
    assertEquals(List.of(), queries);
  }

  @Test
  void triesAgain_whenAServiceFailsForAMoment() {
    int[] asked = {0};
    workflow.task(
        "aws-sdk:dynamodb:query",
        parameters -> {
          if (asked[0]++ < 3) {
            throw StateError.taskFailed("DynamoDb.ThrottlingException", "slow down");
          }
          return json(FOUND);
        });

    output(workflow.run(EVENT));
    assertEquals(1, sent.size());
  }

  @Test
  void fails_whenTheServiceStaysDown() {
    workflow.task("aws-sdk:dynamodb:query", failWith("DynamoDb.DynamoDbException"));

    assertEquals(Execution.Status.FAILED, workflow.run(EVENT).status());
  }

  /** These answers in turn; the last one for good. */
  private static TestWorkflow.Task answerInTurn(List<JsonNode> notes, String... answers) {
    return parameters -> {
      notes.add(parameters);
      return json(answers[Math.min(notes.size(), answers.length) - 1]);
    };
  }
}
