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
 */
public record CallReport(
    String outcome, Optional<Duration> duration, Instant endedAt, String text) {
  @Override
  public String toString() {
    return "CallReport[" + outcome + "]";
  }
}
