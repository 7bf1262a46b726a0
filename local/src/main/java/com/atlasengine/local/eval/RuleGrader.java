package com.atlasengine.local.eval;

import com.atlasengine.core.reply.ReplyRule;
import java.util.Optional;

/**
 * The answer keeps a rule of those that the engine itself checks a model's answer by.
 *
 * @param name as the suite has it
 */
record RuleGrader(String name, ReplyRule rule) implements Grader {
  @Override
  public Optional<String> findProblem(Heard heard) {
    return Grader.require(
        !rule.isBrokenBy(heard.text(), heard.said(), heard.content()),
        "the answer breaks the rule " + rule);
  }
}
