package com.atlasengine.lex.effect;

import com.atlasengine.core.failure.PermanentFailure;
import com.atlasengine.core.failure.TransientFailure;
import com.atlasengine.core.model.CaseId;
import com.atlasengine.core.model.Interaction;
import com.atlasengine.core.model.InteractionKey;
import com.atlasengine.core.model.NewCase;
import com.atlasengine.core.model.PendingWork;
import com.atlasengine.core.model.PersonName;
import com.atlasengine.core.port.Backlog;
import com.atlasengine.core.port.Claims;
import com.atlasengine.core.port.Crm;
import com.atlasengine.core.port.Interactions;
import com.atlasengine.core.port.Notifications;
import com.atlasengine.core.text.Digest;
import com.atlasengine.lex.call.PhoneCallResolver;
import com.atlasengine.lex.concurrent.TurnTasks;
import com.atlasengine.lex.turn.Reply;
import com.atlasengine.lex.turn.Surface;
import com.atlasengine.lex.turn.Turn;
import com.atlasengine.lex.turn.TurnBudget;
import com.atlasengine.lex.turn.TurnResult;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Requests a callback on a call that is proven: opens a Case in Salesforce and notifies the sales
 * team.
 */
public final class Callback {
  private static final Logger LOG = LoggerFactory.getLogger(Callback.class);

  private static final int MAX_CONTEXT_CHARS = 1_500;

  private static final String WEB_TEXT =
      "I'd love to put you through to the creator. Say \"start demo\" and I will call you within"
          + " moments; on that call, just ask to be called back and the sales team will ring you.";
  private static final String CONFIRMED_TEXT =
      "I have received your request: the team will call you back on this number. Thank you for"
          + " trying Atlas. Goodbye.";
  private static final String NOT_NOW_TEXT =
      "I'm sorry, I couldn't note that down just now. Please ask me once more.";

  private final OncePerTurn<Outcome> once;
  private final PhoneCallResolver callResolver;
  private final Interactions interactions;
  private final Crm crm;
  private final Backlog backlog;
  private final Notifications salesTeamTopic;
  private final TurnBudget budget;

  public Callback(
      Claims claims,
      PhoneCallResolver callResolver,
      Interactions interactions,
      Crm crm,
      Backlog backlog,
      Notifications salesTeamTopic,
      TurnBudget budget) {
    this.once = new OncePerTurn<>(claims, budget, Outcome.RECEIVED);
    this.callResolver = callResolver;
    this.interactions = interactions;
    this.crm = crm;
    this.backlog = backlog;
    this.salesTeamTopic = salesTeamTopic;
    this.budget = budget;
  }

  /**
   * Notes the callback and ends the call; in chat, says how to get one. On a call that is not
   * proven it asks to be asked again: by then the table may answer.
   */
  public TurnResult answer(Turn turn, TurnTasks tasks) {
    return switch (turn.surface()) {
      case Surface.WebChat web ->
          TurnResult.listen(
              turn, turn.session().withExchange(turn.utterance(), WEB_TEXT), Reply.fixed(WEB_TEXT));
      case Surface.PhoneCall call ->
          once.run(turn, tasks, () -> requestCallback(turn, call, tasks))
              .map(outcome -> TurnResult.fulfill(turn, turn.session(), CONFIRMED_TEXT))
              .orElseGet(() -> answerNotNow(turn));
      case Surface.UnprovenCall unproven -> answerNotNow(turn);
    };
  }

  private static TurnResult answerNotNow(Turn turn) {
    return TurnResult.listen(
        turn,
        turn.session().withExchange(turn.utterance(), NOT_NOW_TEXT),
        Reply.fixed(NOT_NOW_TEXT));
  }

  private Outcome requestCallback(Turn turn, Surface.PhoneCall call, TurnTasks tasks) {
    Optional<Interaction> interaction = callResolver.findInteraction(call, turn.deadline());
    NewCase request = newCase(turn, call, interaction);
    tasks.startInBackground(
        "Could not notify the sales team",
        () ->
            salesTeamTopic.publish(
                "Callback requested", teamMessage(call, interaction), turn.deadline()));
    try {
      CaseId opened = crm.openCase(request, turn.deadline().minus(budget.backlogReserve()));
      interaction.ifPresent(item -> rememberCase(item.key(), opened, request, turn, tasks));
    } catch (TransientFailure | PermanentFailure e) {
      LOG.warn("Could not open the Case; it is stored as pending work: {}", e.getMessage());
      backlog.add(
          new PendingWork.Case(turn.id(), request, interaction.map(Interaction::key)),
          String.valueOf(e.getMessage()),
          turn.deadline());
    }
    return Outcome.RECEIVED;
  }

  /**
   * By it the Case is found when the person has their data deleted. If it cannot be stored now, a
   * retry finds the Case and stores it.
   */
  private void rememberCase(
      InteractionKey key, CaseId opened, NewCase request, Turn turn, TurnTasks tasks) {
    tasks.startInBackground(
        "Could not remember the Case",
        () -> {
          try {
            interactions.addCase(key, opened, turn.deadline());
          } catch (TransientFailure e) {
            backlog.add(
                new PendingWork.Case(turn.id(), request, Optional.of(key)),
                String.valueOf(e.getMessage()),
                turn.deadline());
          }
        });
  }

  private static NewCase newCase(
      Turn turn, Surface.PhoneCall call, Optional<Interaction> interaction) {
    String context = turn.session().history().lines();
    String newest = context.substring(Math.max(0, context.length() - MAX_CONTEXT_CHARS));
    return new NewCase(
        NewCase.SUBJECT_PREFIX + ", reference " + Digest.hex(turn.id()).substring(0, 8),
        "%s asked Atlas for a callback on %s.%n%s%nLast said:%n%s%nUser: %s"
            .formatted(
                visitorName(interaction),
                call.key().phone().e164(),
                leadLine(interaction),
                newest,
                turn.utterance()),
        call.key().phone(),
        interaction.flatMap(Interaction::lead));
  }

  /** No transcript: a topic goes out by mail. */
  private static String teamMessage(Surface.PhoneCall call, Optional<Interaction> interaction) {
    return "%s would like to be called back on %s.%n%s%nThe Case in Salesforce says what about."
        .formatted(visitorName(interaction), call.key().phone().e164(), leadLine(interaction));
  }

  private static String visitorName(Optional<Interaction> interaction) {
    return interaction.flatMap(Interaction::name).map(PersonName::displayName).orElse("A visitor");
  }

  private static String leadLine(Optional<Interaction> interaction) {
    return interaction
        .flatMap(Interaction::lead)
        .map(id -> "Lead: " + id.value())
        .orElse("Lead: not in Salesforce yet, look for the number.");
  }

  /** Kept on claims by these names. */
  enum Outcome {
    RECEIVED
  }
}
