package com.atlasengine.core.content;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Something that the business knows and the bot may say.
 *
 * @param id names it in evaluations and counters; lower-case words with hyphens
 * @param question how it is asked for, when the file says so
 * @param text the fact, in the words of the locale
 */
public record Fact(String id, Optional<String> question, String text) {
  private static final Pattern END_OF_A_WORDING = Pattern.compile("[,;?¿]");

  public Fact {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(question, "question");
    Objects.requireNonNull(text, "text");
  }

  /** The ways in which the file asks for it: a question may have several, between marks. */
  public List<String> wordings() {
    return question.stream()
        .flatMap(END_OF_A_WORDING::splitAsStream)
        .map(String::strip)
        .filter(wording -> !wording.isEmpty())
        .toList();
  }

  /** As the model reads it. */
  public String line() {
    return question.map(asked -> asked + " " + text).orElse(text);
  }
}
