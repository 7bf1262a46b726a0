package com.atlasengine.core.model;

import java.time.Instant;

/**
 * What a visitor was asked and answered before they were called, as it is kept for a proof.
 *
 * @param question the confirmation's words, with name and number
 * @param answer the visitor's words
 * @param givenAt when they answered
 * @param secondCall whether the question said that a call that nobody answers is repeated once
 */
public record Consent(String question, String answer, Instant givenAt, boolean secondCall) {
  @Override
  public String toString() {
    return "Consent[" + givenAt + "]";
  }
}
