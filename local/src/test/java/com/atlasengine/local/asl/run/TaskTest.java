package com.atlasengine.local.asl.run;

import static com.atlasengine.local.asl.expression.JsonText.json;
import static com.atlasengine.local.asl.run.TestWorkflow.duration;
import static com.atlasengine.local.asl.run.TestWorkflow.ofTask;
import static com.atlasengine.local.asl.run.TestWorkflow.output;
import static com.atlasengine.local.asl.run.TestWorkflow.types;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.atlasengine.local.asl.expression.StateError;
import com.atlasengine.local.asl.expression.StrictJson;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TaskTest {
  private static final String RESOURCE =
      "'Resource':'arn:aws:lambda:us-west-2:000000000000:function:work:live'";

  /** Fails with these errors in turn, then answers; notes when it was called. */
  private static TestWorkflow.Task failThenAnswer(
      TestWorkflow workflow, List<Instant> at, String... errors) {
    return input -> {
      at.add(workflow.time.now());
      if (at.size() <= errors.length) {
        throw StateError.taskFailed(errors[at.size() - 1], "it failed");
      }
      return new TextNode("done");
    };
  }

  private static List<Long> gaps(List<Instant> at) {
    return Stream.iterate(1, i -> i < at.size(), i -> i + 1)
        .map(i -> Duration.between(at.get(i - 1), at.get(i)).toMillis())
        .toList();
  }

  @Test
  void function_getsTheParameters_andItsAnswerIsTheResult() {
    TestWorkflow workflow =
        ofTask(
            RESOURCE
                + ",'Parameters':{'n.$':'$.a'},'ResultSelector':{'got.$':'$.r'},"
                + "'ResultPath':'$.out','End':true");
    workflow.function("work", event -> json("{'r':{'echo':" + event.path("n") + "}}"));
    Execution execution = workflow.run("{'a':7}");
    assertEquals(json("{'a':7,'out':{'got':{'echo':7}}}"), output(execution));
    assertEquals(
        List.of(
            "ExecutionStarted",
            "TaskStateEntered",
            "LambdaFunctionScheduled",
            "LambdaFunctionStarted",
            "LambdaFunctionSucceeded",
            "TaskStateExited",
            "ExecutionSucceeded"),
        types(execution));
  }

  @Test
  void lambdaInvoke_givesThePayloadInAnEnvelope() {
    TestWorkflow workflow =
        ofTask(
            "'Resource':'arn:aws:states:::lambda:invoke','Parameters':{'FunctionName':'work',"
                + "'Payload.$':'$'},'OutputPath':'$.Payload','End':true");
    workflow.function("work", event -> event);
    Execution execution = workflow.run("{'a':7}");
    assertEquals(json("{'a':7}"), output(execution));
    HistoryEvent scheduled = execution.history().get(2);
    assertEquals("TaskScheduled", scheduled.type());
    assertEquals("lambda", scheduled.detail("resourceType"));
    assertEquals("invoke", scheduled.detail("resource"));
    assertEquals(
        "{\"FunctionName\":\"work\",\"Payload\":{\"a\":7}}", scheduled.detail("parameters"));
  }

  @Test
  void retry_waitsLongerEachTime_upToItsLongestDelay() {
    TestWorkflow workflow =
        ofTask(
            RESOURCE
                + ",'Retry':[{'ErrorEquals':['E'],'IntervalSeconds':2,'BackoffRate':3,"
                + "'MaxAttempts':5,'MaxDelaySeconds':10}],'End':true");
    List<Instant> at = Collections.synchronizedList(new ArrayList<>());
    workflow.function("work", failThenAnswer(workflow, at, "E", "E", "E", "E"));
    assertEquals("done", output(workflow.run("{}")).textValue());
    assertEquals(List.of(2_000L, 6_000L, 10_000L, 10_000L), gaps(at));
  }

  @Test
  void retry_takesPartOfTheDelay_whenJitterIsFull() {
    TestWorkflow workflow =
        ofTask(
            RESOURCE
                + ",'Retry':[{'ErrorEquals':['E'],'IntervalSeconds':4,'JitterStrategy':'FULL'}],"
                + "'End':true");
    List<Instant> at = Collections.synchronizedList(new ArrayList<>());
    workflow.function("work", failThenAnswer(workflow, at, "E", "E", "E"));
    workflow.run("{}");
    // The test's random number is always one half.
    assertEquals(List.of(2_000L, 4_000L, 8_000L), gaps(at));
  }

  @Test
  void retriers_countSeparately_andGiveUp() {
    TestWorkflow workflow =
        ofTask(
            RESOURCE
                + ",'Retry':[{'ErrorEquals':['E','F'],'MaxAttempts':2,'BackoffRate':1},"
                + "{'ErrorEquals':['G'],'IntervalSeconds':5}],'End':true");
    List<Instant> at = Collections.synchronizedList(new ArrayList<>());
    workflow.function("work", failThenAnswer(workflow, at, "E", "F", "G", "E", "X"));
    Execution execution = workflow.run("{}");
    assertEquals("E", execution.outcome().join().error());
    assertEquals(List.of(1_000L, 1_000L, 5_000L), gaps(at));
    assertEquals(4, types(execution).stream().filter("LambdaFunctionFailed"::equals).count());
  }

  @Test
  void retryCount_isInTheContext() {
    TestWorkflow workflow =
        ofTask(
            RESOURCE
                + ",'Parameters':{'n.$':'$$.State.RetryCount'},"
                + "'Retry':[{'ErrorEquals':['E']}],'End':true");
    workflow.function(
        "work",
        event -> {
          if (event.path("n").intValue() < 2) {
            throw StateError.taskFailed("E", "");
          }
          return event;
        });
    assertEquals(json("{'n':2}"), output(workflow.run("{}")));
  }

  @Test
  void catch_putsTheErrorIntoTheRawInput() {
    TestWorkflow workflow =
        ofTask(
            RESOURCE
                + ",'InputPath':'$.a','ResultPath':'$.r','End':true,'Catch':["
                + "{'ErrorEquals':['Other'],'Next':'Caught'},"
                + "{'ErrorEquals':['com.acme.Failure'],'ResultPath':'$.error','Next':'Caught'}]");
    workflow.function(
        "work",
        event -> {
          throw StateError.taskFailed("com.acme.Failure", "why");
        });
    Execution execution = workflow.run("{'a':{'b':1}}");
    assertEquals(
        json("{'a':{'b':1},'error':{'Error':'com.acme.Failure','Cause':'why'}}"),
        output(execution));
    assertEquals("TaskStateExited", types(execution).get(5));
  }

  @Test
  void catch_keepsOnlyTheInput_whenItsResultPathIsNull() {
    TestWorkflow workflow =
        ofTask(
            RESOURCE
                + ",'End':true,'Catch':[{'ErrorEquals':['States.ALL'],'ResultPath':null,"
                + "'Next':'Caught'}]");
    workflow.function(
        "work",
        event -> {
          throw StateError.taskFailed("E", "why");
        });
    assertEquals(json("{'a':1}"), output(workflow.run("{'a':1}")));
  }

  @ParameterizedTest
  @CsvSource({
    "States.ALL, true",
    "States.Timeout, true",
    "States.TaskFailed, false",
    "States.HeartbeatTimeout, false",
    "E, false"
  })
  void timeout_isCaughtByItsNamesOnly(String name, boolean caught) {
    TestWorkflow workflow =
        ofTask(
            RESOURCE
                + ",'TimeoutSeconds':30,'End':true,'Catch':[{'ErrorEquals':['"
                + name
                + "'],'Next':'Caught'}]");
    workflow.function(
        "work",
        event -> {
          workflow.time.sleep(Duration.ofSeconds(31));
          return event;
        });
    Execution execution = workflow.run("{}");
    assertEquals(caught ? Execution.Status.SUCCEEDED : Execution.Status.FAILED, execution.status());
    assertEquals(Duration.ofSeconds(30), duration(execution));
    assertTrue(types(execution).contains("LambdaFunctionTimedOut"));
  }

  @Test
  void timeout_isReadFromTheInput() {
    TestWorkflow workflow = ofTask(RESOURCE + ",'TimeoutSecondsPath':'$.t','End':true");
    workflow.function(
        "work",
        event -> {
          workflow.time.sleep(Duration.ofMinutes(5));
          return event;
        });
    Execution execution = workflow.run("{'t':12}");
    assertEquals("States.Timeout", execution.outcome().join().error());
    assertEquals(Duration.ofSeconds(12), duration(execution));
  }

  @ParameterizedTest
  @ValueSource(strings = {"States.ALL", "States.TaskFailed", "States.Runtime"})
  void runtimeError_isNeverCaughtOrRetried(String name) {
    TestWorkflow workflow =
        ofTask(
            RESOURCE
                + ",'Parameters':{'a.$':'$.missing'},'End':true,"
                + ("'Retry':[{'ErrorEquals':['" + name + "']}],")
                + ("'Catch':[{'ErrorEquals':['" + name + "'],'Next':'Caught'}]"));
    Execution execution = workflow.run("{}");
    assertEquals("States.Runtime", execution.outcome().join().error());
    assertEquals(Duration.ZERO, duration(execution));
  }

  @ParameterizedTest
  @CsvSource({
    "States.ALL, FAILED",
    "States.TaskFailed, FAILED",
    "States.DataLimitExceeded, SUCCEEDED"
  })
  void dataLimit_isCaughtByItsOwnNameOnly(String name, Execution.Status expected) {
    TestWorkflow workflow =
        ofTask(
            RESOURCE + (",'End':true,'Catch':[{'ErrorEquals':['" + name + "'],'Next':'Caught'}]"));
    workflow.function("work", event -> new TextNode("x".repeat(StrictJson.MAX_PAYLOAD_BYTES - 1)));
    assertEquals(expected, workflow.run("{}").status());
  }

  @Test
  void result_mayBeAsLargeAsTheLimit() {
    TestWorkflow workflow = ofTask(RESOURCE + ",'End':true");
    workflow.function("work", event -> new TextNode("x".repeat(StrictJson.MAX_PAYLOAD_BYTES - 2)));
    assertEquals(Execution.Status.SUCCEEDED, workflow.run("{}").status());
  }
}
