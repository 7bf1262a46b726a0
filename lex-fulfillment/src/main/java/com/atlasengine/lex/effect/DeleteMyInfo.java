package com.atlasengine.lex.effect;

import static com.atlasengine.lex.effect.DeletionForm.LAST_NAME_SLOT;
import static com.atlasengine.lex.effect.DeletionForm.PHONE_SLOT;

import com.atlasengine.core.claim.NumberKey;
import com.atlasengine.core.content.Sentence;
import com.atlasengine.core.model.PendingWork;
import com.atlasengine.core.model.PhoneNumber;
import com.atlasengine.core.port.Backlog;
import com.atlasengine.core.port.Claims;
import com.atlasengine.core.time.Concurrently;
import com.atlasengine.lex.concurrent.TurnTasks;
import com.atlasengine.lex.turn.Surface;
import com.atlasengine.lex.turn.Turn;
import com.atlasengine.lex.turn.TurnBudget;
import com.atlasengine.lex.turn.TurnResult;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Asks for number and last name, asks whether to delete, and hands the request to {@code
 * create-lead}, which deletes within minutes. On a call the number is the one that was called; in
 * chat a call has to prove it. The turn looks nothing up, so its words and its time are the same
 * whether data exists or not; otherwise they would tell strangers who used the bot.
 */
public final class DeleteMyInfo {
  private static final Correction CORRECTION = new Correction(LAST_NAME_SLOT, PHONE_SLOT);

  /** As designed: guesses that one session has. */
  private static final int MAX_REQUESTS_PER_SESSION = 3;

  /** A session's id is the client's choice, so guesses at one number are counted too. */
  private static final int MAX_REQUESTS_PER_NUMBER = 5;

  private static final Duration COUNTER_TIME = Duration.ofDays(1);

  private final OncePerTurn<Outcome> once;
  private final Claims claims;
  private final Backlog backlog;
  private final NumberKey numberKey;
  private final ProofByCall proofByCall;
  private final Clock clock;

  /**
   * @param backlog takes the requests
   * @param numberKey hashes the number in its counter
   * @param proofByCall has the number called where that proves the request
   * @param clock says which day it is
   */
  public DeleteMyInfo(
      Claims claims,
      Backlog backlog,
      NumberKey numberKey,
      ProofByCall proofByCall,
      TurnBudget budget,
      Clock clock) {
    this.once = new OncePerTurn<>(claims, budget, Outcome.RECEIVED);
    this.claims = claims;
    this.backlog = backlog;
    this.numberKey = numberKey;
    this.proofByCall = proofByCall;
    this.clock = clock;
  }

  /** Checks slots, or hands the request over once they are confirmed. */
  public TurnResult answer(Turn given, TurnTasks tasks) {
    Turn turn = withCalledNumber(CORRECTION.apply(given));
    SlotValue<PhoneNumber> phone = PhoneNumberCheck.checkExists(turn, PHONE_SLOT);
    SlotValue<String> lastName = NameCheck.checkLastName(turn, LAST_NAME_SLOT);
    DeletionForm fields = new DeletionForm(turn.content(), phone, lastName);
    Form form = needsCall(turn, phone.validValue()) ? fields.toCall() : fields.toDelete();
    return switch (turn.hook()) {
      case DIALOG -> form.continueDialog(turn);
      case FULFILLMENT ->
          form.findObstacle(turn)
              .orElseGet(
                  () ->
                      handOver(
                          turn,
                          new PendingWork.Erasure(
                              phone.validValue().orElseThrow(),
                              lastName.validValue().orElseThrow()),
                          tasks));
    };
  }

  /** Whoever is on a call can have deleted what is stored under its number, and no other. */
  private static Turn withCalledNumber(Turn turn) {
    return switch (turn.surface()) {
      case Surface.PhoneCall call -> withNumber(turn, call.key().phone());
      case Surface.WebChat web -> turn;
      case Surface.UnprovenCall unproven -> turn;
    };
  }

