package com.atlasengine.local.eval;

import com.atlasengine.core.reply.ReplyRule;
import java.util.Optional;

/**
 * {@code language}: no sentence of the answer is in another language.
 *
 * @param code such as {@code es}
 */
record LanguageGrader(String code) implements Grader {
  @Override
  public String name() {
    return "language";
  }

  @Override
  public Optional<String> findProblem(Heard heard) {
    return Grader.require(
        heard.content().language().code().equals(code)
            && !ReplyRule.LANGUAGE.isBrokenBy(heard.ownText(), heard.said(), heard.content()),
        "the answer is not in the language " + code);
  }
}
