package com.atlasengine.checkversion;

import com.atlasengine.core.failure.PermanentFailure;
import com.atlasengine.core.failure.TransientFailure;
import com.atlasengine.core.lambda.Invocation;
import com.atlasengine.core.lambda.UseCase;
import com.atlasengine.core.time.Deadline;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Calls every new version as its callers will, all at once, and tells CodeDeploy whether they may
 * have traffic. Says so in any case: a deployment that hears nothing waits for an hour.
 */
final class CheckVersion implements UseCase<Request, Result> {
  private static final Logger LOG = LoggerFactory.getLogger(CheckVersion.class);

  /** A restore may take 10 s, and the first answer after it a few more. */
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /** What is kept of the time to tell CodeDeploy. */
  private static final Duration VERDICT = Duration.ofSeconds(10);

  private final Config config;
  private final Versions versions;
  private final Deployments deployments;

  CheckVersion(Config config, Versions versions, Deployments deployments) {
    this.config = config;
    this.versions = versions;
    this.deployments = deployments;
  }

  /**
   * @throws TransientFailure when CodeDeploy could not be told
   * @throws PermanentFailure when the deployment does not wait for this
   */
  @Override
  public Result handle(Request request, Invocation invocation) {
    Result result = Result.of(problems(invocation.deadline().keeping(VERDICT)));
    result.problems().forEach(problem -> LOG.error("No traffic for {}", problem));
    deployments.report(
        request.deployment(), request.execution(), result.status(), invocation.deadline());
    return result;
  }

  private List<String> problems(Deadline deadline) {
    List<CompletableFuture<Optional<String>>> checks =
        config.versions().entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(version -> beside(version.getKey(), version.getValue(), deadline))
            .toList();
    return checks.stream().map(CompletableFuture::join).flatMap(Optional::stream).toList();
  }

  private CompletableFuture<Optional<String>> beside(Probe probe, String version, Deadline left) {
    return CompletableFuture.supplyAsync(
        () -> problem(probe, version, left).map(problem -> name(version) + ": " + problem),
        Thread::startVirtualThread);
  }

  private Optional<String> problem(Probe probe, String version, Deadline left) {
    try {
      return switch (versions.call(version, probe.event(), left.atMost(PATIENCE))) {
        case Versions.Outcome.Answered(JsonNode answer) -> probe.problem(answer);
        case Versions.Outcome.Broke(String error) -> Optional.of("it fails with " + error);
      };
    } catch (TransientFailure | PermanentFailure e) {
      return Optional.of("it cannot be called: " + e.getMessage());
    }
  }

  /** {@code …:function:<name>:<version>}, less what comes before the name. */
  private static String name(String arn) {
    return arn.substring(arn.indexOf(":function:") < 0 ? 0 : arn.indexOf(":function:") + 10);
  }
}
