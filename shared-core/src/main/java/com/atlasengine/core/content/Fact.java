package com.atlasengine.core.content;

import java.util.Objects;
import java.util.Optional;

/**
 * Something that the business knows and the bot may say.
 *
 * @param id names it in evaluations and counters; lower-case words with hyphens
 * @param question how it is asked for, when the file says so
 * @param text the fact, in the words of the locale
 */
public record Fact(String id, Optional<String> question, String text) {
  public Fact {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(question, "question");
    Objects.requireNonNull(text, "text");
  }

  /** As the model reads it. */
  public String line() {
    return question.map(asked -> asked + " " + text).orElse(text);
  }
}
