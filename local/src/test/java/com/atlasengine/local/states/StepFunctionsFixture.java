package com.atlasengine.local.states;

import com.atlasengine.local.Await;
import com.atlasengine.local.api.ApiCheck;
import com.atlasengine.local.asl.run.SystemTimeline;
import com.atlasengine.local.http.AwsError;
import com.atlasengine.local.http.Gateway;
import com.atlasengine.local.lambda.Functions;
import com.atlasengine.local.timing.Latency;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.client.config.SdkAdvancedClientOption;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;
import software.amazon.awssdk.services.sfn.model.StateMachineType;

/** The service on a socket, and the SDK's own client of it. */
final class StepFunctionsFixture implements AutoCloseable {
  private static final String ROLE = "arn:aws:iam::000000000000:role/test";
  static final String PASS = machine("{'Type':'Pass','End':true}");
  static final String WAIT = machine("{'Type':'Wait','Seconds':3600,'End':true}");

  final InstantFunctions functions = new InstantFunctions();
  private final Gateway gateway;
  final StepFunctions service;
  final SfnClient client;

  StepFunctionsFixture() throws IOException {
    gateway = new Gateway(0);
    gateway.checkWith(new ApiCheck((accessKey, call) -> {}));
    service =
        new StepFunctions(
            functions, new WireIntegration(gateway.endpoint()), new SystemTimeline(), Latency.NONE);
    gateway.register(service);
    client =
        SfnClient.builder()
            .endpointOverride(gateway.endpoint())
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

  @Override
  public void close() {
    client.close();
    service.close();
    gateway.close();
  }

  static String machine(String state) {
    return ("{'StartAt':'A','States':{'A':" + state + "}}").replace('\'', '"');
  }

  String create(String name, StateMachineType type, String definition) {
    return client
        .createStateMachine(
            request -> request.name(name).type(type).definition(definition).roleArn(ROLE))
        .stateMachineArn();
  }

  String start(String machine, String name, String input) {
    return client
        .startExecution(request -> request.stateMachineArn(machine).name(name).input(input))
        .executionArn();
  }

  DescribeExecutionResponse awaitEnd(String execution) {
    return Await.value(
        () ->
            Optional.of(client.describeExecution(request -> request.executionArn(execution)))
                .filter(described -> described.status() != ExecutionStatus.RUNNING));
  }

  List<HistoryEvent> history(String execution) {
    return client.getExecutionHistory(request -> request.executionArn(execution)).events();
  }

  static String execution(String machine, String name) {
    return "arn:aws:states:us-west-2:000000000000:execution:" + machine + ":" + name;
  }

  /** Functions that answer at once. */
  static final class InstantFunctions implements Functions {
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
    public void invokeAsync(String function, String payload, String trace) {
      Result unused = invoke(function, payload, trace);
    }
  }
}
