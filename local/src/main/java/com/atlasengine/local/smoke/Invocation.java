package com.atlasengine.local.smoke;

import java.util.Locale;
import java.util.Optional;

/**
 * One invocation of the function, as its log or its trace tells.
 *
 * @param endMs when it ended, epoch milliseconds by AWS's clock
 * @param durationMs how long the function took
 * @param restoreMs how long its snapshot took to restore; 0 when it was there already
 * @param modelMs how long the model took; 0 when it was not asked; empty when nothing tells
 * @param intent the intent as telemetry names it, such as {@code ABOUT_DEMO}; empty when unknown
 * @param reply where the reply came from, such as {@code cached}; empty when unknown
 * @param traceId empty when unknown
 */
record Invocation(
    double endMs,
    double durationMs,
    double restoreMs,
    Optional<Double> modelMs,
    Optional<String> intent,
    Optional<String> reply,
    Optional<String> traceId) {

  double beginMs() {
    return endMs - durationMs - restoreMs;
  }

  /** Whether it may have answered a turn that led to this intent of the bot. */
  boolean fits(String botIntent) {
    return intent.isEmpty() || plain(intent.get()).equals(plain(botIntent));
  }

  private static String plain(String name) {
    return name.replace("_", "").toLowerCase(Locale.ROOT).replaceFirst("intent$", "");
  }

  /** The same with what only the other one knows. */
  Invocation completedFrom(Invocation other) {
    return new Invocation(
        endMs,
        durationMs,
        Math.max(restoreMs, other.restoreMs),
        modelMs.or(other::modelMs),
        intent.or(other::intent),
        reply.or(other::reply),
        traceId);
  }
}
