package com.atlasengine.local.asl.run;

import static com.atlasengine.local.asl.run.TestWorkflow.json;

import com.atlasengine.local.asl.definition.StateMachine;
import com.atlasengine.local.asl.expression.StateError;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * {@code statemachine/engage-lead.asl.json} with fake functions: each takes its time, and what each
 * was asked is kept.
 */
final class EngagedLead {
  static final String TRANSIENT = "com.atlasengine.core.failure.TransientFailure";
  static final String PERMANENT = "com.atlasengine.core.failure.PermanentFailure";
  static final String INPUT =
      "{'firstName':'Ada','lastName':'Lovelace','phone':'+12065550123','chat_transcript':'User:"
          + " hi'}";
  static final String LEAD =
      "{'leadId':'00Q1','partitionKey':'LEAD#+12065550123','sortKey':'INTERACTION#now'}";
  static final String STORED = "{'stored':true}";
  static final String FOLLOW_UP =
      "{'contactId':'contact-1','leadId':'00Q1','partitionKey':'LEAD#+12065550123',"
          + "'sortKey':'INTERACTION#now'}";

  final TestWorkflow workflow = OwnWorkflow.of(StateMachine.Type.EXPRESS, "engage-lead");
  final List<Instant> dialled = Collections.synchronizedList(new ArrayList<>());
  final List<JsonNode> placed = Collections.synchronizedList(new ArrayList<>());
  final List<JsonNode> stored = Collections.synchronizedList(new ArrayList<>());
  final List<JsonNode> followed = Collections.synchronizedList(new ArrayList<>());
  final List<JsonNode> dead = Collections.synchronizedList(new ArrayList<>());
  final List<JsonNode> marked = Collections.synchronizedList(new ArrayList<>());

  private TestWorkflow.Task prepare = answer("{'allowed':true,'reason':''}");
  private TestWorkflow.Task place = taking(800, "{'ContactId':'contact-1'}");
  private TestWorkflow.Task store = taking(100, STORED);

  EngagedLead() {
    workflow.function("create-lead", taking(400, LEAD));
    workflow.function("generate-scenario", taking(1_900, "{'scenario':'Hello Ada!'}"));
    workflow.function("invoke-call", this::invokeCall);
    workflow.function("update-lead", noting(marked, "{'status':'updated'}"));
    workflow.task("states:startExecution", noting(followed, "{'ExecutionArn':'arn'}"));
    workflow.task("sqs:sendMessage", noting(dead, "{'MessageId':'1'}"));
  }

  /** Runs it to its end. */
  Execution run() {
    return workflow.run(INPUT);
  }

  /** What the call is answered with instead. */
  void call(TestWorkflow.Task task) {
    place = task;
  }

  /** What the look ahead is answered with instead. */
  void preparing(TestWorkflow.Task task) {
    prepare = task;
  }

  /** What the scenario is taken with instead. */
  void storing(TestWorkflow.Task task) {
    store = task;
  }

  private JsonNode invokeCall(JsonNode event) throws StateError, InterruptedException {
    return switch (event.path("action").asText()) {
      case "prepare" -> prepare.answer(event);
      case "scenario" -> {
        stored.add(event);
        yield store.answer(event);
      }
      default -> {
        placed.add(event);
        JsonNode answer = place.answer(event);
        dialled.add(workflow.time.now());
        yield answer;
      }
    };
  }

  /** The bodies of the dead letters. */
  List<JsonNode> kept() {
    return dead.stream().map(message -> message.path("MessageBody")).toList();
  }

  /** When the phone rang, in milliseconds since the execution started. */
  List<Long> rang(Execution execution) {
    return sinceTheStart(execution, dialled);
  }

  static List<Long> sinceTheStart(Execution execution, List<Instant> times) {
    Instant start = execution.startDate();
    return times.stream().map(time -> Duration.between(start, time).toMillis()).toList();
  }

  TestWorkflow.Task taking(long millis, String answer) {
    return event -> {
      workflow.time.sleep(Duration.ofMillis(millis));
      return json(answer);
    };
  }

  static TestWorkflow.Task answer(String answer) {
    return event -> json(answer);
  }

  static TestWorkflow.Task noting(List<JsonNode> notes, String answer) {
    return event -> {
      notes.add(event);
      return json(answer);
    };
  }

  static TestWorkflow.Task failingFirst(List<String> errors, String answer) {
    List<String> left = Collections.synchronizedList(new ArrayList<>(errors));
    return event -> {
      if (!left.isEmpty()) {
        throw StateError.task(left.removeFirst(), "it failed");
      }
      return json(answer);
    };
  }
}
