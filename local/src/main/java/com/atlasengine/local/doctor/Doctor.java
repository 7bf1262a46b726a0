package com.atlasengine.local.doctor;

import com.atlasengine.local.doctor.Report.Line;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import java.util.stream.Stream;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;

/** Makes all checks at once; each failure to ask becomes a finding. */
public final class Doctor {
  private static final Check STACK =
      Check.before(
          "stack",
          "first-deployment",
          "Sign in to the account of the stack, with the right to read its stacks.",
          deployment -> new Finding.Ok(describe(deployment)));

  private final Target target;
  private final Tools tools;

  public Doctor(Target target, Tools tools) {
    this.target = target;
    this.tools = tools;
  }

  /** The programs of this machine. */
  @FunctionalInterface
  public interface Tools {
    /**
     * What a program says of its version.
     *
     * @param name the program
     * @param argument what makes it say so
     * @return empty when there is no such program
     */
    Optional<String> version(String name, String argument);
  }

  /** All checks there are, in the order of the report. */
  public static List<Check> checks() {
    return Stream.of(
            AccountChecks.all(),
            ModelChecks.all(),
            ConnectChecks.all(),
            NameChecks.all(),
            StackChecks.all(),
            FunctionChecks.all(),
            BotChecks.all(),
            CallChecks.all(),
            SalesforceChecks.all(),
            EventChecks.all(),
            WatchChecks.all(),
            AlarmChecks.all(),
            StoreChecks.all(),
            DriftChecks.all())
        .flatMap(List::stream)
        .toList();
  }

  /** Makes the checks that can be made: without a stack, those of the phase before. */
  public Report examine() throws IOException {
    return examine(check -> true);
  }

  /** Makes some of the checks. */
  Report examine(Predicate<Check> wanted) throws IOException {
    try (Aws aws = new Aws(target.region(), target.endpoint())) {
      Optional<DeployedStack> stack;
      try {
        stack = DeployedStack.read(aws.stacks(), target.stackName());
      } catch (SdkException e) {
        return withoutStack(aws, e, wanted);
      }
      Deployment deployment = Deployment.of(target, aws, tools, stack);
      List<Check> possible = new ArrayList<>(List.of(STACK));
      checks().stream()
          .filter(check -> check.phase() == Check.Phase.BEFORE || stack.isPresent())
          .filter(wanted)
          .forEach(possible::add);
      return new Report(target, stack.isPresent(), askAll(possible, deployment));
    }
  }

  private static String describe(Deployment deployment) {
    String name = deployment.target().stackName();
    return deployment
        .stack()
        .map(stack -> name + " has " + stack.resources().size() + " resources")
        .orElse(name + " is not there yet");
  }

  /** Whether there is a stack cannot be told, so neither can anything about it. */
  private Report withoutStack(Aws aws, SdkException e, Predicate<Check> wanted) throws IOException {
    Deployment deployment = Deployment.of(target, aws, tools, Optional.empty());
    List<Line> lines = new ArrayList<>(List.of(new Line(STACK, explain(e))));
    List<Check> before =
        checks().stream()
            .filter(check -> check.phase() == Check.Phase.BEFORE)
            .filter(wanted)
            .toList();
    lines.addAll(askAll(before, deployment));
    return new Report(target, false, lines);
  }

  private static List<Line> askAll(List<Check> checks, Deployment deployment) {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Line>> asked =
          checks.stream()
              .map(check -> threads.submit(() -> new Line(check, ask(check, deployment))))
              .toList();
      List<Line> lines = new ArrayList<>();
      for (Future<Line> line : asked) {
        lines.add(line.get());
      }
      return lines;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("the doctor was interrupted", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }

  private static Finding ask(Check check, Deployment deployment) {
    try {
      return check.question().ask(deployment);
    } catch (DeployedStack.MissingResource e) {
      return Finding.wrong(String.valueOf(e.getMessage()));
    } catch (SdkException e) {
      return explain(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Finding.Unknown("interrupted");
    } catch (Exception e) {
      return new Finding.Unknown("the check itself failed: " + e);
    }
  }

  /** What is missing is wrong; what may not be asked, or is not answered, cannot be told. */
  static Finding explain(SdkException e) {
    if (e instanceof AwsServiceException refusal && refusal.awsErrorDetails() != null) {
      String code = String.valueOf(refusal.awsErrorDetails().errorCode());
      String service = refusal.awsErrorDetails().serviceName();
      String message = refusal.awsErrorDetails().errorMessage();
      return isMissing(code)
          ? Finding.wrong(service + ": " + message)
          : new Finding.Unknown(service + " refused the question: " + code + ": " + message);
    }
    String kind = e instanceof SdkClientException ? "no answer: " : "";
    return new Finding.Unknown(kind + e.getMessage());
  }

  /** Whether an error's code says that something is not there. */
  static boolean isMissing(String code) {
    return code.matches(".*(NotFound|DoesNotExist|NonExistent).*");
  }
}
