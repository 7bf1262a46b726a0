package com.atlasengine.lex.call;

import com.atlasengine.core.port.Interactions;
import com.atlasengine.lex.concurrent.TurnTasks;
import com.atlasengine.lex.turn.Session;
import com.atlasengine.lex.turn.Surface.PhoneCall;
import com.atlasengine.lex.turn.Turn;
import com.atlasengine.lex.turn.TurnBudget;
import com.atlasengine.lex.turn.TurnResult;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/**
 * Writes the phone transcript while the reply is prepared. The next turn writes this turn's reply;
 * the last turn of a call writes its own.
 */
public record Transcript(Interactions interactions, TurnBudget budget) {
  private static final Future<Boolean> NO_WRITE = CompletableFuture.completedFuture(true);

  /**
   * Writes the previous reply and the visitor's words; writes nothing on silence.
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
   * Writes the last reply of a call, and one that says that a question has no answer, because the
   * visitor may hang up then; marks any other for the next turn to write.
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
    if (endsIntent(result.next())) {
      writeReply(turn, call, result, userLineWrite, tasks);
      return result;
    }
    if (result.next() instanceof TurnResult.NextStep.OfferCallback) {
      writeReply(turn, call, result, userLineWrite, tasks);
      return result.withSession(result.session().without(Session.REPLY_NOT_WRITTEN));
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

  private void writeReply(
      Turn turn,
      PhoneCall call,
      TurnResult result,
      Future<Boolean> userLineWrite,
      TurnTasks tasks) {
    List<String> last =
        Stream.of(result.reply().text())
            .filter(text -> !text.isBlank())
            .map(text -> "Atlas: " + text)
            .toList();
    Future<Boolean> unused =
        appendLines(turn.id() + "-end", last, turn, call, userLineWrite, tasks);
  }

  private static boolean endsIntent(TurnResult.NextStep next) {
    return next instanceof TurnResult.NextStep.Close || next instanceof TurnResult.NextStep.HangUp;
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
        "Could not write the turn to the transcript",
        () ->
            interactions.appendTurn(
                call.key(), id, lines, turn.deadline().atMost(budget.transcriptWrite())));
  }
}
