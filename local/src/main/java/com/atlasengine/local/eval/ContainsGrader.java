package com.atlasengine.local.eval;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * {@code contains-any} and {@code contains-none}: words that the answer has, or has not; capitals
 * do not count.
 *
 * @param wanted whether one of them must be there, or none may
 */
record ContainsGrader(boolean wanted, List<String> words) implements Grader {
  ContainsGrader {
    words = List.copyOf(words);
  }

  @Override
  public String name() {
    return wanted ? "contains-any" : "contains-none";
  }

  @Override
  public Optional<String> findProblem(Heard heard) {
    String own = heard.ownText().toLowerCase(Locale.ROOT);
    Optional<String> found =
        words.stream().filter(word -> own.contains(word.toLowerCase(Locale.ROOT))).findFirst();
    return wanted
        ? Grader.require(found.isPresent(), "the answer has none of " + words)
        : found.map(word -> "the answer has " + word);
  }
}
