package com.atlasengine.lex.effect;

import com.atlasengine.core.failure.PermanentFailure;
import com.atlasengine.core.failure.TransientFailure;
import com.atlasengine.core.model.Interaction;
import com.atlasengine.core.model.NewCase;
import com.atlasengine.core.model.PendingWork;
import com.atlasengine.core.model.PersonName;
import com.atlasengine.core.port.Backlog;
import com.atlasengine.core.port.Crm;
import com.atlasengine.core.port.Notifications;
import com.atlasengine.core.text.Digest;
import com.atlasengine.lex.call.PhoneCalls;
import com.atlasengine.lex.turn.Answer;
import com.atlasengine.lex.turn.Place;
import com.atlasengine.lex.turn.Reply;
import com.atlasengine.lex.turn.Turn;
import com.atlasengine.lex.turn.TurnTasks;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Has the sales team call back: a Case in Salesforce and a message to the team. */
public final class Callback {
  private static final Logger LOG = LoggerFactory.getLogger(Callback.class);

  /** Kept of the turn for storing the Case when Salesforce has not taken it. */
  private static final Duration KEPT = Duration.ofMillis(200);

  private static final int MOST_CONTEXT = 1_500;
  private static final String RECEIVED = "received";

  private static final String ON_THE_WEB =
      "I'd love to put you through to the creator. Say \"start demo\" and I will call you within"
          + " moments; on that call, just ask to be called back and the sales team will ring you.";
  private static final String CONFIRMED =
      "I have received your request: the team will call you back on this number. Thank you for"
          + " trying Atlas. Goodbye.";
  private static final String NOT_NOW =
      "I'm sorry, I couldn't note that down just now. Please ask me once more.";

  private final Once once;
  private final PhoneCalls calls;
  private final Crm crm;
  private final Backlog backlog;
  private final Notifications salesTeam;

  /** Callbacks by these. */
  public Callback(Once once, PhoneCalls calls, Crm crm, Backlog backlog, Notifications salesTeam) {
    this.once = once;
    this.calls = calls;
    this.crm = crm;
    this.backlog = backlog;
    this.salesTeam = salesTeam;
  }

  /** Notes the callback and ends the call; in chat, says how to get one. */
  public Answer answer(Turn turn, TurnTasks tasks) {
    return switch (turn.place()) {
      case Place.Web web ->
          Answer.listen(
              turn, turn.session().said(turn.utterance(), ON_THE_WEB), Reply.fixed(ON_THE_WEB));
      case Place.Call call ->
          once.run(turn, tasks, () -> note(turn, call, tasks), RECEIVED)
              .map(outcome -> Answer.fulfilled(turn, turn.session(), CONFIRMED))
              .orElseGet(() -> notNow(turn));
    };
  }

  private static Answer notNow(Turn turn) {
    return Answer.listen(
        turn, turn.session().said(turn.utterance(), NOT_NOW), Reply.fixed(NOT_NOW));
  }

  private String note(Turn turn, Place.Call call, TurnTasks tasks) {
    Optional<Interaction> known = calls.details(call.key(), turn.deadline());
    NewCase request = request(turn, call, known);
    tasks.beside(
        "sales team not told",
        () -> salesTeam.publish("Callback requested", message(call, known), turn.deadline()));
    try {
      crm.openCase(request, turn.deadline().keeping(KEPT));
    } catch (TransientFailure | PermanentFailure e) {
      LOG.warn("Case not opened, kept for later: {}", e.getMessage());
      backlog.add(new PendingWork.Case(turn.id(), request), turn.deadline());
    }
    return RECEIVED;
  }

  private static NewCase request(Turn turn, Place.Call call, Optional<Interaction> known) {
    String context = turn.session().history().lines();
    String newest = context.substring(Math.max(0, context.length() - MOST_CONTEXT));
    return new NewCase(
        "Callback requested on the phone, reference " + Digest.hex(turn.id()).substring(0, 8),
        "%s asked Atlas for a callback on %s.%n%s%nLast said:%n%s%nUser: %s"
            .formatted(
                name(known), call.key().phone().e164(), lead(known), newest, turn.utterance()),
        call.key().phone(),
        known.flatMap(Interaction::lead));
  }

  /** No transcript: a topic goes out by mail. */
  private static String message(Place.Call call, Optional<Interaction> known) {
    return "%s would like to be called back on %s.%n%s%nThe Case in Salesforce says what about."
        .formatted(name(known), call.key().phone().e164(), lead(known));
  }

  private static String name(Optional<Interaction> known) {
    return known.flatMap(Interaction::name).map(PersonName::spoken).orElse("A visitor");
  }

  private static String lead(Optional<Interaction> known) {
    return known
        .flatMap(Interaction::lead)
        .map(id -> "Lead: " + id.value())
        .orElse("Lead: not in Salesforce yet, look for the number.");
  }
}
