package com.atlasengine.lex.effect;

import com.atlasengine.core.content.Content;
import com.atlasengine.core.content.Sentence;
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
import com.atlasengine.lex.reply.UnansweredQuestion;
import com.atlasengine.lex.turn.Reply;
import com.atlasengine.lex.turn.Surface;
import com.atlasengine.lex.turn.Turn;
import com.atlasengine.lex.turn.TurnBudget;
import com.atlasengine.lex.turn.TurnResult;
import java.util.HashMap;
import java.util.Map;
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

  private final OncePerTurn<Outcome> once;
  private final PhoneCallResolver callResolver;
  private final Interactions interactions;
  private final Crm crm;
  private final Backlog backlog;
  private final Notifications salesTeamTopic;
  private final TurnBudget budget;
  private final Content sales;

  /**
   * @param sales what the sales team reads, in its locale
   */
  public Callback(
      Claims claims,
      PhoneCallResolver callResolver,
      Interactions interactions,
      Crm crm,
      Backlog backlog,
      Notifications salesTeamTopic,
      TurnBudget budget,
      Content sales) {
    this.once = new OncePerTurn<>(claims, budget, Outcome.RECEIVED);
    this.callResolver = callResolver;
    this.interactions = interactions;
    this.crm = crm;
    this.backlog = backlog;
    this.salesTeamTopic = salesTeamTopic;
    this.budget = budget;
    this.sales = sales;
  }

  /**
   * Notes the callback and ends the call; in chat, says how to get one. On a call that is not
   * proven it asks to be asked again: by then the table may answer.
   */
  public TurnResult answer(Turn turn, TurnTasks tasks) {
    return switch (turn.surface()) {
      case Surface.WebChat web -> answerAndListen(turn, Sentence.CALLBACK_CHAT);
      case Surface.PhoneCall call ->
          once.run(turn, tasks, () -> requestCallback(turn, call, tasks))
              .map(
                  outcome ->
                      TurnResult.fulfill(
                          turn, turn.session(), turn.say(Sentence.CALLBACK_RECEIVED)))
              .orElseGet(() -> answerAndListen(turn, Sentence.CALLBACK_NOT_NOW));
      case Surface.UnprovenCall unproven -> answerAndListen(turn, Sentence.CALLBACK_NOT_NOW);
    };
  }

  private static TurnResult answerAndListen(Turn turn, Sentence sentence) {
    String text = turn.say(sentence);
    return TurnResult.listen(
        turn, turn.session().withExchange(turn.utterance(), text), Reply.fixed(text));
  }

  private Outcome requestCallback(Turn turn, Surface.PhoneCall call, TurnTasks tasks) {
    Optional<Interaction> interaction = callResolver.findInteraction(call, turn.deadline());
    NewCase request = newCase(turn, call, interaction);
    tasks.startInBackground(
        "Could not notify the sales team",
        () ->
            salesTeamTopic.publish(
                sales.say(Sentence.SALES_TEAM_SUBJECT),
                teamMessage(call, interaction),
                turn.deadline()));
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

  private NewCase newCase(Turn turn, Surface.PhoneCall call, Optional<Interaction> interaction) {
    String context = turn.session().history().lines();
    String newest = context.substring(Math.max(0, context.length() - MAX_CONTEXT_CHARS));
    return new NewCase(
        NewCase.SUBJECT_PREFIX + ", reference " + Digest.hex(turn.id()).substring(0, 8),
        sales.say(
                Sentence.SALES_CASE,
                about(call, interaction, Map.of("said", newest + "\nUser: " + turn.utterance())))
            + UnansweredQuestion.toLine(turn.session(), sales),
        call.key().phone(),
        interaction.flatMap(Interaction::lead));
  }

  /** No transcript: a topic goes out by mail. */
  private String teamMessage(Surface.PhoneCall call, Optional<Interaction> interaction) {
    return sales.say(Sentence.SALES_TEAM_MESSAGE, about(call, interaction, Map.of()));
  }

  private Map<String, String> about(
      Surface.PhoneCall call, Optional<Interaction> interaction, Map<String, String> more) {
    Map<String, String> values = new HashMap<>(more);
    values.put("name", visitorName(interaction));
    values.put("number", call.key().phone().e164());
    values.put("lead", leadLine(interaction));
    return values;
  }

  private String visitorName(Optional<Interaction> interaction) {
    return interaction
        .flatMap(Interaction::name)
        .map(PersonName::displayName)
        .orElseGet(() -> sales.say(Sentence.SALES_SOMEBODY));
  }

  private String leadLine(Optional<Interaction> interaction) {
    return interaction
        .flatMap(Interaction::lead)
        .map(id -> sales.say(Sentence.SALES_LEAD, Map.of("lead", id.value())))
        .orElseGet(() -> sales.say(Sentence.SALES_LEAD_PENDING));
  }

  /** Kept on claims by these names. */
  enum Outcome {
    RECEIVED
  }
}
