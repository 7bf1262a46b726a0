package com.atlasengine.local.bedrock;

import com.atlasengine.local.timing.LatencyProfile;
import java.time.Duration;

/** Holds a real model's answer back until the latency profile's model would have written it. */
final class Pacing {
  private final LatencyProfile latency;
  private final LatencyProfile.Pace pace;
  private final long startNanos = System.nanoTime();

  /**
   * Begins with the request.
   *
   * @param maxTokens the most tokens that the request allows
   */
  Pacing(LatencyProfile latency, boolean fastModel, int maxTokens) {
    this.latency = latency;
    this.pace = latency.pace(fastModel, maxTokens, maxTokens);
  }

  /** Waits until this many tokens may have been written. */
  void await(int tokens) throws InterruptedException {
    latency.pause(pace.total(tokens).minus(elapsed()));
  }

  /** The time since the request. */
  Duration elapsed() {
    return Duration.ofNanos(System.nanoTime() - startNanos);
  }
}
