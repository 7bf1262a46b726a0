package com.atlasengine.core.model;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How a call went, or why there was none.
 *
 * @param outcome a few words, such as {@code Answered}
 * @param duration of the conversation; empty when it is not known or there was none
 * @param endedAt when the call ended or was declined
 * @param text outcome and summary in words, several lines
 * @param toCall whether the call was promised and never placed, so that a person is to call
 */
public record CallReport(
    String outcome, Optional<Duration> duration, Instant endedAt, String text, boolean toCall) {
  /** Of a call that leaves nothing to do. */
  public CallReport(String outcome, Optional<Duration> duration, Instant endedAt, String text) {
    this(outcome, duration, endedAt, text, false);
  }

  @Override
  public String toString() {
    return "CallReport[" + outcome + "]";
  }
}
