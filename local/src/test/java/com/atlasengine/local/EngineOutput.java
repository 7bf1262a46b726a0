package com.atlasengine.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilteredLogEvent;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionListItem;
import software.amazon.awssdk.services.xray.XRayClient;
import software.amazon.awssdk.services.xray.model.TraceSummary;

/**
 * What the operators of an engine can read of what happened on it: each method answers texts by the
 * place where they are.
 */
final class EngineOutput implements AutoCloseable {
  private static final String GROUP = "/aws/lambda/";

  private final URI endpoint;
  private final CloudWatchLogsClient logs;
  private final XRayClient xray;
  private final SfnClient states;
  private final Instant start;

  /**
   * @param start when the engine was about to start
   */
  EngineOutput(URI endpoint, Instant start) {
    this.endpoint = endpoint;
    this.start = start;
    this.logs = point(CloudWatchLogsClient.builder()).build();
    this.xray = point(XRayClient.builder()).build();
    this.states = point(SfnClient.builder()).build();
  }

  private <B extends AwsClientBuilder<B, ?> & AwsSyncClientBuilder<B, ?>> B point(B builder) {
    return TestEngine.withEndpoint(builder, endpoint).httpClient(UrlConnectionHttpClient.create());
  }

  /** The log groups of the functions. */
  Map<String, String> logGroups() throws IOException, InterruptedException {
    Map<String, String> groups = new TreeMap<>();
    for (JsonNode function : read("health").path("functions")) {
      groups.put(GROUP + function.asText(), String.join("\n", logged(function.asText())));
    }
    return groups;
  }

  private List<String> logged(String function) {
    return logs.filterLogEvents(r -> r.logGroupName(GROUP + function)).events().stream()
        .map(FilteredLogEvent::message)
        .toList();
  }

  /** What a function may log. */
  String logLevel(String function) {
    try (LambdaClient lambda = point(LambdaClient.builder()).build()) {
      return String.valueOf(
          lambda
              .getFunctionConfiguration(r -> r.functionName(function))
              .environment()
              .variables()
              .get("LOG_LEVEL"));
    }
  }

  /** Waits until a function has logged a line with these words. */
  void awaitLine(String function, String words) {
    Await.until(() -> logged(function).stream().anyMatch(line -> line.contains(words)));
  }

  /** The segments that functions sent, one in a line, by their traces. */
  Map<String, String> traces() throws IOException, InterruptedException {
    Map<String, String> traces = new TreeMap<>();
    List<String> ids =
        xray
            .getTraceSummariesPaginator(r -> r.startTime(start).endTime(Instant.now()))
            .traceSummaries()
            .stream()
            .map(TraceSummary::id)
            .toList();
    for (String id : ids) {
      StringBuilder segments = new StringBuilder();
      read("traces/" + id).forEach(segment -> segments.append(segment).append('\n'));
      traces.put("trace " + id, segments.toString());
    }
    return traces;
  }

  /** The events of the workflows that keep them, one in a line; Express workflows keep none. */
  Map<String, String> histories() {
    return states.listStateMachines().stateMachines().stream()
        .filter(machine -> machine.typeAsString().equals("STANDARD"))
        .flatMap(
            m ->
                states
                    .listExecutions(r -> r.stateMachineArn(m.stateMachineArn()))
                    .executions()
                    .stream())
        .collect(Collectors.toMap(e -> "history " + e.executionArn(), this::history));
  }

  private String history(ExecutionListItem execution) {
    return states
        .getExecutionHistoryPaginator(r -> r.executionArn(execution.executionArn()))
        .events()
        .stream()
        .map(EngineOutput::write)
        .collect(Collectors.joining("\n"));
  }

  /** In full: the SDK's own words leave out what AWS calls sensitive. */
  private static String write(@Nullable Object value) {
    return switch (value) {
      case SdkPojo object ->
          object.sdkFields().stream()
              .map(field -> write(field.getValueOrDefault(object)))
              .filter(text -> !text.isEmpty())
              .collect(Collectors.joining(" "));
      case Collection<?> all ->
          all.stream().map(EngineOutput::write).collect(Collectors.joining(" "));
      case null -> "";
      default -> value.toString();
    };
  }

  private JsonNode read(String what) throws IOException, InterruptedException {
    HttpResponse<String> response =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(endpoint.resolve("/_atlas/" + what)).build(),
                HttpResponse.BodyHandlers.ofString());
    return new ObjectMapper().readTree(response.body());
  }

  @Override
  public void close() {
    logs.close();
    xray.close();
    states.close();
  }
}
