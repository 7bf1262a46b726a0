package com.atlasengine.bench.cost;

import com.atlasengine.bench.measure.TokenCount;
import java.util.Map;

/** Turns counted calls into units that are paid for. */
public final class Metering {
  private static final String BEDROCK = "Bedrock";
  private static final String DYNAMODB = "DynamoDB";
  private static final String LAMBDA = "Lambda";
  private static final String STEPS = "Step Functions";
  private static final String OTHERS = "Secrets, SNS";

  /** A transaction's write costs two units, and ours write two items. */
  private static final int UNITS_PER_TRANSACTION = 4;

  private static final double MB_IN_GB = 1_024;
  private static final double EXPRESS_MEMORY_GB = 64 / MB_IN_GB;

  private final Usage.Meter meter = new Usage.Meter();

  /** Counts what the services' own calls say; items are below a kilobyte, one unit each. */
  public Metering addCalls(Map<String, Long> calls) {
    for (String read : new String[] {"GetItem", "Query"}) {
      meter.add(DYNAMODB, "dynamodb-read", count(calls, "dynamodb " + read));
    }
    for (String write : new String[] {"PutItem", "UpdateItem", "DeleteItem"}) {
      meter.add(DYNAMODB, "dynamodb-write", count(calls, "dynamodb " + write));
    }
    meter.add(
        DYNAMODB,
        "dynamodb-write",
        UNITS_PER_TRANSACTION * count(calls, "dynamodb TransactWriteItems"));
    meter.add(OTHERS, "secret-read", count(calls, "secretsmanager GetSecretValue"));
    meter.add(OTHERS, "sns-publish", count(calls, "sns POST /"));
    return this;
  }

  private static double count(Map<String, Long> calls, String name) {
    return (double) calls.getOrDefault(name, 0L);
  }

  /**
   * Counts tokens.
   *
   * @param model {@code old}, {@code fast} or {@code strong}
   */
  public Metering addTokens(String model, TokenCount tokens) {
    meter.add(BEDROCK, model + "-model-input-token", (double) tokens.input());
    meter.add(BEDROCK, model + "-model-output-token", (double) tokens.output());
    return this;
  }

  /**
   * Counts invocations of a function.
   *
   * @param processor {@code arm} or {@code x86}
   */
  public Metering addFunction(String processor, long invocations, double millis, int memoryMb) {
    double gbSeconds = millis / 1e3 * memoryMb / MB_IN_GB;
    meter.add(LAMBDA, "lambda-" + processor + "-gb-second", gbSeconds);
    meter.add(LAMBDA, "lambda-request", (double) invocations);
    return this;
  }

  /** Counts states of Standard workflows. */
  public Metering addStandardTransitions(double transitions) {
    meter.add(STEPS, "standard-transition", transitions);
    return this;
  }

  /** Counts executions of Express workflows. */
  public Metering addExpressExecutions(double executions, double meanSeconds) {
    meter.add(STEPS, "express-request", executions);
    meter.add(STEPS, "express-gb-second", executions * meanSeconds * EXPRESS_MEMORY_GB);
    return this;
  }

  /** All that was counted. */
  public Usage usage() {
    return meter.total();
  }
}
