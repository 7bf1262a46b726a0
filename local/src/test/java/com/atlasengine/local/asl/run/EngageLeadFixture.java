package com.atlasengine.local.asl.run;

import static com.atlasengine.local.asl.expression.JsonText.json;

import com.atlasengine.local.asl.definition.StateMachine;
import com.atlasengine.local.asl.expression.StateError;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * {@code statemachine/engage-lead.asl.json} with fake functions: each takes a set time and records
 * its requests.
 */
final class EngageLeadFixture {
  static final String TRANSIENT = "com.atlasengine.core.failure.TransientFailure";
  static final String PERMANENT = "com.atlasengine.core.failure.PermanentFailure";
  static final String INPUT =
      "{'firstName':'Ada','lastName':'Lovelace','phone':'+12065550123','chat_transcript':'User:"
          + " hi'}";
  static final String LEAD =
      "{'leadId':'00Q1','partitionKey':'LEAD#+12065550123','sortKey':'INTERACTION#now'}";
  static final String STORED = "{'stored':true}";
  static final String FOLLOW_UP = "{'contactId':'contact-1'}";
  static final String KEY = "'partitionKey':'LEAD#+12065550123','sortKey':'INTERACTION#now'";
  static final String FOLLOW_UP_LETTER = "{'contactId':'contact-1'," + KEY + "}";
  static final String DIALLED = "{'ContactId':'contact-1'," + KEY + "}";

  final TestWorkflow workflow = ProductWorkflow.of(StateMachine.Type.EXPRESS, "engage-lead");
  final List<Instant> dialTimes = Collections.synchronizedList(new ArrayList<>());
  final List<JsonNode> callRequests = Collections.synchronizedList(new ArrayList<>());
  final List<JsonNode> recordRequests = Collections.synchronizedList(new ArrayList<>());
  final List<JsonNode> storeRequests = Collections.synchronizedList(new ArrayList<>());
  final List<JsonNode> followUpRequests = Collections.synchronizedList(new ArrayList<>());
  final List<JsonNode> letters = Collections.synchronizedList(new ArrayList<>());
  final List<JsonNode> leadUpdates = Collections.synchronizedList(new ArrayList<>());

  private TestWorkflow.Task place = answerAfter(900, DIALLED);
  private TestWorkflow.Task record = answerAfter(50, STORED);
  private TestWorkflow.Task store = answerAfter(100, STORED);

  EngageLeadFixture() {
    workflow.function("create-lead", answerAfter(600, LEAD));
    workflow.function("generate-scenario", answerAfter(1_900, "{'scenario':'Hello Ada!'}"));
    workflow.function("invoke-call", this::invokeCall);
    workflow.function("update-lead", recordAndAnswer(leadUpdates, "{'status':'updated'}"));
    workflow.task(
        "states:startExecution", recordAndAnswer(followUpRequests, "{'ExecutionArn':'arn'}"));
    workflow.task("sqs:sendMessage", recordAndAnswer(letters, "{'MessageId':'1'}"));
  }

  /** Runs it to its end. */
  Execution run() {
    return workflow.run(INPUT);
  }

  /** What the call is answered with instead. */
  void setCallTask(TestWorkflow.Task task) {
    place = task;
  }

  /** What the record of the call is taken with instead. */
  void setRecordTask(TestWorkflow.Task task) {
    record = task;
  }

  /** What the scenario is taken with instead. */
  void setStoreTask(TestWorkflow.Task task) {
    store = task;
  }

  private JsonNode invokeCall(JsonNode event) throws StateError, InterruptedException {
    return switch (event.path("action").asText()) {
      case "record" -> {
        recordRequests.add(event);
        yield record.answer(event);
      }
      case "scenario" -> {
        storeRequests.add(event);
        yield store.answer(event);
      }
      default -> {
        callRequests.add(event);
        JsonNode answer = place.answer(event);
        dialTimes.add(workflow.time.now());
        yield answer;
      }
    };
  }

  /** What is kept to be tried again: the execution's name, when it started and its input. */
  static JsonNode letter(Execution execution, String input) {
    return json(
        "{'execution':'run-1','startedAt':'" + execution.startDate() + "','input':" + input + "}");
  }

  /** The bodies of the letters. */
  List<JsonNode> letterBodies() {
    return letters.stream().map(message -> message.path("MessageBody")).toList();
  }

  /** When the phone rang, in milliseconds since the execution started. */
  List<Long> dialTimesMs(Execution execution) {
    return millisSinceStart(execution, dialTimes);
  }

  static List<Long> millisSinceStart(Execution execution, List<Instant> times) {
    Instant start = execution.startDate();
    return times.stream().map(time -> Duration.between(start, time).toMillis()).toList();
  }

  TestWorkflow.Task answerAfter(long millis, String answer) {
    return event -> {
      workflow.time.sleep(Duration.ofMillis(millis));
      return json(answer);
    };
  }

  static TestWorkflow.Task answer(String answer) {
    return event -> json(answer);
  }

  static TestWorkflow.Task recordAndAnswer(List<JsonNode> notes, String answer) {
    return event -> {
      notes.add(event);
      return json(answer);
    };
  }

  static TestWorkflow.Task failThenAnswer(List<String> errors, String answer) {
    List<String> left = Collections.synchronizedList(new ArrayList<>(errors));
    return event -> {
      if (!left.isEmpty()) {
        throw StateError.taskFailed(left.removeFirst(), "it failed");
      }
      return json(answer);
    };
  }
}
