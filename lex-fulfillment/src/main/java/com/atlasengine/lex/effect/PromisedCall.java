package com.atlasengine.lex.effect;

import com.atlasengine.core.content.Sentence;
import com.atlasengine.core.failure.PermanentFailure;
import com.atlasengine.core.failure.TransientFailure;
import com.atlasengine.core.model.Purpose;
import com.atlasengine.core.port.Claims;
import com.atlasengine.core.time.Deadline;
import com.atlasengine.lex.concurrent.TurnTasks;
import com.atlasengine.lex.turn.Reply;
import com.atlasengine.lex.turn.Session;
import com.atlasengine.lex.turn.Turn;
import com.atlasengine.lex.turn.TurnBudget;
import com.atlasengine.lex.turn.TurnResult;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says once, in the chat that was promised a call, that it could not be placed. The turn that
 * promises leaves the name of the workflow's execution in the session; invoke-call marks that name
 * when it gives up. The client can change its session, and learns nothing by it: nobody guesses
 * another turn's name.
 */
public record PromisedCall(Claims claims, TurnBudget budget) {
  private static final Logger LOG = LoggerFactory.getLogger(PromisedCall.class);
  private static final String SEPARATOR = ":";

  /** The session of a chat that this turn has promised a call. */
  static Session remember(Session session, Turn turn, Purpose purpose) {
    return session.with(Session.PROMISED_CALL, purpose.name() + SEPARATOR + turn.id());
  }

  /**
   * The answer, after the notice if there is one to give. The look takes place beside the answer;
   * when it is late or fails, or the turn says nothing, a later turn looks again.
   */
  public TurnResult answer(Turn turn, TurnTasks tasks, Function<Turn, TurnResult> answer) {
    Optional<String> promise = turn.session().get(Session.PROMISED_CALL);
    if (promise.isEmpty()) {
      return answer.apply(turn);
    }
    Deadline share = turn.deadline().atMost(budget.promiseRead());
    Future<Boolean> broken = tasks.start(() -> isBroken(promise.get(), share));
    TurnResult result = answer.apply(turn);
    boolean tell =
        !result.reply().text().isBlank() && TurnTasks.tryAwait(broken, share).orElse(false);
    return tell ? tell(turn, promise.get(), result) : result;
  }

  private boolean isBroken(String promise, Deadline deadline) {
    String execution = promise.substring(promise.indexOf(SEPARATOR) + 1);
    try {
      return claims
          .findHolder(new Claims.Key(Claims.Kind.NOT_PLACED, execution), deadline)
          .isPresent();
    } catch (TransientFailure | PermanentFailure e) {
      LOG.warn("Could not look for a call that was not placed: {}", e.getMessage());
      return false;
    }
  }

  /** A call that this very turn promises is another one. */
  private static TurnResult tell(Turn turn, String promise, TurnResult result) {
    Reply reply = result.reply();
    String text = turn.say(notice(promise)) + "\n\n" + reply.text();
    Session told =
        result.session().get(Session.PROMISED_CALL).filter(promise::equals).isPresent()
            ? result.session().without(Session.PROMISED_CALL)
            : result.session();
    return new TurnResult(
        new Reply(text, reply.source(), reply.lookup()), result.next(), told, result.slots());
  }

  private static Sentence notice(String promise) {
    return promise.startsWith(Purpose.DELETION.name() + SEPARATOR)
        ? Sentence.DELETION_NOT_PLACED
        : Sentence.START_DEMO_NOT_PLACED;
  }
}
