package com.atlasengine.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.atlasengine.local.asl.SystemTimeline;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.client.config.SdkAdvancedClientOption;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionAlreadyExistsException;
import software.amazon.awssdk.services.sfn.model.ExecutionDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;
import software.amazon.awssdk.services.sfn.model.HistoryEventType;
import software.amazon.awssdk.services.sfn.model.InvalidArnException;
import software.amazon.awssdk.services.sfn.model.InvalidDefinitionException;
import software.amazon.awssdk.services.sfn.model.InvalidExecutionInputException;
import software.amazon.awssdk.services.sfn.model.InvalidNameException;
import software.amazon.awssdk.services.sfn.model.InvalidOutputException;
import software.amazon.awssdk.services.sfn.model.InvalidTokenException;
import software.amazon.awssdk.services.sfn.model.StartSyncExecutionResponse;
import software.amazon.awssdk.services.sfn.model.StateMachineAlreadyExistsException;
import software.amazon.awssdk.services.sfn.model.StateMachineDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.StateMachineType;
import software.amazon.awssdk.services.sfn.model.StateMachineTypeNotSupportedException;
import software.amazon.awssdk.services.sfn.model.SyncExecutionStatus;
import software.amazon.awssdk.services.sfn.model.TaskTimedOutException;

/** Through the SDK's own client, over a socket. */
class StepFunctionsTest {
  private static final String ROLE = "arn:aws:iam::000000000000:role/test";
  private static final String WORK =
      "'Resource':'arn:aws:lambda:us-west-2:000000000000:function:work'";
  private static final String PASS = machine("{'Type':'Pass','End':true}");
  private static final String WAIT = machine("{'Type':'Wait','Seconds':3600,'End':true}");

  private final FakeFunctions functions = new FakeFunctions();
  private Front front;
  private StepFunctions service;
  private SfnClient client;

