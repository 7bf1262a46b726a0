package com.atlasengine.local.states;

import static com.atlasengine.local.states.StepFunctionsFixture.PASS;
import static com.atlasengine.local.states.StepFunctionsFixture.WAIT;
import static com.atlasengine.local.states.StepFunctionsFixture.execution;
import static com.atlasengine.local.states.StepFunctionsFixture.machine;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.atlasengine.local.http.AwsError;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionAlreadyExistsException;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;
import software.amazon.awssdk.services.sfn.model.HistoryEventType;
import software.amazon.awssdk.services.sfn.model.InvalidArnException;
import software.amazon.awssdk.services.sfn.model.InvalidOutputException;
import software.amazon.awssdk.services.sfn.model.InvalidTokenException;
import software.amazon.awssdk.services.sfn.model.StartSyncExecutionResponse;
import software.amazon.awssdk.services.sfn.model.StateMachineAlreadyExistsException;
import software.amazon.awssdk.services.sfn.model.StateMachineType;
import software.amazon.awssdk.services.sfn.model.StateMachineTypeNotSupportedException;
import software.amazon.awssdk.services.sfn.model.SyncExecutionStatus;
import software.amazon.awssdk.services.sfn.model.TaskTimedOutException;

/** Through the SDK's own client, over a socket. */
class StepFunctionsTest {
  private static final String WORK =
      "'Resource':'arn:aws:lambda:us-west-2:000000000000:function:work'";

  private StepFunctionsFixture fixture;

