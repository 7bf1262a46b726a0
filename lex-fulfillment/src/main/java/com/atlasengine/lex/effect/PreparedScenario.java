package com.atlasengine.lex.effect;

import com.atlasengine.core.claim.NumberKey;
import com.atlasengine.core.failure.PermanentFailure;
import com.atlasengine.core.failure.TransientFailure;
import com.atlasengine.core.model.PersonName;
import com.atlasengine.core.model.PhoneNumber;
import com.atlasengine.core.port.LateReplies;
import com.atlasengine.core.port.TextModel.Prompt;
import com.atlasengine.core.reply.RefreshRequest;
import com.atlasengine.core.reply.RefreshRequest.LateTurn;
import com.atlasengine.core.reply.ScenarioPrompt;
import com.atlasengine.core.text.Digest;
import com.atlasengine.core.time.Deadline;
import com.atlasengine.lex.concurrent.TurnTasks;
import com.atlasengine.lex.reply.RefreshRequester;
import com.atlasengine.lex.turn.Session;
import com.atlasengine.lex.turn.Turn;
import com.atlasengine.lex.turn.TurnBudget;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Future;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The opening line of a call, written while the visitor reads the question whether to call. A yes
 * takes it along; after a no it expires unused. When it is not there in time, the workflow has one
 * written, as it does for who starts it by hand.
 *
 * @param lines keeps what the model is asked, and the line; under the number's hash, so that an
 *     erasure finds both
 */
public record PreparedScenario(
    LateReplies lines,
    RefreshRequester refresher,
    NumberKey numberKey,
    TurnBudget budget,
    Clock clock) {
  private static final Logger LOG = LoggerFactory.getLogger(PreparedScenario.class);

  /**
   * Has the line written, once for a name and a number of this conversation.
   *
   * @return the session, which remembers that
   */
  Session prepare(Turn turn, PersonName name, PhoneNumber phone, Session session, TurnTasks tasks) {
    String whose = Digest.hex("scenario", name.first(), phone.e164());
    if (session.get(Session.SCENARIO_ASKED).filter(whose::equals).isPresent()) {
      return session;
    }
    Prompt prompt = ScenarioPrompt.of(name.first(), session.history().lines(), turn.content());
    refresher.requestLate(
        deadline -> {
          LateTurn place = place(turn, phone, deadline);
          lines.storePrompt(place, prompt, deadline);
          return RefreshRequest.ofScenario(place, turn.content().locale(), clock.instant());
        },
        tasks,
        turn.deadline());
    return session.with(Session.SCENARIO_ASKED, whose);
  }

  /** Starts to take the line, beside what a yes does anyway; nothing where none was asked for. */
  Future<Optional<String>> startTaking(Turn turn, PhoneNumber phone, TurnTasks tasks) {
    return tasks.start(
        () ->
            turn.session().get(Session.SCENARIO_ASKED).isPresent()
                ? take(turn, phone, turn.deadline().atMost(budget.lateReplyTake()))
                : Optional.empty());
  }

  private Optional<String> take(Turn turn, PhoneNumber phone, Deadline share) {
    try {
      return lines.take(place(turn, phone, share), share);
    } catch (TransientFailure | PermanentFailure e) {
      LOG.warn("Could not take the prepared scenario: {}", e.getMessage());
      return Optional.empty();
    }
  }

  private LateTurn place(Turn turn, PhoneNumber phone, Deadline deadline) {
    return LateTurn.ofScenario(numberKey.hash(deadline), phone, turn.session().id());
  }
}