  @BeforeEach
  void open() throws Exception {
    front = new Front(0, new Faults());
    service =
        new StepFunctions(
            functions, new WireIntegration(front.endpoint()), new SystemTimeline(), Latency.NONE);
    front.register(service);
    client =
        SfnClient.builder()
            .endpointOverride(front.endpoint())
            .region(Region.US_WEST_2)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("any", "thing")))
            .httpClient(UrlConnectionHttpClient.create())
            .overrideConfiguration(
                config ->
                    config.putAdvancedOption(
                        SdkAdvancedClientOption.DISABLE_HOST_PREFIX_INJECTION, true))
            .build();
  }

  @AfterEach
  void close() {
    client.close();
    service.close();
    front.close();
  }

  private static String machine(String state) {
    return ("{'StartAt':'A','States':{'A':" + state + "}}").replace('\'', '"');
  }

  private String create(String name, StateMachineType type, String definition) {
    return client
        .createStateMachine(
            request -> request.name(name).type(type).definition(definition).roleArn(ROLE))
        .stateMachineArn();
  }

  private String start(String machine, String name, String input) {
    return client
        .startExecution(request -> request.stateMachineArn(machine).name(name).input(input))
        .executionArn();
  }

  private DescribeExecutionResponse ended(String execution) {
    long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (System.nanoTime() < end) {
      DescribeExecutionResponse described =
          client.describeExecution(request -> request.executionArn(execution));
      if (described.status() != ExecutionStatus.RUNNING) {
        return described;
      }
    }
    throw new AssertionError("the execution did not end: " + execution);
  }

  private List<HistoryEvent> history(String execution) {
    return client.getExecutionHistory(request -> request.executionArn(execution)).events();
  }

  @Test
  void execution_isDescribedWithItsHistory() {
    String machine = create("m", StateMachineType.STANDARD, PASS);
    assertEquals("arn:aws:states:us-west-2:000000000000:stateMachine:m", machine);
    String execution = start(machine, "e-1", "{\"a\": 1}");
    assertEquals("arn:aws:states:us-west-2:000000000000:execution:m:e-1", execution);
    DescribeExecutionResponse described = ended(execution);
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
        history(execution).stream().map(HistoryEvent::type).toList());
    assertEquals("A", history(execution).get(1).stateEnteredEventDetails().name());
  }

  @Test
  void history_comesInPages_andBackwards() {
    String execution = start(create("m", StateMachineType.STANDARD, PASS), "e", "{}");
    ended(execution);
    List<Long> ids =
        client
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
    String machine = create("m", StateMachineType.STANDARD, WAIT);
    String execution = start(machine, "e", "{\"a\":1}");
    assertEquals(execution, start(machine, "e", "{\"a\": 1}"));
    assertThrows(ExecutionAlreadyExistsException.class, () -> start(machine, "e", "{\"a\":2}"));
    client.stopExecution(request -> request.executionArn(execution).error("E").cause("c"));
    DescribeExecutionResponse described = ended(execution);
    assertEquals(ExecutionStatus.ABORTED, described.status());
    assertEquals("E", described.error());
    assertThrows(ExecutionAlreadyExistsException.class, () -> start(machine, "e", "{\"a\":1}"));
  }

  @Test
  void expressName_startsAnotherExecution_andIsNotDescribed() {
    String machine = create("m", StateMachineType.EXPRESS, PASS);
    String first = start(machine, "e", "{}");
    String second = start(machine, "e", "{}");
    assertTrue(first.startsWith("arn:aws:states:us-west-2:000000000000:express:m:e:"), first);
    assertFalse(first.equals(second));
    assertThrows(
        InvalidArnException.class,
        () -> client.describeExecution(request -> request.executionArn(first)));
    assertThrows(InvalidArnException.class, () -> history(first));
    assertThrows(
        StateMachineTypeNotSupportedException.class,
        () -> client.listExecutions(request -> request.stateMachineArn(machine)));
  }

  @Test
  void syncExecution_answersWithItsEnd_evenAFailedOne() {
    functions.set("work", payload -> "{\"got\":" + payload + "}");
    String good =
        create(
            "good", StateMachineType.EXPRESS, machine("{'Type':'Task'," + WORK + ",'End':true}"));
    StartSyncExecutionResponse answer =
        client.startSyncExecution(request -> request.stateMachineArn(good).input("{\"a\":1}"));
    assertEquals(SyncExecutionStatus.SUCCEEDED, answer.status());
    assertEquals("{\"got\":{\"a\":1}}", answer.output());
    String bad =
        create("bad", StateMachineType.EXPRESS, machine("{'Type':'Fail','Error':'E','Cause':'c'}"));
    answer = client.startSyncExecution(request -> request.stateMachineArn(bad));
    assertEquals(SyncExecutionStatus.FAILED, answer.status());
    assertEquals("E", answer.error());
    assertEquals("c", answer.cause());
    String standard = create("standard", StateMachineType.STANDARD, PASS);
    assertThrows(
        StateMachineTypeNotSupportedException.class,
        () -> client.startSyncExecution(request -> request.stateMachineArn(standard)));
  }

  @Test
  void functionsFailure_isCaughtByItsClassName() {
    functions.fail("work", "com.atlasengine.core.failure.PermanentFailure");
    String machine =
        create("m", StateMachineType.STANDARD, machine("{'Type':'Task'," + WORK + ",'End':true}"));
    String execution = start(machine, "e", "{}");
    DescribeExecutionResponse described = ended(execution);
    assertEquals("com.atlasengine.core.failure.PermanentFailure", described.error());
    assertTrue(described.cause().contains("errorMessage"), described.cause());
    assertEquals(
        "com.atlasengine.core.failure.PermanentFailure",
        history(execution).get(4).lambdaFunctionFailedEventDetails().error());
  }

  @Test
  void missingFunction_isALambdaError() {
    String machine =
        create("m", StateMachineType.STANDARD, machine("{'Type':'Task'," + WORK + ",'End':true}"));
    assertEquals("Lambda.ResourceNotFoundException", ended(start(machine, "e", "{}")).error());
  }

  @Test
  void callback_isAnsweredOnce() throws Exception {
    LinkedBlockingQueue<String> tokens = new LinkedBlockingQueue<>();
    functions.set(
        "work",
        payload -> {
          tokens.add(payload.substring(1, payload.length() - 1));
          return "null";
        });
    String state =
        "{'Type':'Task','Resource':'arn:aws:states:::lambda:invoke.waitForTaskToken',"
            + "'Parameters':{'FunctionName':'work','Payload.$':'$$.Task.Token'},'End':true}";
    String machine = create("m", StateMachineType.STANDARD, machine(state));
    String execution = start(machine, "e", "{}");
    String token = tokens.poll(20, TimeUnit.SECONDS);
    assertThrows(
        InvalidOutputException.class,
        () -> client.sendTaskSuccess(request -> request.taskToken(token).output("{")));
    client.sendTaskHeartbeat(request -> request.taskToken(token));
    client.sendTaskSuccess(request -> request.taskToken(token).output("{\"b\":2}"));
    assertEquals("{\"b\":2}", ended(execution).output());
    assertThrows(
        TaskTimedOutException.class,
        () -> client.sendTaskSuccess(request -> request.taskToken(token).output("{}")));
    assertThrows(
        InvalidTokenException.class,
        () -> client.sendTaskFailure(request -> request.taskToken("nothing")));
  }

  @Test
  void tasksReachStepFunctionsItself_overTheWire() {
    String child = create("child", StateMachineType.STANDARD, WAIT);
    String state =
        "{'Type':'Task','Resource':'arn:aws:states:::states:startExecution','Parameters':"
            + "{'StateMachineArn':'"
            + child
            + "','Name':'c','Input':{'k.$':'$.k'}},'End':true}";
    String parent = create("parent", StateMachineType.STANDARD, machine(state));
    DescribeExecutionResponse first = ended(start(parent, "p1", "{\"k\":1}"));
    assertTrue(first.output().contains("\"ExecutionArn\":\"" + execution("child", "c")));
    assertTrue(first.output().contains("\"StartDate\":\""), first.output());
    assertEquals(
        "{\"k\":1}",
        client.describeExecution(request -> request.executionArn(execution("child", "c"))).input());
    assertEquals(
        "StepFunctions.ExecutionAlreadyExistsException",
        ended(start(parent, "p2", "{\"k\":2}")).error());
  }

  private static String execution(String machine, String name) {
    return "arn:aws:states:us-west-2:000000000000:execution:" + machine + ":" + name;
  }

  @Test
  void sdkIntegration_namesErrorsAsTheSdkDoes() {
    String state =
        "{'Type':'Task','Resource':'arn:aws:states:::aws-sdk:sfn:sendTaskSuccess','Parameters':"
            + "{'TaskToken':'none','Output':'{}'},'End':true}";
    String machine = create("m", StateMachineType.EXPRESS, machine(state));
    StartSyncExecutionResponse answer =
        client.startSyncExecution(request -> request.stateMachineArn(machine));
    assertEquals("Sfn.InvalidTokenException", answer.error());
  }

  @Test
  void service_thatIsNotThere_isTheServicesBaseException() {
    String state =
        "{'Type':'Task','Resource':'arn:aws:states:::aws-sdk:connect:describeContact','Parameters':"
            + "{'InstanceId':'i','ContactId':'c'},'End':true}";
    String machine = create("m", StateMachineType.EXPRESS, machine(state));
    StartSyncExecutionResponse answer =
        client.startSyncExecution(request -> request.stateMachineArn(machine));
    assertEquals("Connect.ConnectException", answer.error());
  }

  @Test
  void stateMachines_areListedAndDescribed() {
    create("b", StateMachineType.EXPRESS, PASS);
    String machine = create("a", StateMachineType.STANDARD, PASS);
    assertEquals(machine, create("a", StateMachineType.STANDARD, PASS));
    assertThrows(
        StateMachineAlreadyExistsException.class,
        () -> create("a", StateMachineType.STANDARD, WAIT));
    assertEquals(
        List.of("a", "b"),
        client.listStateMachines().stateMachines().stream().map(each -> each.name()).toList());
    assertEquals(
        PASS,
        client.describeStateMachine(request -> request.stateMachineArn(machine)).definition());
    String execution = start(machine, "e", "{}");
    assertEquals(
        PASS,
        client
            .describeStateMachineForExecution(request -> request.executionArn(execution))
            .definition());
    ended(execution);
    assertEquals(
        List.of("e"),
        client
            .listExecutions(
                request -> request.stateMachineArn(machine).statusFilter(ExecutionStatus.SUCCEEDED))
            .executions()
            .stream()
            .map(each -> each.name())
            .toList());
  }

  @Test
  void definition_isRefused_namingTheField() {
    InvalidDefinitionException refused =
        assertThrows(
            InvalidDefinitionException.class,
            () -> create("m", StateMachineType.STANDARD, machine("{'Type':'Map','End':true}")));
    String message = refused.awsErrorDetails().errorMessage();
    assertTrue(message.contains("/States/A/Type"), message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a b", "a/b", "a#b", "a*", "a:b"})
  void name_isRefused_whenItHasSpecialCharacters(String name) {
    String machine = create("m", StateMachineType.STANDARD, PASS);
    assertThrows(InvalidNameException.class, () -> start(machine, name, "{}"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{", "not json", "{} {}"})
  void input_isRefused_whenItIsNotJson(String input) {
    String machine = create("m", StateMachineType.STANDARD, PASS);
    assertThrows(InvalidExecutionInputException.class, () -> start(machine, "e", input));
  }

  @Test
  void input_isRefused_whenItIsTooLarge() {
    String machine = create("m", StateMachineType.STANDARD, PASS);
    String largest = "\"" + "é".repeat(131_071) + "\"";
    ended(start(machine, "fits", largest));
    assertThrows(InvalidExecutionInputException.class, () -> start(machine, "e", largest + " "));
  }

  @Test
  void nameOfEightyCharacters_isTheLongest() {
    String machine = create("m", StateMachineType.STANDARD, PASS);
    ended(start(machine, "n".repeat(80), "{}"));
    assertThrows(InvalidNameException.class, () -> start(machine, "n".repeat(81), "{}"));
  }

  @Test
  void unknownArns_areRefused() {
    assertThrows(
        StateMachineDoesNotExistException.class,
        () -> start("arn:aws:states:us-west-2:000000000000:stateMachine:none", "e", "{}"));
    assertThrows(InvalidArnException.class, () -> start("none", "e", "{}"));
    assertThrows(ExecutionDoesNotExistException.class, () -> ended(execution("none", "e")));
  }

  @Test
  void inProcessStart_isWhatARuleDoes() throws Exception {
    functions.set("work", payload -> payload);
    service.create("m", "STANDARD", machine("{'Type':'Task'," + WORK + ",'End':true}"));
    JsonNode input = new ObjectMapper().readTree("{\"detail\":{}}");
    assertEquals("{\"detail\":{}}", ended(service.start("m", input)).output());
    assertThrows(
        AwsError.class, () -> service.start("none", JsonNodeFactory.instance.objectNode()));
  }

  /** Functions that answer at once. */
  private static final class FakeFunctions implements Functions {
    private final Map<String, UnaryOperator<String>> answers = new ConcurrentHashMap<>();
    private final Map<String, String> errors = new ConcurrentHashMap<>();

    void set(String name, UnaryOperator<String> answer) {
      answers.put(name, answer);
    }

    void fail(String name, String errorType) {
      errors.put(name, errorType);
    }

    @Override
    public Result invoke(String function, String payload, String trace) {
      String name = function.substring(function.lastIndexOf(':') + 1);
      String error = errors.get(name);
      if (error != null) {
        String report = "{\"errorMessage\":\"it failed\",\"errorType\":\"" + error + "\"}";
        return new Result(Optional.of("Unhandled"), report, "");
      }
      UnaryOperator<String> answer = answers.get(name);
      if (answer == null) {
        throw new AwsError(404, "ResourceNotFoundException", "Function not found: " + function);
      }
      return new Result(Optional.empty(), answer.apply(payload), "");
    }

    @Override
    public void invokeLater(String function, String payload, String trace) {
      Result unused = invoke(function, payload, trace);
    }
  }
}
