package com.atlasengine.lex.call;

import com.atlasengine.core.port.Interactions;
import com.atlasengine.lex.turn.History.Exchange;
import com.atlasengine.lex.turn.Place.Call;
import com.atlasengine.lex.turn.Turn;
import com.atlasengine.lex.turn.TurnTasks;
import java.util.List;
import java.util.stream.Stream;

/**
 * Writes down what is said on the phone, beside the reply. A reply that is not known yet when the
 * writing starts is written down by the next turn; the last one of a call by its own.
 */
public final class Transcript {
  private final Interactions interactions;

  /** A transcript kept there. */
  public Transcript(Interactions interactions) {
    this.interactions = interactions;
  }

  /** Writes down what was answered last and what was said now; nothing on silence. */
  public void heard(Turn turn, Call call, TurnTasks tasks) {
    if (turn.isSilent()) {
      return;
    }
    String before = turn.session().history().last().map(Exchange::atlas).orElse("");
    List<String> lines =
        Stream.of(before.isEmpty() ? "" : "Atlas: " + before, "User: " + turn.utterance())
            .filter(line -> !line.isEmpty())
            .toList();
    append(turn.id(), lines, turn, call, tasks);
  }

  /** Writes down the words that a call ended with. */
  public void ended(Turn turn, Call call, String reply, TurnTasks tasks) {
    append(turn.id() + "-end", List.of("Atlas: " + reply), turn, call, tasks);
  }

  private void append(String id, List<String> lines, Turn turn, Call call, TurnTasks tasks) {
    tasks.beside(
        "turn not written down",
        () -> interactions.appendTurn(call.key(), id, lines, turn.deadline()));
  }
}
