package com.atlasengine.local.smoke;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilteredLogEvent;
import software.amazon.awssdk.services.xray.model.Segment;
import software.amazon.awssdk.services.xray.model.Trace;
import software.amazon.awssdk.services.xray.model.TraceSummary;

/**
 * What CloudWatch Logs and X-Ray know of the function's invocations. Either is enough; each
 * completes the other.
 */
final class Observations {
  /** X-Ray's own limit of one request. */
  private static final int TRACES_A_REQUEST = 5;

  /** More belong to a stack with so much traffic that the turns cannot be told apart. */
  private static final int MAX_EVENTS = 20_000;

  private static final int MAX_TRACES = 500;

  private final Clients clients;
  private final Deployment deployment;
  private final Set<String> refused = new TreeSet<>();

  Observations(Clients clients, Deployment deployment) {
    this.clients = clients;
    this.deployment = deployment;
  }

  /** What could not be read in the last time it was asked for, with the reason. */
  Set<String> refused() {
    return Set.copyOf(refused);
  }

  /** The invocations of a time. */
  List<Invocation> read(Instant from, Instant until) {
    refused.clear();
    List<Invocation> logged = readLogs(from, until);
    Set<String> ids =
        logged.isEmpty()
            ? readTraceIds(from, until)
            : logged.stream()
                .filter(each -> each.modelMs().isEmpty() || each.reply().isEmpty())
                .flatMap(each -> each.traceId().stream())
                .collect(Collectors.toCollection(TreeSet::new));
    Map<String, Invocation> traced = readTraces(ids);
    return logged.isEmpty()
        ? List.copyOf(traced.values())
        : logged.stream().map(each -> complete(each, traced)).toList();
  }

  private static Invocation complete(Invocation logged, Map<String, Invocation> traced) {
    return logged.traceId().map(traced::get).map(logged::completedFrom).orElse(logged);
  }

  private List<Invocation> readLogs(Instant from, Instant until) {
    try {
      List<LogReader.Line> lines = new ArrayList<>();
      for (FilteredLogEvent event :
          clients
              .logs()
              .filterLogEventsPaginator(
                  r ->
                      r.logGroupName(deployment.logGroup())
                          .startTime(from.toEpochMilli())
                          .endTime(until.toEpochMilli()))
              .events()) {
        lines.add(
            new LogReader.Line(
                String.valueOf(event.logStreamName()), event.timestamp(), event.message()));
        if (lines.size() >= MAX_EVENTS) {
          break;
        }
      }
      return LogReader.read(lines);
    } catch (SdkException e) {
      refused.add("logs:FilterLogEvents: " + reason(e));
      return List.of();
    }
  }

  private Set<String> readTraceIds(Instant from, Instant until) {
    try {
      return clients
          .xray()
          .getTraceSummariesPaginator(r -> r.startTime(from).endTime(until))
          .traceSummaries()
          .stream()
          .limit(MAX_TRACES)
          .map(TraceSummary::id)
          .collect(Collectors.toCollection(TreeSet::new));
    } catch (SdkException e) {
      refused.add("xray:GetTraceSummaries: " + reason(e));
      return Set.of();
    }
  }

  private Map<String, Invocation> readTraces(Set<String> ids) {
    Map<String, Invocation> all = new HashMap<>();
    List<String> left = new ArrayList<>(ids);
    try {
      while (!left.isEmpty()) {
        List<String> some = left.subList(0, Math.min(TRACES_A_REQUEST, left.size()));
        List<String> asked = List.copyOf(some);
        clients.xray().batchGetTraces(r -> r.traceIds(asked)).traces().forEach(t -> add(t, all));
        some.clear();
      }
    } catch (SdkException e) {
      refused.add("xray:BatchGetTraces: " + reason(e));
    }
    return all;
  }

  private void add(Trace trace, Map<String, Invocation> all) {
    Optional<Invocation> found =
        TraceReader.read(
            trace.id(),
            deployment.function(),
            trace.segments().stream().map(Segment::document).toList());
    found.ifPresent(invocation -> all.put(trace.id(), invocation));
  }

  private static String reason(SdkException e) {
    return e instanceof AwsServiceException service
        ? service.awsErrorDetails().errorCode()
        : e.getClass().getSimpleName();
  }
}
