package com.atlasengine.lex.effect;

import com.atlasengine.core.content.Content;
import com.atlasengine.core.content.Sentence;
import com.atlasengine.core.dial.DialLimit;
import com.atlasengine.core.dial.DialLimits;
import com.atlasengine.core.failure.PermanentFailure;
import com.atlasengine.core.failure.TransientFailure;
import com.atlasengine.core.model.CaseId;
import com.atlasengine.core.model.InteractionKey;
import com.atlasengine.core.model.NewCase;
import com.atlasengine.core.model.PendingWork;
import com.atlasengine.core.model.PersonName;
import com.atlasengine.core.model.PhoneNumber;
import com.atlasengine.core.port.Backlog;
import com.atlasengine.core.port.Claims;
import com.atlasengine.core.port.Crm;
import com.atlasengine.core.port.Interactions;
import com.atlasengine.core.port.Notifications;
import com.atlasengine.core.text.Digest;
import com.atlasengine.lex.concurrent.TurnTasks;
import com.atlasengine.lex.reply.UnansweredQuestion;
import com.atlasengine.lex.turn.Turn;
import com.atlasengine.lex.turn.TurnBudget;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Requests a callback in chat, in place of a call that cannot be placed: opens a Case in Salesforce
 * and notifies the sales team. It makes no Lead. An interaction remembers whose Case it is.
 */
public final class ChatCallback {
  private static final Logger LOG = LoggerFactory.getLogger(ChatCallback.class);
  private static final int MAX_CONTEXT_CHARS = 1_500;

  private final OncePerTurn<Outcome> once;
  private final DialLimits limits;
  private final Interactions interactions;
  private final Crm crm;
  private final Backlog backlog;
  private final UnfinishedCases unfinishedCases;
  private final Notifications salesTeamTopic;
  private final TurnBudget budget;
  private final Content sales;
  private final Clock clock;

  /**
   * @param sales what the sales team reads, in its locale
   */
  public ChatCallback(
      Claims claims,
      DialLimits limits,
      Interactions interactions,
      Crm crm,
      Backlog backlog,
      Notifications salesTeamTopic,
      TurnBudget budget,
      Content sales,
      Clock clock) {
    this.once = new OncePerTurn<>(claims, budget, Outcome.RECEIVED);
    this.limits = limits;
    this.interactions = interactions;
    this.crm = crm;
    this.backlog = backlog;
    this.unfinishedCases = new UnfinishedCases(claims, backlog);
    this.salesTeamTopic = salesTeamTopic;
    this.budget = budget;
    this.sales = sales;
    this.clock = clock;
  }

  /** Notes the callback; empty when that was not possible, so that it may be tried again. */
  Optional<Outcome> request(Turn turn, PersonName name, PhoneNumber phone, TurnTasks tasks) {
    return once.run(
        turn,
        tasks,
        () -> reserveAndNote(turn, name, phone, tasks),
        owner -> finish(owner, turn, name, phone, tasks));
  }

  private Outcome reserveAndNote(Turn turn, PersonName name, PhoneNumber phone, TurnTasks tasks) {
    String reservation = reservationId(turn, turn.owner());
    try {
      Optional<DialLimit> limit = limits.reserveCallback(reservation, phone, turn.deadline());
      if (limit.isEmpty()) {
        note(turn, name, phone, tasks);
      }
      return toOutcome(limit);
    } catch (RuntimeException e) {
      tasks.startInBackground(
          "Could not give back the callback's count",
          () -> limits.giveBack(reservation, turn.deadline()));
      throw e;
    }
  }

  /**
   * Another delivery may have reserved and noted it, or may be about to. What it reserved is not
   * counted again, and a retry looks for its Case first.
   */
  private Outcome finish(
      String owner, Turn turn, PersonName name, PhoneNumber phone, TurnTasks tasks) {
    Optional<DialLimit> limit =
        limits.reserveCallback(reservationId(turn, owner), phone, turn.deadline());
    if (limit.isEmpty()) {
      String chat = turn.session().history().lines();
      InteractionKey key = open(turn, name, phone, chat);
      notifyTeam(turn, name, phone, tasks);
      unfinishedCases.leave(turn, newCase(turn, name, phone, chat), Optional.of(key));
    }
    return toOutcome(limit);
  }

  private static String reservationId(Turn turn, String owner) {
    return Digest.hex("callback", turn.id(), owner);
  }

  /** A number that is noted today is called back: once is enough. */
  private static Outcome toOutcome(Optional<DialLimit> limit) {
    return limit.filter(DialLimit.BUDGET::equals).isPresent() ? Outcome.TOO_MANY : Outcome.RECEIVED;
  }

  private InteractionKey open(Turn turn, PersonName name, PhoneNumber phone, String chat) {
    return interactions.open(
        turn.id(), InteractionKey.startingAt(phone, clock.instant()), name, chat, turn.deadline());
  }

  private void note(Turn turn, PersonName name, PhoneNumber phone, TurnTasks tasks) {
    String chat = turn.session().history().lines();
    InteractionKey key = open(turn, name, phone, chat);
    notifyTeam(turn, name, phone, tasks);
    NewCase request = newCase(turn, name, phone, chat);
    try {
      CaseId opened = crm.openCase(request, turn.deadline().minus(budget.backlogReserve()));
      tasks.startInBackground(
          "Could not remember the Case", () -> interactions.addCase(key, opened, turn.deadline()));
    } catch (TransientFailure | PermanentFailure e) {
      LOG.warn("Could not open the Case; it is stored as pending work: {}", e.getMessage());
      backlog.add(
          new PendingWork.Case(turn.id(), request, Optional.of(key)),
          String.valueOf(e.getMessage()),
          turn.deadline());
    }
  }

  private void notifyTeam(Turn turn, PersonName name, PhoneNumber phone, TurnTasks tasks) {
    String message =
        sales.say(
            Sentence.SALES_TEAM_MESSAGE_CHAT,
            Map.of("name", name.displayName(), "number", phone.e164()));
    tasks.startInBackground(
        "Could not notify the sales team",
        () ->
            salesTeamTopic.publish(
                sales.say(Sentence.SALES_TEAM_SUBJECT), message, turn.deadline()));
  }

  private NewCase newCase(Turn turn, PersonName name, PhoneNumber phone, String chat) {
    return new NewCase(
        NewCase.SUBJECT_PREFIX + ", reference " + Digest.hex(turn.id()).substring(0, 8),
        sales.say(
                Sentence.SALES_CASE_CHAT,
                Map.of(
                    "name", name.displayName(),
                    "number", phone.e164(),
                    "said", chat.substring(Math.max(0, chat.length() - MAX_CONTEXT_CHARS))))
            + UnansweredQuestion.toLine(turn.session(), sales),
        phone,
        Optional.empty());
  }

  /** Kept on claims by these names. */
  enum Outcome {
    /** The team will call back. */
    RECEIVED,
    /** There are as many requests as the team can take in an hour. */
    TOO_MANY
  }
}