  @BeforeEach
  void open() throws Exception {
    fixture = new StepFunctionsFixture();
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void execution_isDescribedWithItsHistory() {
    String machine = fixture.create("m", StateMachineType.STANDARD, PASS);
    assertEquals("arn:aws:states:us-west-2:000000000000:stateMachine:m", machine);
    String execution = fixture.start(machine, "e-1", "{\"a\": 1}");
    assertEquals("arn:aws:states:us-west-2:000000000000:execution:m:e-1", execution);
    DescribeExecutionResponse described = fixture.awaitEnd(execution);
    assertEquals(ExecutionStatus.SUCCEEDED, described.status());
    assertEquals("{\"a\":1}", described.output());
    assertEquals(machine, described.stateMachineArn());
    assertFalse(described.stopDate().isBefore(described.startDate()));
    assertEquals(
        List.of(
            HistoryEventType.EXECUTION_STARTED,
            HistoryEventType.PASS_STATE_ENTERED,
            HistoryEventType.PASS_STATE_EXITED,
            HistoryEventType.EXECUTION_SUCCEEDED),
        fixture.history(execution).stream().map(HistoryEvent::type).toList());
    assertEquals("A", fixture.history(execution).get(1).stateEnteredEventDetails().name());
  }

  @Test
  void history_comesInPages_andBackwards() {
    String execution =
        fixture.start(fixture.create("m", StateMachineType.STANDARD, PASS), "e", "{}");
    fixture.awaitEnd(execution);
    List<Long> ids =
        fixture
            .client
            .getExecutionHistoryPaginator(
                request -> request.executionArn(execution).maxResults(3).reverseOrder(true))
            .events()
            .stream()
            .map(HistoryEvent::id)
            .toList();
    assertEquals(List.of(4L, 3L, 2L, 1L), ids);
  }

  @Test
  void standardName_isIdempotent_whileItRunsWithTheSameInput() {
    String machine = fixture.create("m", StateMachineType.STANDARD, WAIT);
    String execution = fixture.start(machine, "e", "{\"a\":1}");
    assertEquals(execution, fixture.start(machine, "e", "{\"a\": 1}"));
    assertThrows(
        ExecutionAlreadyExistsException.class, () -> fixture.start(machine, "e", "{\"a\":2}"));
    fixture.client.stopExecution(request -> request.executionArn(execution).error("E").cause("c"));
    DescribeExecutionResponse described = fixture.awaitEnd(execution);
    assertEquals(ExecutionStatus.ABORTED, described.status());
    assertEquals("E", described.error());
    assertThrows(
        ExecutionAlreadyExistsException.class, () -> fixture.start(machine, "e", "{\"a\":1}"));
  }

  @Test
  void expressName_startsAnotherExecution_andIsNotDescribed() {
    String machine = fixture.create("m", StateMachineType.EXPRESS, PASS);
    String first = fixture.start(machine, "e", "{}");
    String second = fixture.start(machine, "e", "{}");
    assertTrue(first.startsWith("arn:aws:states:us-west-2:000000000000:express:m:e:"), first);
    assertFalse(first.equals(second));
    assertThrows(
        InvalidArnException.class,
        () -> fixture.client.describeExecution(request -> request.executionArn(first)));
    assertThrows(InvalidArnException.class, () -> fixture.history(first));
    assertThrows(
        StateMachineTypeNotSupportedException.class,
        () -> fixture.client.listExecutions(request -> request.stateMachineArn(machine)));
  }

  @Test
  void syncExecution_answersWithItsEnd_evenAFailedOne() {
    fixture.functions.set("work", payload -> "{\"got\":" + payload + "}");
    String good =
        fixture.create(
            "good", StateMachineType.EXPRESS, machine("{'Type':'Task'," + WORK + ",'End':true}"));
    StartSyncExecutionResponse answer =
        fixture.client.startSyncExecution(
            request -> request.stateMachineArn(good).input("{\"a\":1}"));
    assertEquals(SyncExecutionStatus.SUCCEEDED, answer.status());
    assertEquals("{\"got\":{\"a\":1}}", answer.output());
    String bad =
        fixture.create(
            "bad", StateMachineType.EXPRESS, machine("{'Type':'Fail','Error':'E','Cause':'c'}"));
    answer = fixture.client.startSyncExecution(request -> request.stateMachineArn(bad));
    assertEquals(SyncExecutionStatus.FAILED, answer.status());
    assertEquals("E", answer.error());
    assertEquals("c", answer.cause());
    String standard = fixture.create("standard", StateMachineType.STANDARD, PASS);
    assertThrows(
        StateMachineTypeNotSupportedException.class,
        () -> fixture.client.startSyncExecution(request -> request.stateMachineArn(standard)));
  }

  @Test
  void functionsFailure_isCaughtByItsClassName() {
    fixture.functions.fail("work", "com.atlasengine.core.failure.PermanentFailure");
    String machine =
        fixture.create(
            "m", StateMachineType.STANDARD, machine("{'Type':'Task'," + WORK + ",'End':true}"));
    String execution = fixture.start(machine, "e", "{}");
    DescribeExecutionResponse described = fixture.awaitEnd(execution);
    assertEquals("com.atlasengine.core.failure.PermanentFailure", described.error());
    assertTrue(described.cause().contains("errorMessage"), described.cause());
    assertEquals(
        "com.atlasengine.core.failure.PermanentFailure",
        fixture.history(execution).get(4).lambdaFunctionFailedEventDetails().error());
  }

  @Test
  void missingFunction_isALambdaError() {
    String machine =
        fixture.create(
            "m", StateMachineType.STANDARD, machine("{'Type':'Task'," + WORK + ",'End':true}"));
    assertEquals(
        "Lambda.ResourceNotFoundException",
        fixture.awaitEnd(fixture.start(machine, "e", "{}")).error());
  }

  @Test
  void aFunctionThatTheRoleDoesNotName_isALambdaError() {
    fixture.functions.set("work", payload -> payload);
    fixture.service.checkInvocationsWith(
        (machine, function) -> {
          throw AwsError.denied("lambda", machine + " may not invoke " + function);
        });
    String machine =
        fixture.create(
            "m", StateMachineType.STANDARD, machine("{'Type':'Task'," + WORK + ",'End':true}"));
    DescribeExecutionResponse described = fixture.awaitEnd(fixture.start(machine, "e", "{}"));
    assertEquals("Lambda.AWSLambdaException", described.error());
    assertTrue(described.cause().contains("m may not invoke arn:"), described.cause());
    assertTrue(
        described.cause().contains("Status Code: 403; Error Code: AccessDeniedException"),
        described.cause());
  }

  @Test
  void callback_isAnsweredOnce() throws Exception {
    LinkedBlockingQueue<String> tokens = new LinkedBlockingQueue<>();
    fixture.functions.set(
        "work",
        payload -> {
          tokens.add(payload.substring(1, payload.length() - 1));
          return "null";
        });
    String state =
        "{'Type':'Task','Resource':'arn:aws:states:::lambda:invoke.waitForTaskToken',"
            + "'Parameters':{'FunctionName':'work','Payload.$':'$$.Task.Token'},'End':true}";
    String machine = fixture.create("m", StateMachineType.STANDARD, machine(state));
    String execution = fixture.start(machine, "e", "{}");
    String token = tokens.poll(60, TimeUnit.SECONDS);
    assertThrows(
        InvalidOutputException.class,
        () -> fixture.client.sendTaskSuccess(request -> request.taskToken(token).output("{")));
    fixture.client.sendTaskHeartbeat(request -> request.taskToken(token));
    fixture.client.sendTaskSuccess(request -> request.taskToken(token).output("{\"b\":2}"));
    assertEquals("{\"b\":2}", fixture.awaitEnd(execution).output());
    assertThrows(
        TaskTimedOutException.class,
        () -> fixture.client.sendTaskSuccess(request -> request.taskToken(token).output("{}")));
    assertThrows(
        InvalidTokenException.class,
        () -> fixture.client.sendTaskFailure(request -> request.taskToken("nothing")));
  }

  @Test
  void tasksReachStepFunctionsItself_overTheWire() {
    String child = fixture.create("child", StateMachineType.STANDARD, WAIT);
    String state =
        "{'Type':'Task','Resource':'arn:aws:states:::states:startExecution','Parameters':"
            + "{'StateMachineArn':'"
            + child
            + "','Name':'c','Input':{'k.$':'$.k'}},'End':true}";
    String parent = fixture.create("parent", StateMachineType.STANDARD, machine(state));
    DescribeExecutionResponse first = fixture.awaitEnd(fixture.start(parent, "p1", "{\"k\":1}"));
    assertTrue(first.output().contains("\"ExecutionArn\":\"" + execution("child", "c")));
    assertTrue(first.output().contains("\"StartDate\":\""), first.output());
    assertEquals(
        "{\"k\":1}",
        fixture
            .client
            .describeExecution(request -> request.executionArn(execution("child", "c")))
            .input());
    assertEquals(
        "StepFunctions.ExecutionAlreadyExistsException",
        fixture.awaitEnd(fixture.start(parent, "p2", "{\"k\":2}")).error());
  }

  @Test
  void sdkIntegration_namesErrorsAsTheSdkDoes() {
    String state =
        "{'Type':'Task','Resource':'arn:aws:states:::aws-sdk:sfn:sendTaskSuccess','Parameters':"
            + "{'TaskToken':'none','Output':'{}'},'End':true}";
    String machine = fixture.create("m", StateMachineType.EXPRESS, machine(state));
    StartSyncExecutionResponse answer =
        fixture.client.startSyncExecution(request -> request.stateMachineArn(machine));
    assertEquals("Sfn.InvalidTokenException", answer.error());
  }

  @Test
  void service_thatIsNotThere_isTheServicesBaseException() {
    String state =
        "{'Type':'Task','Resource':'arn:aws:states:::aws-sdk:connect:describeContact','Parameters':"
            + "{'InstanceId':'i','ContactId':'c'},'End':true}";
    String machine = fixture.create("m", StateMachineType.EXPRESS, machine(state));
    StartSyncExecutionResponse answer =
        fixture.client.startSyncExecution(request -> request.stateMachineArn(machine));
    assertEquals("Connect.ConnectException", answer.error());
  }

  @Test
  void stateMachines_areListedAndDescribed() {
    fixture.create("b", StateMachineType.EXPRESS, PASS);
    String machine = fixture.create("a", StateMachineType.STANDARD, PASS);
    assertEquals(machine, fixture.create("a", StateMachineType.STANDARD, PASS));
    assertThrows(
        StateMachineAlreadyExistsException.class,
        () -> fixture.create("a", StateMachineType.STANDARD, WAIT));
    assertEquals(
        List.of("a", "b"),
        fixture.client.listStateMachines().stateMachines().stream()
            .map(each -> each.name())
            .toList());
    assertEquals(
        PASS,
        fixture
            .client
            .describeStateMachine(request -> request.stateMachineArn(machine))
            .definition());
    String execution = fixture.start(machine, "e", "{}");
    assertEquals(
        PASS,
        fixture
            .client
            .describeStateMachineForExecution(request -> request.executionArn(execution))
            .definition());
    fixture.awaitEnd(execution);
    assertEquals(
        List.of("e"),
        fixture
            .client
            .listExecutions(
                request -> request.stateMachineArn(machine).statusFilter(ExecutionStatus.SUCCEEDED))
            .executions()
            .stream()
            .map(each -> each.name())
            .toList());
  }

  @Test
  void inProcessStart_isWhatARuleDoes() throws Exception {
    fixture.functions.set("work", payload -> payload);
    fixture.service.create("m", "STANDARD", machine("{'Type':'Task'," + WORK + ",'End':true}"));
    JsonNode input = new ObjectMapper().readTree("{\"detail\":{}}");
    assertEquals("{\"detail\":{}}", fixture.awaitEnd(fixture.service.start("m", input)).output());
    assertThrows(
        AwsError.class, () -> fixture.service.start("none", JsonNodeFactory.instance.objectNode()));
  }
}
