package com.atlasengine.lex.call;

import com.atlasengine.core.port.Interactions;
import com.atlasengine.lex.turn.Session;
import com.atlasengine.lex.turn.Surface.PhoneCall;
import com.atlasengine.lex.turn.Turn;
import com.atlasengine.lex.turn.TurnResult;
import com.atlasengine.lex.turn.TurnTasks;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/**
 * Writes down what is said on the phone, beside the reply. A reply that is not known yet when the
 * writing starts is written down by the next turn; the last one of a call by its own.
 */
public final class Transcript {
  /** A write takes 100 ms, and begins before the reply is thought of: it seldom is waited for. */
  private static final Duration WRITE_TIME = Duration.ofMillis(400);

  private static final Future<Boolean> NO_WRITE = CompletableFuture.completedFuture(true);

  private final Interactions interactions;

  /** A transcript kept there. */
  public Transcript(Interactions interactions) {
    this.interactions = interactions;
  }

  /**
   * Writes down what was answered last and what was said now; nothing on silence.
   *
   * @return when that has been done
   */
  public Future<Boolean> writeUserLine(Turn turn, PhoneCall call, TurnTasks tasks) {
    if (turn.isSilent()) {
      return NO_WRITE;
    }
    Stream<String> before =
        turn
            .session()
            .get(Session.REPLY_NOT_WRITTEN)
            .flatMap(mark -> turn.session().history().last())
            .map(last -> "Atlas: " + last.atlas())
            .stream();
    List<String> lines = Stream.concat(before, Stream.of("User: " + turn.utterance())).toList();
    return appendLines(turn.id(), lines, turn, call, NO_WRITE, tasks);
  }

  /**
   * Writes down the words that the call ends with, or leaves a mark that the next turn has to.
   *
   * @param userLineWrite what has to be written down before
   * @return the answer with the mark
   */
  public TurnResult writeReplyOrMark(
      Turn turn,
      PhoneCall call,
      TurnResult result,
      Future<Boolean> userLineWrite,
      TurnTasks tasks) {
    if (result.next() instanceof TurnResult.NextStep.Close) {
      List<String> last = List.of("Atlas: " + result.reply().text());
      Future<Boolean> unused =
          appendLines(turn.id() + "-end", last, turn, call, userLineWrite, tasks);
      return result;
    }
    if (turn.isSilent()) {
      return result;
    }
    Session session = result.session();
    boolean newReply = !session.history().equals(turn.session().history());
    return result.withSession(
        newReply
            ? session.with(Session.REPLY_NOT_WRITTEN, "yes")
            : session.without(Session.REPLY_NOT_WRITTEN));
  }

  private Future<Boolean> appendLines(
      String id,
      List<String> lines,
      Turn turn,
      PhoneCall call,
      Future<Boolean> before,
      TurnTasks tasks) {
    return tasks.startAfter(
        before,
        "turn not written down",
        () -> interactions.appendTurn(call.key(), id, lines, turn.deadline().atMost(WRITE_TIME)));
  }
}
