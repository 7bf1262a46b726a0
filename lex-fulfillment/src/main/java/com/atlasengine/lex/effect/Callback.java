package com.atlasengine.lex.effect;

import com.atlasengine.core.content.Content;
import com.atlasengine.core.content.Sentence;
import com.atlasengine.core.failure.PermanentFailure;
import com.atlasengine.core.failure.TransientFailure;
import com.atlasengine.core.model.ActivityId;
import com.atlasengine.core.model.CaseId;
import com.atlasengine.core.model.CrmRecords;
import com.atlasengine.core.model.Interaction;
import com.atlasengine.core.model.InteractionKey;
import com.atlasengine.core.model.NewCase;
import com.atlasengine.core.model.PendingWork;
import com.atlasengine.core.model.QuietHours;
import com.atlasengine.core.port.Backlog;
import com.atlasengine.core.port.Claims;
import com.atlasengine.core.port.Crm;
import com.atlasengine.core.port.Interactions;
import com.atlasengine.core.port.Notifications;
import com.atlasengine.core.time.Deadline;
import com.atlasengine.lex.call.PhoneCallResolver;
import com.atlasengine.lex.concurrent.TurnTasks;
import com.atlasengine.lex.turn.Reply;
import com.atlasengine.lex.turn.Surface;
import com.atlasengine.lex.turn.Turn;
import com.atlasengine.lex.turn.TurnBudget;
import com.atlasengine.lex.turn.TurnResult;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Requests a callback on a call that is proven: opens a Case in Salesforce and notifies the sales
 * team.
 */
public final class Callback {
  private static final Logger LOG = LoggerFactory.getLogger(Callback.class);

  private final OncePerTurn<Outcome> once;
  private final PhoneCallResolver callResolver;
  private final Interactions interactions;
  private final Crm crm;
  private final Backlog backlog;
  private final UnfinishedCases unfinishedCases;
  private final Notifications salesTeamTopic;
  private final TurnBudget budget;
  private final CallbackWords words;
  private final CallbackTimes times;
  private final Transfer transfer;

  /**
   * @param sales what the sales team reads, in its locale
   * @param quietHours when nobody is called back
   * @param transfer puts those through who name no time
   */
  public Callback(
      Claims claims,
      PhoneCallResolver callResolver,
      Interactions interactions,
      Crm crm,
      Backlog backlog,
      Notifications salesTeamTopic,
      TurnBudget budget,
      Content sales,
      QuietHours quietHours,
      Transfer transfer,
      Clock clock) {
    this.once = new OncePerTurn<>(claims, budget, Outcome.RECEIVED);
    this.callResolver = callResolver;
    this.interactions = interactions;
    this.crm = crm;
    this.backlog = backlog;
    this.unfinishedCases = new UnfinishedCases(claims, backlog);
    this.salesTeamTopic = salesTeamTopic;
    this.budget = budget;
    this.words = new CallbackWords(sales);
    this.times = new CallbackTimes(quietHours, clock);
    this.transfer = transfer;
  }

  /** Before Lex has the callback done: asks for what is not clear of its time. */
  public TurnResult prepare(Turn turn) {
    if (!(turn.surface() instanceof Surface.PhoneCall call)) {
      return TurnResult.goOnToFulfillment(turn, turn.session()).withoutSlots();
    }
    return switch (times.of(turn, call.key().phone())) {
      case CallbackTime.Anytime any -> TurnResult.goOnToFulfillment(turn, turn.session());
      case CallbackTime.At at -> CallbackTimes.goOn(turn, at);
      case CallbackTime.Unclear unclear -> CallbackTimes.ask(turn, unclear);
    };
  }

  /**
   * Notes the callback and ends the call; in chat, says how to get one. On a call that is not
   * proven it asks to be asked again: by then the table may answer.
   */
  public TurnResult answer(Turn turn, TurnTasks tasks) {
    return switch (turn.surface()) {
      case Surface.WebChat web -> answerAndListen(turn, Sentence.CALLBACK_CHAT);
      case Surface.PhoneCall call -> answerCall(turn, call, tasks);
      case Surface.UnprovenCall unproven -> answerAndListen(turn, Sentence.CALLBACK_NOT_NOW);
    };
  }

