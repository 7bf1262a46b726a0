package com.atlasengine.local.asl.run;

import static com.atlasengine.local.asl.expression.JsonText.json;
import static com.atlasengine.local.asl.run.TestWorkflow.duration;
import static com.atlasengine.local.asl.run.TestWorkflow.output;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.atlasengine.local.asl.definition.StateMachine;
import com.atlasengine.local.asl.expression.StateError;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParallelTest {
  /** Two functions, one and two, at once. */
  private static TestWorkflow workflow(String fields) {
    String definition =
        "{'StartAt':'A','States':{'A':{'Type':'Parallel','Branches':["
            + branch("one")
            + ","
            + branch("two")
            + "],"
            + fields
            + (fields.contains("'Caught'") ? "},'Caught':{'Type':'Pass','End':true}}}" : "}}}");
    return new TestWorkflow(StateMachine.Type.EXPRESS, definition.replace('\'', '"'));
  }

  private static String branch(String function) {
    return "{'StartAt':'F-"
        + function
        + "','States':{'F-"
        + function
        + "':{'Type':'Task','Resource':'arn:aws:states:::lambda:invoke','Parameters':"
        + "{'FunctionName':'"
        + function
        + "','Payload.$':'$'},'OutputPath':'$.Payload','End':true}}}";
  }

  private static TestWorkflow.Task answerAfter(TestWorkflow workflow, int seconds, String answer) {
    return event -> {
      workflow.time.sleep(Duration.ofSeconds(seconds));
      return json(answer);
    };
  }

  private static List<String> types(Execution execution) {
    return execution.history().stream().map(HistoryEvent::type).toList();
  }

  @Test
  void branches_runAtOnce_andGiveTheirResultsInOrder() {
    TestWorkflow workflow =
        workflow(
            "'ResultSelector':{'first.$':'$[0].v','second.$':'$[1].v'},'ResultPath':'$.r',"
                + "'End':true");
    workflow.function("one", answerAfter(workflow, 20, "{'v':1}"));
    workflow.function("two", answerAfter(workflow, 5, "{'v':2}"));
    Execution execution = workflow.run("{'in':0}");
    assertEquals(json("{'in':0,'r':{'first':1,'second':2}}"), output(execution));
    assertEquals(Duration.ofSeconds(20), duration(execution));
    assertEquals("ParallelStateStarted", types(execution).get(2));
    assertTrue(types(execution).contains("ParallelStateSucceeded"));
  }

  @Test
  void history_linksEachBranchToTheStateItself() {
    TestWorkflow workflow = workflow("'End':true");
    workflow.function("one", answerAfter(workflow, 2, "1"));
    workflow.function("two", answerAfter(workflow, 1, "2"));
    List<HistoryEvent> history = workflow.run("{}").history();
    List<Long> entered =
        history.stream()
            .filter(event -> event.type().equals("TaskStateEntered"))
            .map(HistoryEvent::previousId)
            .toList();
    assertEquals(List.of(3L, 3L), entered);
    HistoryEvent succeeded = history.get(history.size() - 3);
    assertEquals("ParallelStateSucceeded", succeeded.type());
    HistoryEvent before = history.get((int) succeeded.previousId() - 1);
    assertEquals("F-one", before.detail("name"));
  }

  @Test
  void failure_endsTheOtherBranches_atOnce() {
    TestWorkflow workflow = workflow("'End':true");
    workflow.function("one", answerAfter(workflow, 200, "1"));
    workflow.function(
        "two",
        event -> {
          workflow.time.sleep(Duration.ofSeconds(3));
          throw StateError.taskFailed("Broken", "two");
        });
    Execution execution = workflow.run("{}");
    Execution.Outcome outcome = execution.outcome().join();
    assertEquals(Execution.Status.FAILED, outcome.status());
    assertEquals("Broken", outcome.error());
    assertEquals(Duration.ofSeconds(3), duration(execution));
    assertTrue(types(execution).contains("ParallelStateFailed"));
    assertTrue(types(execution).contains("TaskStateAborted"));
    assertFalse(types(execution).contains("ParallelStateExited"));
  }

  @ParameterizedTest
  @CsvSource({
    "States.ALL, SUCCEEDED",
    "Broken, SUCCEEDED",
    "States.BranchFailed, SUCCEEDED",
    "States.TaskFailed, SUCCEEDED",
    "Other, FAILED"
  })
  void failure_isCaughtByTheBranchesError(String name, Execution.Status expected) {
    TestWorkflow workflow =
        workflow(
            "'End':true,'Catch':[{'ErrorEquals':['"
                + name
                + "'],'ResultPath':'$.error','Next':'Caught'}]");
    workflow.function("one", answerAfter(workflow, 1, "1"));
    workflow.function(
        "two",
        event -> {
          throw StateError.taskFailed("Broken", "two");
        });
    assertEquals(expected, workflow.run("{}").status());
  }

  @Test
  void retry_runsAllBranchesAgain() {
    TestWorkflow workflow =
        workflow("'End':true,'Retry':[{'ErrorEquals':['Broken'],'IntervalSeconds':7}]");
    workflow.function("one", answerAfter(workflow, 1, "1"));
    int[] calls = new int[1];
    workflow.function(
        "two",
        event -> {
          if (calls[0]++ == 0) {
            throw StateError.taskFailed("Broken", "two");
          }
          return json("2");
        });
    Execution execution = workflow.run("{}");
    assertEquals(json("[1,2]"), output(execution));
    assertEquals(4, workflow.calls().size());
    assertEquals(Duration.ofSeconds(8), duration(execution));
  }

  @Test
  void executionsTimeout_endsAllBranches() {
    TestWorkflow workflow =
        workflow("'End':true,'Catch':[{'ErrorEquals':['States.ALL'],'Next':'Caught'}]");
    workflow.function("one", answerAfter(workflow, 400, "1"));
    workflow.function("two", answerAfter(workflow, 500, "2"));
    Execution execution = workflow.run("{}");
    assertEquals(Execution.Status.TIMED_OUT, execution.status());
    assertEquals(Duration.ofMinutes(5), duration(execution));
  }

  @Test
  void runtimeErrorInABranch_endsTheExecution() {
    TestWorkflow workflow =
        workflow("'End':true,'Catch':[{'ErrorEquals':['States.ALL'],'Next':'Caught'}]");
    workflow.function("one", answerAfter(workflow, 400, "1"));
    workflow.function(
        "two",
        event -> {
          throw StateError.runtimeError("no such path");
        });
    Execution.Outcome outcome = workflow.run("{}").outcome().join();
    assertEquals("States.Runtime", outcome.error());
    assertTrue(outcome.cause().contains("'F-two'"), outcome.cause());
  }
}
