package com.atlasengine.lex.effect;

import com.atlasengine.core.model.DialRules;
import com.atlasengine.core.model.PendingWork;
import com.atlasengine.core.model.PhoneNumber;
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
  private static final String RINGING_TEXT =
      "Thank you. Your phone will ring within 2 minutes: say yes on that call, and whatever is"
          + " stored under that number together with that last name will be deleted. Without that"
          + " yes, nothing is deleted.";
  private static final String NIGHT_TEXT =
      "I can only delete after a call to that number, and it's night there. Please ask me again in"
          + " the morning.";

  /** The same for every limit: nobody learns whether a number was called before. */
  private static final String NO_CALL_TEXT =
      "I can only delete after a call to that number, and I can't place that call now. Please ask"
          + " me again later today or tomorrow.";

  private static final String NOT_NOW_TEXT =
      "I'm sorry, I couldn't do that just now. Please ask me once more in a minute.";

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
            () -> start(request, turn, tasks))
        .map(
            outcome ->
                switch (outcome) {
                  case RINGING ->
                      TurnResult.fulfill(turn, turn.session().withoutMemory(), RINGING_TEXT)
                          .withoutSlots();
                  case NIGHT -> fail(turn, NIGHT_TEXT);
                  case NO_CALL -> fail(turn, NO_CALL_TEXT);
                })
        .orElseGet(() -> fail(turn, NOT_NOW_TEXT));
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
    return switch (startCall.startDeletionCall(turn, request.phone(), request.lastName(), tasks)) {
      case STARTED -> Outcome.RINGING;
      case TOO_MANY, NO_CALL -> Outcome.NO_CALL;
    };
  }

  private static TurnResult fail(Turn turn, String text) {
    return TurnResult.fail(turn, turn.session().withoutTries(), text);
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
