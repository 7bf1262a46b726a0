package com.atlasengine.local.soak;

import java.time.Duration;
import java.util.List;

/**
 * What a soak does.
 *
 * @param users how many people talk at once, one journey after the other
 * @param duration for how long
 * @param think how long a person waits before they say the next thing, on average
 * @param allowance how much later than its budget a turn may be: requests of many people and
 *     processes share the cores of one machine
 * @param failing the services that fail, as the fault switch names them
 * @param seed of everything that is drawn
 */
public record SoakPlan(
    int users,
    Duration duration,
    Duration think,
    Duration allowance,
    List<String> failing,
    long seed) {
  /** All that functions and workflows call. */
  public static final List<String> ALL_SERVICES =
      List.of(
          "dynamodb", "bedrock", "salesforce", "connect", "sns", "sqs", "states", "secretsmanager");

  /** At once in one process. */
  static final int INVOCATIONS = 50;

  public SoakPlan {
    failing = List.copyOf(failing);
  }

  /** Of each function: enough that nobody waits for another person's turn. */
  int processes() {
    return 1 + users / INVOCATIONS;
  }

  /** When growth is measured from: by then every process has run and every cache is full. */
  Duration warmUp() {
    return duration.dividedBy(3);
  }
}
