package com.atlasengine.local.eval;

import com.atlasengine.local.client.BotReply;
import java.util.Optional;
import java.util.function.Function;

/**
 * {@code intent} and {@code slot-asked}: where Lex's dialog is after the answer.
 *
 * @param name as the suite has it
 */
record DialogGrader(String name, String wanted, Function<BotReply, String> part) implements Grader {
  /** The intent that the session is in. */
  static DialogGrader intent(String wanted) {
    return new DialogGrader("intent", wanted, BotReply::intent);
  }

  /** The slot that the answer asks for. */
  static DialogGrader slotAsked(String wanted) {
    return new DialogGrader("slot-asked", wanted, BotReply::slot);
  }

  @Override
  public Optional<String> findProblem(Heard heard) {
    String found = part.apply(heard.reply());
    return Grader.require(
        found.equals(wanted),
        name + " is " + (found.isEmpty() ? "none" : found) + ", not " + wanted);
  }
}