  private static Turn withNumber(Turn turn, PhoneNumber called) {
    return turn.slot(PHONE_SLOT).flatMap(PhoneNumber::parse).filter(called::equals).isPresent()
        ? turn
        : turn.withSlot(PHONE_SLOT, called.e164());
  }

  private boolean needsCall(Turn turn, Optional<PhoneNumber> phone) {
    return turn.surface() instanceof Surface.WebChat
        && phone.filter(proofByCall::isNeeded).isPresent();
  }

  private TurnResult handOver(Turn turn, PendingWork.Erasure request, TurnTasks tasks) {
    return switch (turn.surface()) {
      case Surface.WebChat web when proofByCall.isNeeded(request.phone()) ->
          proofByCall.start(turn, request, tasks);
      case Surface.WebChat web ->
          handOverOnce(turn, tasks, () -> countGuessAndStore(turn, request));
      case Surface.PhoneCall call -> handOverOnce(turn, tasks, () -> countAndStore(turn, request));
      case Surface.UnprovenCall unproven -> answerNotNow(turn);
    };
  }

  private TurnResult handOverOnce(Turn turn, TurnTasks tasks, Supplier<Outcome> effect) {
    // What is counted twice or stored twice does no harm.
    return once.run(turn, tasks, effect, owner -> effect.get())
        .map(outcome -> answerOutcome(turn, outcome))
        .orElseGet(() -> answerNotNow(turn));
  }

  private static TurnResult answerNotNow(Turn turn) {
    return TurnResult.fail(
        turn, turn.session().withoutTries(), turn.say(Sentence.DELETION_NOT_NOW));
  }

  /**
   * Right requests count as well as wrong ones; otherwise the count would tell which is which. Both
   * counts take the time of one.
   */
  private Outcome countGuessAndStore(Turn turn, PendingWork.Erasure request) {
    boolean may =
        Concurrently.runBoth(
            () -> maySessionAsk(turn),
            () -> mayAsk(numberAndDay(request.phone(), turn), MAX_REQUESTS_PER_NUMBER, turn),
            (session, number) -> session && number);
    return may ? store(turn, request) : Outcome.TOO_MANY;
  }

  /** The call proves whose number it is, so requests for the number are no guesses. */
  private Outcome countAndStore(Turn turn, PendingWork.Erasure request) {
    return maySessionAsk(turn) ? store(turn, request) : Outcome.TOO_MANY;
  }

  private Outcome store(Turn turn, PendingWork.Erasure request) {
    backlog.add(request, "Not tried yet", turn.deadline());
    return Outcome.RECEIVED;
  }

  private boolean maySessionAsk(Turn turn) {
    Claims.Key session = new Claims.Key(Claims.Kind.SESSION_ERASE, turn.session().id());
    return mayAsk(session, MAX_REQUESTS_PER_SESSION, turn);
  }

  private boolean mayAsk(Claims.Key counter, int limit, Turn turn) {
    return claims.tryIncrement(counter, limit, COUNTER_TIME, turn.deadline());
  }

  /** A hash, for the counter outlives what is erased. */
  private Claims.Key numberAndDay(PhoneNumber phone, Turn turn) {
    LocalDate day = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    return new Claims.Key(
        Claims.Kind.NUMBER_ERASE, numberKey.hash(turn.deadline()).of(phone, day.toString()));
  }

  private static TurnResult answerOutcome(Turn turn, Outcome outcome) {
    return switch (outcome) {
      case DONE, RECEIVED -> forgetVisitor(turn);
      case TOO_MANY ->
          TurnResult.fail(
              turn, turn.session().withoutTries(), turn.say(Sentence.DELETION_TOO_MANY));
    };
  }

  private static TurnResult forgetVisitor(Turn turn) {
    return TurnResult.fulfill(
            turn, turn.session().withoutMemory(), turn.say(Sentence.DELETION_RECEIVED))
        .withoutSlots();
  }

  /** Kept on claims by these names. */
  enum Outcome {
    /** On claims of earlier versions only. */
    DONE,
    RECEIVED,
    TOO_MANY
  }
}
