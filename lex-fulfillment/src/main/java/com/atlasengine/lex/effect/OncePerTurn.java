package com.atlasengine.lex.effect;

import com.atlasengine.core.claim.ClaimPolicy;
import com.atlasengine.core.claim.ClaimPolicy.AfterTransient;
import com.atlasengine.core.claim.ClaimResult;
import com.atlasengine.core.claim.Once;
import com.atlasengine.core.failure.PermanentFailure;
import com.atlasengine.core.failure.TransientFailure;
import com.atlasengine.core.port.Claims;
import com.atlasengine.core.port.Reservations.NewClaim;
import com.atlasengine.core.time.Deadline;
import com.atlasengine.lex.concurrent.TurnTasks;
import com.atlasengine.lex.turn.Turn;
import com.atlasengine.lex.turn.TurnBudget;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs an effect once per turn, although Lex sometimes delivers a turn twice. The second delivery
 * waits for the first one's outcome. If none comes, the first one's process may have ended in the
 * middle: then the second one finishes its work, for it may not acknowledge what it does not know.
 * An outcome is kept by its constant's name: {@code TOO_MANY} as {@code too-many}.
 *
 * @param <T> the outcome of the effect
 */
final class OncePerTurn<T extends Enum<T>> {
  private static final Logger LOG = LoggerFactory.getLogger(OncePerTurn.class);

  /** Duplicates were seen seconds apart; two minutes outlast any. */
  private static final Duration CLAIM_TIME = Duration.ofMinutes(2);

  /** Time between two checks for the first delivery's outcome. */
  private static final Duration POLL_INTERVAL = Duration.ofMillis(40);

  private final Claims claims;
  private final Once<T> once;
  private final TurnBudget budget;
  private final T assumedOutcome;

  /**
   * @param assumedOutcome the outcome of a workflow that runs
   */
  OncePerTurn(Claims claims, TurnBudget budget, T assumedOutcome) {
    Class<T> outcomes = assumedOutcome.getDeclaringClass();
    this.claims = claims;
    this.once =
        new Once<>(
            claims,
            new ClaimPolicy<>(
                Claims.Kind.TURN,
                CLAIM_TIME,
                AfterTransient.RELEASE,
                OncePerTurn::wireName,
                text -> outcomeOf(text, outcomes)));
    this.budget = budget;
    this.assumedOutcome = assumedOutcome;
  }

  static String wireName(Enum<?> outcome) {
    return outcome.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static <T extends Enum<T>> T outcomeOf(String text, Class<T> outcomes) {
    return Stream.of(outcomes.getEnumConstants())
        .filter(outcome -> wireName(outcome).equals(text))
        .findFirst()
        .orElseThrow(() -> new PermanentFailure("unknown outcome on the claim of a turn"));
  }

  /**
   * Runs the effect unless it has run.
   *
   * @param effect throws one of the two failures when it was not done
   * @param finish does the same whatever part of it the first delivery has done and still does,
   *     whose owner it gets
   * @return what came of it; empty when nothing was done, so that it may be tried again
   */
  Optional<T> run(Turn turn, TurnTasks tasks, Supplier<T> effect, Function<String, T> finish) {
    return runOrLog(() -> claimAndRun(turn, tasks, effect, () -> false, finish));
  }

  /**
   * The same for an effect that starts a workflow, whose outcome is then the assumed one. The
   * effect may claim the turn together with its own first write, which saves a write before it and
   * one after it: the interaction that the workflow opens says that it runs.
   *
   * @param atOnce claims and acts; false when it has done neither
   */
  Optional<T> runWorkflow(
      Turn turn,
      TurnTasks tasks,
      Predicate<NewClaim> atOnce,
      Supplier<T> effect,
      Function<String, T> finish) {
    return runOrLog(
        () ->
            claimAtOnce(turn, tasks, atOnce)
                ? assumedOutcome
                : claimAndRun(turn, tasks, effect, () -> isWorkflowRunning(turn), finish));
  }

  private static <R> Optional<R> runOrLog(Supplier<R> work) {
    try {
      return Optional.of(work.get());
    } catch (TransientFailure | PermanentFailure e) {
      LOG.warn("Did not run the effect: {}", e.getMessage());
      return Optional.empty();
    }
  }

  private boolean claimAtOnce(Turn turn, TurnTasks tasks, Predicate<NewClaim> atOnce) {
    Claims.Key key = new Claims.Key(Claims.Kind.TURN, turn.id());
    try {
      return atOnce.test(new NewClaim(key, turn.owner(), CLAIM_TIME));
    } catch (TransientFailure | PermanentFailure e) {
      releaseInBackground(turn, tasks);
      throw e;
    }
  }

  /** A claim whose answer is lost may be there: a second delivery would wait for nobody. */
  private ClaimResult<T> claim(Turn turn, TurnTasks tasks) {
    try {
      return once.claim(turn.id(), turn.owner(), turn.deadline());
    } catch (TransientFailure | PermanentFailure e) {
      releaseInBackground(turn, tasks);
      throw e;
    }
  }

  private void releaseInBackground(Turn turn, TurnTasks tasks) {
    Claims.Key key = new Claims.Key(Claims.Kind.TURN, turn.id());
    tasks.startInBackground(
        "Could not release the claim", () -> claims.release(key, turn.owner(), turn.deadline()));
  }

  private T claimAndRun(
      Turn turn,
      TurnTasks tasks,
      Supplier<T> effect,
      BooleanSupplier isFirstDone,
      Function<String, T> finish) {
    return switch (claim(turn, tasks)) {
      case ClaimResult.Won<T> won ->
          won.run(effect, work -> tasks.startInBackground("Could not finish the claim", work));
      case ClaimResult.AlreadyDone<T>(var outcome, var owner) -> outcome;
      case ClaimResult.Busy<T>(var owner) ->
          awaitFirst(turn, isFirstDone).orElseGet(() -> finish.apply(owner));
    };
  }

  private boolean isWorkflowRunning(Turn turn) {
    Claims.Key execution = new Claims.Key(Claims.Kind.EXECUTION, turn.id());
    return claims.findHolder(execution, turn.deadline()).isPresent();
  }

  /** Empty when the first delivery is not done in time. */
  private Optional<T> awaitFirst(Turn turn, BooleanSupplier isFirstDone) {
    Deadline pollDeadline = turn.deadline().minus(budget.repeatReserve());
    while (!pollDeadline.isPast()) {
      LockSupport.parkNanos(POLL_INTERVAL.toNanos());
      ClaimResult.Taken<T> first =
          once.find(turn.id(), turn.deadline())
              .orElseThrow(() -> new TransientFailure("the first delivery of this turn failed"));
      if (first instanceof ClaimResult.AlreadyDone<T>(var outcome, var owner)) {
        return Optional.of(outcome);
      }
      if (isFirstDone.getAsBoolean()) {
        return Optional.of(assumedOutcome);
      }
    }
    return Optional.empty();
  }
}
