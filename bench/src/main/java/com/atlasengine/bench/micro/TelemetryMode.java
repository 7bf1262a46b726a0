package com.atlasengine.bench.micro;

/** What a measured turn writes about itself. */
public enum TelemetryMode {
  /** Nothing. */
  NONE(false, "without telemetry"),
  /** Metrics; the trace is not sampled. So is nearly every turn of a busy bot. */
  UNSAMPLED(true, "metrics, trace not sampled"),
  /** Metrics, and the segments of a sampled trace. */
  SAMPLED(true, "metrics and a sampled trace");

  private static final String TRACE =
      "Root=1-5f84c7a1-000000000000000000000001;Parent=0000000000000001;Sampled=";

  private final boolean isWritten;
  private final String label;

  TelemetryMode(boolean isWritten, String label) {
    this.isWritten = isWritten;
    this.label = label;
  }

  /** Whether there are metrics and segments at all. */
  public boolean isWritten() {
    return isWritten;
  }

  /** What the report calls it. */
  public String label() {
    return label;
  }

  /** The trace header of such a turn, as Lambda hands it to a function. */
  public String traceHeader() {
    return TRACE + (this == SAMPLED ? '1' : '0');
  }
}
