package com.atlasengine.local.asl.run;

import static com.atlasengine.local.asl.expression.JsonText.json;
import static com.atlasengine.local.asl.run.TestWorkflow.duration;
import static com.atlasengine.local.asl.run.TestWorkflow.ofTask;
import static com.atlasengine.local.asl.run.TestWorkflow.output;
import static com.atlasengine.local.asl.run.TestWorkflow.types;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tasks that wait until somebody brings their token back. */
class CallbackTaskTest {
  private static final String CALLBACK =
      "'Resource':'arn:aws:states:::aws-sdk:dynamodb:updateItem.waitForTaskToken',"
          + "'Parameters':{'TableName':'t','Key':{'token.$':'$$.Task.Token'}}";

  @Test
  void callback_goesOnWithTheAnswer() {
    TestWorkflow workflow = ofTask(CALLBACK + ",'TimeoutSeconds':1800,'End':true");
    workflow.task(
        "aws-sdk:dynamodb:updateItem",
        parameters -> {
          String token = parameters.path("Key").path("token").textValue();
          workflow.time.runAfter(
              Duration.ofMinutes(3), () -> workflow.tokens.succeed(token, json("{'ok':1}")));
          return json("{}");
        });
    Execution execution = workflow.run("{}");
    assertEquals(json("{'ok':1}"), output(execution));
    assertEquals(Duration.ofMinutes(3), duration(execution));
    assertEquals(
        List.of("TaskScheduled", "TaskStarted", "TaskSubmitted", "TaskSucceeded"),
        types(execution).subList(2, 6));
    assertEquals("updateItem.waitForTaskToken", execution.history().get(2).detail("resource"));
  }

  @Test
  void callback_fails_whenTheAnswerIsAFailure() {
    TestWorkflow workflow = ofTask(CALLBACK + ",'End':true");
    workflow.task(
        "aws-sdk:dynamodb:updateItem",
        parameters -> {
          workflow.tokens.fail(parameters.path("Key").path("token").textValue(), "Busy", "line");
          return json("{}");
        });
    Execution.Outcome outcome = workflow.run("{}").outcome().join();
    assertEquals("Busy", outcome.error());
    assertEquals("line", outcome.cause());
  }

  @Test
  void callback_timesOut_andTheTokenIsGone() {
    TestWorkflow workflow =
        ofTask(
            CALLBACK
                + ",'TimeoutSeconds':1800,'End':true,"
                + "'Catch':[{'ErrorEquals':['States.Timeout'],'Next':'Caught'}]");
    List<String> tokens = Collections.synchronizedList(new ArrayList<>());
    workflow.task(
        "aws-sdk:dynamodb:updateItem",
        parameters -> {
          tokens.add(parameters.path("Key").path("token").textValue());
          return json("{}");
        });
    Execution execution = workflow.run("{}");
    assertEquals(json("{'Error':'States.Timeout'}"), output(execution));
    assertEquals(Duration.ofMinutes(30), duration(execution));
    assertEquals(
        TaskTokens.CallbackStatus.GONE, workflow.tokens.succeed(tokens.getFirst(), json("{}")));
  }

  @Test
  void callback_staysAlive_whileItBeats() {
    TestWorkflow workflow =
        ofTask(CALLBACK + ",'TimeoutSeconds':600,'HeartbeatSeconds':60,'End':true");
    workflow.task(
        "aws-sdk:dynamodb:updateItem",
        parameters -> {
          String token = parameters.path("Key").path("token").textValue();
          for (int i = 1; i <= 3; i++) {
            workflow.time.runAfter(
                Duration.ofSeconds(50L * i),
                () -> workflow.tokens.heartbeat(token, workflow.time.now()));
          }
          return json("{}");
        });
    Execution execution = workflow.run("{}");
    assertEquals("States.Timeout", execution.outcome().join().error());
    assertEquals(Duration.ofSeconds(150 + 60), duration(execution));
    assertEquals("TaskTimedOut", types(execution).get(5));
  }

  @Test
  void token_isRefused_whenItIsNotOne() {
    TaskTokens tokens = new TaskTokens();
    JsonNode output = json("{}");
    assertEquals(TaskTokens.CallbackStatus.MALFORMED, tokens.succeed("hello", output));
    assertEquals(
        TaskTokens.CallbackStatus.UNKNOWN,
        tokens.succeed(new TaskTokens().open(Instant.EPOCH, "arn:machine").token, output));
    String token = tokens.open(Instant.EPOCH, "arn:machine").token;
    assertEquals(TaskTokens.CallbackStatus.DELIVERED, tokens.succeed(token, output));
    assertEquals(TaskTokens.CallbackStatus.GONE, tokens.succeed(token, output));
    assertEquals(TaskTokens.CallbackStatus.GONE, tokens.heartbeat(token, Instant.EPOCH));
  }

  @Test
  void stop_abortsATask() {
    TestWorkflow workflow = ofTask(CALLBACK + ",'End':true");
    Execution[] started = new Execution[1];
    workflow.task("aws-sdk:dynamodb:updateItem", parameters -> json("{}"));
    workflow.time.runOnTimeline(
        () -> {
          started[0] = workflow.start("{}");
          workflow.time.runAfter(Duration.ofHours(1), () -> started[0].stop("", ""));
        });
    assertEquals(Execution.Status.ABORTED, started[0].outcome().join().status());
    assertTrue(types(started[0]).contains("TaskStateAborted"));
  }
}
