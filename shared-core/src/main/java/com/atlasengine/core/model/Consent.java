package com.atlasengine.core.model;

import java.time.Instant;
import java.util.Optional;

/**
 * What a visitor was asked and answered before they were called, as it is kept for a proof.
 *
 * @param question the confirmation's words, with name and number
 * @param answer the visitor's words
 * @param givenAt when they answered
 * @param secondCall whether the question said that a call that nobody answers is repeated once
 * @param locale in which they were asked, such as {@code en_US}; earlier versions kept none
 */
public record Consent(
    String question, String answer, Instant givenAt, boolean secondCall, Optional<String> locale) {
  /** The same where the locale is not known. */
  public Consent(String question, String answer, Instant givenAt, boolean secondCall) {
    this(question, answer, givenAt, secondCall, Optional.empty());
  }

  @Override
  public String toString() {
    return "Consent[" + givenAt + "]";
  }
}
