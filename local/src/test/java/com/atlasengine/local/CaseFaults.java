package com.atlasengine.local;

import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** Draws what fails during a step. */
final class CaseFaults {
  private final EngineDriver engine;
  private final RandomGenerator random;
  private boolean areOff = true;

  CaseFaults(EngineDriver engine, RandomGenerator random) {
    this.engine = engine;
    this.random = random;
  }

  /** Whether nothing fails now. */
  boolean areOff() {
    return areOff;
  }

  /** Runs a step; something may fail until it is done. */
  void during(String what, List<String> log, Step step) throws Exception {
    Map<String, Object> faults = random.nextInt(3) == 0 ? draw() : Map.of();
    log.add(what + (faults.isEmpty() ? "" : ", " + faults));
    areOff = faults.isEmpty();
    if (!areOff) {
      engine.setFaults(faults);
    }
    try {
      step.run();
    } finally {
      if (!areOff) {
        engine.endFaults();
      }
      areOff = true;
    }
  }

  private Map<String, Object> draw() {
    int after = random.nextInt(7);
    int times = 1 + random.nextInt(3);
    return switch (random.nextInt(8)) {
      case 0 -> Map.of("salesforce", 503);
      case 1, 2 -> fault("salesforce", 503, "SERVER_UNAVAILABLE", after, times);
      case 3 -> fault("salesforce", 400, "unknown_error", after, times);
      case 4 -> fault("salesforce", 403, "REQUEST_LIMIT_EXCEEDED", after, times);
      case 5 -> fault("dynamodb", 500, "InternalServerError", after, 3 * times);
      case 6 -> fault("connect", 429, "TooManyRequestsException", 0, 3 * times);
      default -> Map.of("bedrock", 503, "salesforce", Map.of("delayMs", 30, "times", times));
    };
  }

  private static Map<String, Object> fault(
      String service, int status, String type, int after, int times) {
    return Map.of(service, Map.of("status", status, "type", type, "after", after, "times", times));
  }

  /** What a case does at once. */
  @FunctionalInterface
  interface Step {
    void run() throws Exception;
  }
}
