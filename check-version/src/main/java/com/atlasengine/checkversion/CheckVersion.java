package com.atlasengine.checkversion;

import com.atlasengine.core.failure.PermanentFailure;
import com.atlasengine.core.failure.TransientFailure;
import com.atlasengine.core.lambda.Invocation;
import com.atlasengine.core.lambda.UseCase;
import com.atlasengine.core.time.Deadline;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Calls every new version at the same time with a real event and tells CodeDeploy whether to shift
 * traffic. Before it does, it has the expected answers written. It always reports, because
 * CodeDeploy waits an hour without a report.
 */
record CheckVersion(Config config, Versions versions, Deployments deployments)
    implements UseCase<Request, Result> {
  private static final Logger LOG = LoggerFactory.getLogger(CheckVersion.class);

  private static final String WRITE_EXPECTED = "{\"detail\":{\"action\":\"write-expected\"}}";

  /** A restore may take 10 s, and the first answer after it a few more. */
  private static final Duration CALL_TIME = Duration.ofSeconds(20);

  /**
   * For how long a version is called again that Lambda has no room for. The deployments of all
   * functions ask for their checks at the same time, and each check calls all versions: one more
   * call than the smallest reserved concurrency, five.
   */
  private static final Duration WAIT_TIME = Duration.ofSeconds(25);

  private static final Duration PAUSE = Duration.ofMillis(200);

  /** Time reserved for the report to CodeDeploy. */
  private static final Duration REPORT_RESERVE = Duration.ofSeconds(10);

  /**
   * @throws TransientFailure when CodeDeploy could not be told
   * @throws PermanentFailure when the deployment does not wait for this
   */
  @Override
  public Result handle(Request request, Invocation invocation) {
    Result result = Result.of(findProblems(invocation.deadline().minus(REPORT_RESERVE)));
    result
        .problems()
        .forEach(problem -> LOG.error("This version must not get traffic: {}", problem));
    if (result.problems().isEmpty()) {
      startToWriteExpected(invocation.deadline().minus(REPORT_RESERVE));
    }
    deployments.report(
        request.deployment(), request.execution(), result.status(), invocation.deadline());
    return result;
  }

  /** The first caller after the deployment should not wait; the schedule does it, too. */
  private void startToWriteExpected(Deadline deadline) {
    try {
      versions.start(
          Objects.requireNonNull(config.versions().get(Probe.REFRESH_RESPONSES)),
          WRITE_EXPECTED.getBytes(StandardCharsets.UTF_8),
          deadline.atMost(CALL_TIME));
    } catch (TransientFailure | PermanentFailure e) {
      LOG.warn("Expected answers are left to the schedule: {}", e.getMessage());
    }
  }

  private List<String> findProblems(Deadline deadline) {
    List<CompletableFuture<Optional<String>>> checks =
        config.versions().entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(version -> startCheck(version.getKey(), version.getValue(), deadline))
            .toList();
    return checks.stream().map(CompletableFuture::join).flatMap(Optional::stream).toList();
  }

  private CompletableFuture<Optional<String>> startCheck(
      Probe probe, String version, Deadline deadline) {
    return CompletableFuture.supplyAsync(
        () ->
            findProblem(probe, version, deadline)
                .map(problem -> shortName(version) + ": " + problem),
        Thread::startVirtualThread);
  }

  private Optional<String> findProblem(Probe probe, String version, Deadline deadline) {
    try {
      return switch (invokeWithRoom(version, probe.loadEvent(), deadline)) {
        case Versions.InvokeResult.Returned(JsonNode answer) -> probe.findProblem(answer);
        case Versions.InvokeResult.Failed(String error) -> Optional.of("it fails with " + error);
        case Versions.InvokeResult.Throttled throttled ->
            Optional.of("it cannot be called: Lambda has no room for it");
      };
    } catch (TransientFailure | PermanentFailure e) {
      return Optional.of("it cannot be called: " + e.getMessage());
    }
  }

  private Versions.InvokeResult invokeWithRoom(String version, byte[] event, Deadline deadline) {
    Deadline patience = deadline.atMost(WAIT_TIME);
    while (true) {
      Versions.InvokeResult result = versions.invoke(version, event, deadline.atMost(CALL_TIME));
      if (!(result instanceof Versions.InvokeResult.Throttled) || patience.isPast()) {
        return result;
      }
      LockSupport.parkNanos(PAUSE.toNanos());
    }
  }

  /** {@code …:function:<name>:<version>}, less what comes before the name. */
  private static String shortName(String arn) {
    return arn.substring(arn.indexOf(":function:") < 0 ? 0 : arn.indexOf(":function:") + 10);
  }
}
