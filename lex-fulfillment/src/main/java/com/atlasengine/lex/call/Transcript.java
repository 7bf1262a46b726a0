package com.atlasengine.lex.call;

import com.atlasengine.core.port.Interactions;
import com.atlasengine.lex.turn.Answer;
import com.atlasengine.lex.turn.Place.Call;
import com.atlasengine.lex.turn.Session;
import com.atlasengine.lex.turn.Turn;
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
  private static final Duration SLICE = Duration.ofMillis(400);

  private static final Future<Boolean> NOTHING = CompletableFuture.completedFuture(true);

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
  public Future<Boolean> heard(Turn turn, Call call, TurnTasks tasks) {
    if (turn.isSilent()) {
      return NOTHING;
    }
    Stream<String> before =
        turn
            .session()
            .get(Session.UNWRITTEN)
            .flatMap(mark -> turn.session().history().last())
            .map(last -> "Atlas: " + last.atlas())
            .stream();
    List<String> lines = Stream.concat(before, Stream.of("User: " + turn.utterance())).toList();
    return append(turn.id(), lines, turn, call, NOTHING, tasks);
  }

  /**
   * Writes down the words that the call ends with, or leaves a mark that the next turn has to.
   *
   * @param heard what has to be written down before
   * @return the answer with the mark
   */
  public Answer answered(
      Turn turn, Call call, Answer answer, Future<Boolean> heard, TurnTasks tasks) {
    if (answer.next() instanceof Answer.Next.Close) {
      List<String> last = List.of("Atlas: " + answer.reply().text());
      Future<Boolean> unused = append(turn.id() + "-end", last, turn, call, heard, tasks);
      return answer;
    }
    if (turn.isSilent()) {
      return answer;
    }
    Session session = answer.session();
    boolean newReply = !session.history().equals(turn.session().history());
    return answer.with(
        newReply ? session.with(Session.UNWRITTEN, "yes") : session.without(Session.UNWRITTEN));
  }

  private Future<Boolean> append(
      String id,
      List<String> lines,
      Turn turn,
      Call call,
      Future<Boolean> before,
      TurnTasks tasks) {
    return tasks.after(
        before,
        "turn not written down",
        () -> interactions.appendTurn(call.key(), id, lines, turn.deadline().atMost(SLICE)));
  }
}
