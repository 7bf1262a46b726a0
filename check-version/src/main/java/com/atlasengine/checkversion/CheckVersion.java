package com.atlasengine.checkversion;

import com.atlasengine.core.failure.PermanentFailure;
import com.atlasengine.core.failure.TransientFailure;
import com.atlasengine.core.lambda.Deadline;
import com.atlasengine.core.lambda.Invocation;
import com.atlasengine.core.lambda.UseCase;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Calls every new version as its callers will, and tells CodeDeploy whether they may have traffic.
 * Says so in any case: a deployment that hears nothing waits for an hour.
 */
final class CheckVersion implements UseCase<Request, Result> {
  private static final Logger LOG = LoggerFactory.getLogger(CheckVersion.class);

  /** A restore may take 10 s, and the first answer after it a few more. */
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /** What is kept of the time to tell CodeDeploy. */
  private static final Duration VERDICT = Duration.ofSeconds(10);

  private static final byte[] KEEP_WARM =
      "{\"detail\":{\"action\":\"keep-warm\"}}".getBytes(StandardCharsets.UTF_8);

  private final Config config;
  private final Versions versions;
  private final Deployments deployments;
  private final byte[] greeting;

  CheckVersion(Config config, Versions versions, Deployments deployments, byte[] greeting) {
    this.config = config;
    this.versions = versions;
    this.deployments = deployments;
    this.greeting = greeting.clone();
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
    List<String> problems = new ArrayList<>();
    check(config.turnVersion(), greeting, CheckVersion::greets, deadline).ifPresent(problems::add);
    for (String version : config.stepVersions()) {
      check(version, KEEP_WARM, CheckVersion::isWarm, deadline).ifPresent(problems::add);
    }
    return problems;
  }

  private Optional<String> check(
      String version, byte[] event, Function<JsonNode, Optional<String>> verdict, Deadline left) {
    return problem(version, event, verdict, left).map(problem -> name(version) + ": " + problem);
  }

  private Optional<String> problem(
      String version, byte[] event, Function<JsonNode, Optional<String>> verdict, Deadline left) {
    try {
      return switch (versions.call(version, event, left.atMost(PATIENCE))) {
        case Versions.Outcome.Answered(JsonNode answer) -> verdict.apply(answer);
        case Versions.Outcome.Broke(String error) -> Optional.of("it fails with " + error);
      };
    } catch (TransientFailure | PermanentFailure e) {
      return Optional.of("it cannot be called: " + e.getMessage());
    }
  }

  /** Said something, asks for more, and kept the session as it was. */
  private static Optional<String> greets(JsonNode answer) {
    if (answer.at("/messages/0/content").asText().isBlank()) {
      return Optional.of("it says nothing");
    }
    if (answer.at("/sessionState/dialogAction/type").asText().isBlank()) {
      return Optional.of("it does not say how to go on");
    }
    boolean kept = answer.at("/sessionState/sessionAttributes/check").asText().equals("deployment");
    return kept ? Optional.empty() : Optional.of("it loses session attributes");
  }

  private static Optional<String> isWarm(JsonNode answer) {
    boolean warm = answer.path("status").asText().equals("warm");
    return warm ? Optional.empty() : Optional.of("it does not know keep-warm");
  }

  /** {@code …:function:<name>:<version>}, less what comes before the name. */
  private static String name(String arn) {
    return arn.substring(arn.indexOf(":function:") < 0 ? 0 : arn.indexOf(":function:") + 10);
  }
}
