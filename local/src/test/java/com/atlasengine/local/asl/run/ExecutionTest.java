package com.atlasengine.local.asl.run;

import static com.atlasengine.local.asl.expression.JsonText.json;
import static com.atlasengine.local.asl.run.TestWorkflow.duration;
import static com.atlasengine.local.asl.run.TestWorkflow.output;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.atlasengine.local.asl.definition.StateMachine;
import com.atlasengine.local.asl.expression.ReferencePath;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExecutionTest {
  /** A machine with the states given, the first of which is A. */
  private static TestWorkflow workflow(StateMachine.Type type, String states) {
    String definition = "{'StartAt':'A','States':{" + states + "}}";
    return new TestWorkflow(type, definition.replace('\'', '"'));
  }

  private static TestWorkflow standard(String states) {
    return workflow(StateMachine.Type.STANDARD, states);
  }

  private static Execution run(String states, String input) {
    return standard(states).run(input);
  }

  private static List<String> types(Execution execution) {
    return execution.history().stream().map(HistoryEvent::type).toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "|{'a':1,'b':{'c':2}}",
        "'InputPath':'$.b',|{'c':2}",
        "'InputPath':null,|{}",
        "'Result':{'r':1},|{'r':1}",
        "'Result':{'r':1},'ResultPath':'$.x.y',|{'a':1,'b':{'c':2},'x':{'y':{'r':1}}}",
        "'Result':9,'ResultPath':'$.b.c',|{'a':1,'b':{'c':9}}",
        "'Result':9,'ResultPath':null,|{'a':1,'b':{'c':2}}",
        "'Result':9,'ResultPath':'$.x','OutputPath':'$.x',|9",
        "'OutputPath':'$.b.c',|2",
        "'OutputPath':null,|{}",
        "'InputPath':'$.b','Parameters':{'k':[{'v.$':'$.c'}],'s':'$.c'},|{'k':[{'v':2}],'s':'$.c'}",
        "'InputPath':'$.b','ResultPath':'$.copy',|{'a':1,'b':{'c':2},'copy':{'c':2}}",
        "'Parameters':{'m.$':'$$.StateMachine.Name','s.$':'$$.State.Name'},"
            + "|{'m':'test-machine','s':'A'}",
        "'Parameters':{'n.$':'$$.Execution.Name','i.$':'$$.Execution.Input.a'},|{'n':'run-1','i':1}",
        "'InputPath':'$$.Execution.Input','OutputPath':'$.a',|1",
      })
  void data_goesThroughAPassState(String fields, String expected) {
    String state = "'A':{'Type':'Pass'," + (fields == null ? "" : fields) + "'End':true}";
    JsonNode output = output(run(state, "{'a':1,'b':{'c':2}}"));
    assertEquals(json(expected), output);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'InputPath':'$.x'|'$.x' could not be found",
        "'OutputPath':'$.x'|'$.x' could not be found",
        "'Parameters':{'v.$':'$.x'}|'$.x' could not be found",
        "'Result':1,'ResultPath':'$.a.b'|not an object",
      })
  void executionFails_whenAPathDoesNotFit(String field, String cause) {
    Execution execution = run("'A':{'Type':'Pass'," + field + ",'End':true}", "{'a':1}");
    Execution.Outcome outcome = execution.outcome().join();
    assertEquals(Execution.Status.FAILED, outcome.status());
    assertEquals("States.Runtime", outcome.error());
    assertTrue(outcome.cause().contains(cause), outcome.cause());
    assertTrue(outcome.cause().contains("'A' (entered at the event id #2)"), outcome.cause());
  }

  @Test
  void referencePath_mayQuoteItsNames() throws Exception {
    ReferencePath path = ReferencePath.parse("$['x y'].z");
    assertEquals(json("{'a':1,'x y':{'z':2}}"), path.put(json("{'a':1}"), json("2")));
  }

  @Test
  void history_isAsTheServiceHasIt_whenAPassStateRuns() {
    Execution execution = run("'A':{'Type':'Pass','Result':{'r':1},'End':true}", "{}");
    assertEquals(
        List.of("ExecutionStarted", "PassStateEntered", "PassStateExited", "ExecutionSucceeded"),
        types(execution));
    List<Long> previous = execution.history().stream().map(HistoryEvent::previousId).toList();
    assertEquals(List.of(0L, 0L, 2L, 3L), previous);
    JsonNode exited = execution.history().get(2).toJson(true).path("stateExitedEventDetails");
    assertEquals("{\"r\":1}", exited.path("output").textValue());
    assertEquals("A", exited.path("name").textValue());
    JsonNode bare = execution.history().get(2).toJson(false).path("stateExitedEventDetails");
    assertTrue(bare.path("output").isMissingNode());
  }

  @ParameterizedTest
  @CsvSource({"10,high", "5,low", "0,other"})
  void choice_takesTheFirstRuleThatHolds(int n, String expected) {
    String rules =
        "{'Variable':'$.n','NumericGreaterThan':7,'Next':'High'},"
            + "{'Variable':'$.n','NumericGreaterThan':2,'Next':'Low'}";
    String states =
        "'A':{'Type':'Choice','Choices':["
            + rules
            + "],'Default':'Other'},"
            + "'High':{'Type':'Pass','Result':'high','End':true},"
            + "'Low':{'Type':'Pass','Result':'low','End':true},"
            + "'Other':{'Type':'Pass','Result':'other','End':true}";
    assertEquals(expected, output(run(states, "{'n':" + n + "}")).textValue());
  }

  @Test
  void executionFails_whenNoRuleHolds() {
    String states =
        "'A':{'Type':'Choice','Choices':[{'Variable':'$.n','IsNull':true,'Next':'B'}]},"
            + "'B':{'Type':'Succeed'}";
    assertEquals("States.Runtime", run(states, "{'n':1}").outcome().join().error());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'Seconds':90|90",
        "'SecondsPath':'$.s'|7",
        "'Timestamp':'2026-03-01T10:10:00Z'|600",
        "'TimestampPath':'$.t'|60",
        "'Timestamp':'2020-01-01T00:00:00Z'|0",
      })
  void wait_lastsAsLongAsItSays(String field, int seconds) {
    Execution execution =
        run(
            "'A':{'Type':'Wait'," + field.replace("`", "") + ",'End':true}",
            "{'s':7,'t':'2026-03-01T10:01:00Z'}");
    assertEquals(Duration.ofSeconds(seconds), duration(execution));
    assertEquals(json("{'s':7,'t':'2026-03-01T10:01:00Z'}"), output(execution));
  }

  @Test
  void fail_givesItsErrorAndCause() {
    Execution execution =
        run("'A':{'Type':'Fail','Error':'Broken','CausePath':'$.why'}", "{'why':'because'}");
    Execution.Outcome outcome = execution.outcome().join();
    assertEquals(Execution.Status.FAILED, outcome.status());
    assertEquals("Broken", outcome.error());
    assertEquals("because", outcome.cause());
    assertEquals(
        List.of("ExecutionStarted", "FailStateEntered", "ExecutionFailed"), types(execution));
  }

  @Test
  void succeed_selectsItsOutput() {
    Execution execution =
        run("'A':{'Type':'Succeed','InputPath':'$.x','OutputPath':'$.y'}", "{'x':{'y':5}}");
    assertEquals(json("5"), output(execution));
  }

  @Test
  void express_timesOut_afterFiveMinutes() {
    TestWorkflow workflow =
        workflow(
            StateMachine.Type.EXPRESS,
            "'A':{'Type':'Wait','Seconds':299,'Next':'B'},"
                + "'B':{'Type':'Wait','Seconds':2,'End':true}");
    Execution execution = workflow.run("{}");
    assertEquals(Execution.Status.TIMED_OUT, execution.outcome().join().status());
    assertEquals("States.Timeout", execution.outcome().join().error());
    assertEquals(Duration.ofMinutes(5), duration(execution));
    assertEquals("ExecutionTimedOut", types(execution).getLast());
  }

  @Test
  void endlessLoop_timesOut() {
    TestWorkflow workflow =
        workflow(
            StateMachine.Type.EXPRESS,
            "'A':{'Type':'Wait','Seconds':10,'Next':'B'},'B':{'Type':'Pass','Next':'A'}");
    Execution execution = workflow.run("{}");
    assertEquals(Execution.Status.TIMED_OUT, execution.outcome().join().status());
    assertEquals(Duration.ofMinutes(5), duration(execution));
  }

  @Test
  void stop_abortsAWait() {
    TestWorkflow workflow = standard("'A':{'Type':'Wait','Seconds':3600,'End':true}");
    Execution[] started = new Execution[1];
    workflow.time.runOnTimeline(
        () -> {
          started[0] = workflow.start("{}");
          workflow.time.runAfter(
              Duration.ofMinutes(2), () -> started[0].stop("Stopped", "by hand"));
        });
    Execution.Outcome outcome = started[0].outcome().join();
    assertEquals(Execution.Status.ABORTED, outcome.status());
    assertEquals("Stopped", outcome.error());
    assertEquals(Duration.ofMinutes(2), duration(started[0]));
    assertEquals(
        List.of("ExecutionStarted", "WaitStateEntered", "WaitStateAborted", "ExecutionAborted"),
        types(started[0]));
  }

  @Test
  void executionFails_whenAStatesOutputIsTooLarge() {
    String states = "'A':{'Type':'Pass','Parameters':{'a.$':'$.t','b.$':'$.t'},'End':true}";
    Execution.Outcome outcome = run(states, "{'t':'" + "x".repeat(140_000) + "'}").outcome().join();
    assertEquals("States.DataLimitExceeded", outcome.error());
  }
}
