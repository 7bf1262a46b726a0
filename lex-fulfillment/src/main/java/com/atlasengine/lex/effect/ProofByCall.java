package com.atlasengine.lex.effect;

import com.atlasengine.core.content.Sentence;
import com.atlasengine.core.model.DialRules;
import com.atlasengine.core.model.PendingWork;
import com.atlasengine.core.model.PhoneNumber;
import com.atlasengine.core.model.Purpose;
import com.atlasengine.core.port.Claims;
import com.atlasengine.core.port.Reservations.NewClaim;
import com.atlasengine.lex.concurrent.TurnTasks;
import com.atlasengine.lex.turn.Turn;
import com.atlasengine.lex.turn.TurnBudget;
import com.atlasengine.lex.turn.TurnResult;
import java.time.Clock;

/**
 * Has a number called to ask whether to delete, under the rules and limits of any call. It looks
 * nothing up: words, writes and time are the same whatever is stored.
 */
public final class ProofByCall {

  private final DeletionProof proof;
  private final StartCall startCall;
  private final DialRules dialRules;
  private final OncePerTurn<Outcome> once;
  private final Clock clock;

  /**
   * @param dialRules which numbers may be called, and when
   */
  public ProofByCall(
      DeletionProof proof,
      StartCall startCall,
      DialRules dialRules,
      Claims claims,
      TurnBudget budget,
      Clock clock) {
    this.proof = proof;
    this.startCall = startCall;
    this.dialRules = dialRules;
    this.once = new OncePerTurn<>(claims, budget, Outcome.RINGING);
    this.clock = clock;
  }

  /**
   * Whether only a call proves it. False for a number that is never called, so that its owner can
   * ask at all; no demo can have stored anything under it.
   */
  public boolean isNeeded(PhoneNumber phone) {
    return proof == DeletionProof.CALL
        && startCall.callsEnabled()
        && dialRules
            .findRefusal(phone, clock.instant())
            .filter(refusal -> refusal != DialRules.Refusal.QUIET_HOURS)
            .isEmpty();
  }

  /** Starts the call, and says what to do on it. */
  TurnResult start(Turn turn, PendingWork.Erasure request, TurnTasks tasks) {
    return once.runWorkflow(
            turn,
            tasks,
            claim -> tryStart(request, turn, claim, tasks),
            () -> start(request, turn, tasks),
            owner -> finish(owner, request, turn))
        .map(
            outcome ->
                switch (outcome) {
                  case RINGING ->
                      TurnResult.fulfill(
                              turn,
                              PromisedCall.remember(
                                  turn.session().withoutMemory(), turn, Purpose.DELETION),
                              turn.say(Sentence.DELETION_RINGING))
                          .withoutSlots();
                  case NIGHT -> fail(turn, Sentence.DELETION_NIGHT);
                  case NO_CALL -> fail(turn, Sentence.DELETION_NO_CALL);
                })
        .orElseGet(() -> fail(turn, Sentence.DELETION_NOT_NOW));
  }

  private boolean isNight(PendingWork.Erasure request) {
    return dialRules.findRefusal(request.phone(), clock.instant()).isPresent();
  }

  private boolean tryStart(
      PendingWork.Erasure request, Turn turn, NewClaim claim, TurnTasks tasks) {
    return !isNight(request)
        && startCall.tryStartDeletionCall(turn, request.phone(), request.lastName(), claim, tasks);
  }

  private Outcome start(PendingWork.Erasure request, Turn turn, TurnTasks tasks) {
    if (isNight(request)) {
      return Outcome.NIGHT;
    }
    return toOutcome(startCall.startDeletionCall(turn, request.phone(), request.lastName(), tasks));
  }

  private Outcome finish(String owner, PendingWork.Erasure request, Turn turn) {
    return isNight(request)
        ? Outcome.NIGHT
        : toOutcome(startCall.finishDeletionCall(owner, turn, request.phone(), request.lastName()));
  }

  private static Outcome toOutcome(StartCall.Outcome started) {
    return switch (started) {
      case STARTED -> Outcome.RINGING;
      case TOO_MANY, NO_CALL -> Outcome.NO_CALL;
    };
  }

  private static TurnResult fail(Turn turn, Sentence sentence) {
    return TurnResult.fail(turn, turn.session().withoutTries(), turn.say(sentence));
  }

  /** Kept on claims by these names. */
  enum Outcome {
    /** The workflow runs. */
    RINGING,
    /** It is night where the number is. */
    NIGHT,
    /** A limit is reached; nobody is told which. */
    NO_CALL
  }
}