  private TurnResult answerCall(Turn turn, Surface.PhoneCall call, TurnTasks tasks) {
    return switch (times.of(turn, call.key().phone())) {
      case CallbackTime.Unclear unclear -> CallbackTimes.ask(turn, unclear);
      case CallbackTime.At at ->
          request(turn, call, Optional.of(at), tasks, () -> receivedText(turn, at));
      case CallbackTime.Anytime any ->
          transfer
              .start(turn)
              .orElseGet(
                  () ->
                      request(
                          turn,
                          call,
                          Optional.empty(),
                          tasks,
                          () -> turn.say(Sentence.CALLBACK_RECEIVED)));
    };
  }

  private TurnResult request(
      Turn turn,
      Surface.PhoneCall call,
      Optional<CallbackTime.At> at,
      TurnTasks tasks,
      Supplier<String> received) {
    return once.run(
            turn,
            tasks,
            () -> requestCallback(turn, call, at, tasks),
            owner -> leaveToRetry(turn, call, at, tasks))
        .map(outcome -> TurnResult.fulfill(turn, Transfer.end(turn.session()), received.get()))
        .orElseGet(() -> answerAndListen(turn, Sentence.CALLBACK_NOT_NOW));
  }

  private String receivedText(Turn turn, CallbackTime.At at) {
    String when = new TimeInWords(turn.content()).describe(at, times.today(at));
    return turn.say(Sentence.CALLBACK_RECEIVED_AT, Map.of("when", when));
  }

  private static TurnResult answerAndListen(Turn turn, Sentence sentence) {
    String text = turn.say(sentence);
    return TurnResult.listen(
        turn, turn.session().withExchange(turn.utterance(), text), Reply.fixed(text));
  }

  private Outcome requestCallback(
      Turn turn, Surface.PhoneCall call, Optional<CallbackTime.At> at, TurnTasks tasks) {
    Optional<Interaction> interaction = callResolver.findInteraction(call, turn.deadline());
    NewCase request = words.newCase(turn, call, interaction, at);
    notifyTeam(turn, words.teamMessage(call, interaction, at), tasks);
    try {
      Deadline deadline = turn.deadline().minus(budget.backlogReserve());
      CaseId opened = crm.openCase(request, deadline);
      Set<ActivityId> task =
          request.task().isPresent() ? Set.of(crm.addTask(request, opened, deadline)) : Set.of();
      CrmRecords records = new CrmRecords(task, Set.of(opened));
      interaction.ifPresent(item -> remember(item.key(), records, request, turn, tasks));
    } catch (TransientFailure | PermanentFailure e) {
      LOG.warn("Could not open the Case; it is stored as pending work: {}", e.getMessage());
      backlog.add(
          new PendingWork.Case(turn.id(), request, interaction.map(Interaction::key)),
          String.valueOf(e.getMessage()),
          turn.deadline());
    }
    return Outcome.RECEIVED;
  }

  private void notifyTeam(Turn turn, String message, TurnTasks tasks) {
    tasks.startInBackground(
        "Could not notify the sales team",
        () -> salesTeamTopic.publish(words.subject(), message, turn.deadline()));
  }

  /** Another delivery may have opened the Case, or may be about to: a retry looks for it first. */
  private Outcome leaveToRetry(
      Turn turn, Surface.PhoneCall call, Optional<CallbackTime.At> at, TurnTasks tasks) {
    Optional<Interaction> interaction = callResolver.findInteraction(call, turn.deadline());
    notifyTeam(turn, words.teamMessage(call, interaction, at), tasks);
    unfinishedCases.leave(
        turn, words.newCase(turn, call, interaction, at), interaction.map(Interaction::key));
    return Outcome.RECEIVED;
  }

  /**
   * By it Case and Task are found when the person has their data deleted. If it cannot be stored
   * now, a retry finds them and stores it.
   */
  private void remember(
      InteractionKey key, CrmRecords records, NewCase request, Turn turn, TurnTasks tasks) {
    tasks.startInBackground(
        "Could not remember the Case",
        () -> {
          try {
            records.cases().forEach(id -> interactions.addCase(key, id, turn.deadline()));
            records.activities().forEach(id -> interactions.addActivity(key, id, turn.deadline()));
          } catch (TransientFailure e) {
            backlog.add(
                new PendingWork.Case(turn.id(), request, Optional.of(key)),
                String.valueOf(e.getMessage()),
                turn.deadline());
          }
        });
  }

  /** Kept on claims by these names. */
  enum Outcome {
    RECEIVED
  }
}
