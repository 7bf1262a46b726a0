package com.atlasengine.local.eval;

import com.atlasengine.core.content.Content;
import com.atlasengine.core.content.Fact;
import com.atlasengine.core.model.Channel;
import com.atlasengine.core.model.GroundedIntent;
import java.util.List;
import java.util.Optional;

/**
 * {@code facts}: the answer holds these facts. It may put them in its own words: it needs a third
 * of the fact's longer words, one of its figures and one of its names.
 *
 * @param ids of facts, or intents for their groundings
 */
record FactsGrader(List<String> ids) implements Grader {
  private static final int MIN_SHARE = 3;

  FactsGrader {
    ids = List.copyOf(ids);
  }

  @Override
  public String name() {
    return "facts";
  }

  @Override
  public Optional<String> findProblem(Heard heard) {
    return ids.stream()
        .filter(id -> !holds(heard, textOf(id, heard.content(), heard.channel()).orElseThrow()))
        .findFirst()
        .map(id -> "the answer does not hold the fact " + id);
  }

  private static boolean holds(Heard heard, String fact) {
    KeyWords wanted = KeyWords.of(fact);
    String own = heard.ownText();
    return wanted.shared(KeyWords.of(own)) * MIN_SHARE >= wanted.stems().size()
        && wanted.hasNumberIn(own)
        && wanted.hasNameIn(own);
  }

  /** What a fact or an intent's grounding says; empty when nothing has the id. */
  static Optional<String> textOf(String id, Content content, Channel channel) {
    return content.knowledge().stream()
        .filter(fact -> fact.id().equals(id))
        .map(Fact::text)
        .findFirst()
        .or(() -> GroundedIntent.byLexName(id).map(intent -> content.grounding(intent, channel)));
  }
}
