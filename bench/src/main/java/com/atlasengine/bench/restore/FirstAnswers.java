package com.atlasengine.bench.restore;

import java.util.List;

/**
 * How long it took to first answers.
 *
 * @param millis each of them, in the order they were measured
 */
public record FirstAnswers(List<Double> millis) {
  public FirstAnswers {
    millis = List.copyOf(millis);
  }

  /** The one in the middle; 0 when there are none. */
  public double median() {
    return millis.isEmpty() ? 0 : millis.stream().sorted().toList().get(millis.size() / 2);
  }

  /** The median, for those who read it as a property. */
  public double getMedian() {
    return median();
  }
}
