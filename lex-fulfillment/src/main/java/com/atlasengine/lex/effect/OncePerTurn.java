package com.atlasengine.lex.effect;

import com.atlasengine.core.failure.PermanentFailure;
import com.atlasengine.core.failure.TransientFailure;
import com.atlasengine.core.port.Claims;
import com.atlasengine.core.port.Claims.Claim;
import com.atlasengine.core.time.Deadline;
import com.atlasengine.lex.turn.Turn;
import com.atlasengine.lex.turn.TurnTasks;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs an effect once per turn, although Lex sometimes delivers a turn twice. It claims the turn
 * first; the second delivery gets the first one's outcome.
 */
public final class OncePerTurn {
  private static final Logger LOG = LoggerFactory.getLogger(OncePerTurn.class);

  /** Duplicates were seen seconds apart; two minutes outlast any. */
  private static final Duration CLAIM_TIME = Duration.ofMinutes(2);

  /** Time between two checks for the first delivery's outcome. */
  private static final Duration POLL_INTERVAL = Duration.ofMillis(40);

  private final Claims claims;

  public OncePerTurn(Claims claims) {
    this.claims = claims;
  }

  /**
   * Runs the effect unless it has run.
   *
   * @param effect returns the outcome as one word; throws when it failed
   * @param assumedOutcome the outcome that the second delivery assumes when the first is not done
   *     in time
   * @return what came of it; empty when nothing was done, so that it may be tried again
   */
  Optional<String> run(Turn turn, TurnTasks tasks, Supplier<String> effect, String assumedOutcome) {
    Claims.Key key = new Claims.Key(Claims.Kind.TURN, turn.id());
    try {
      return switch (claims.claim(key, turn.owner(), CLAIM_TIME, turn.deadline())) {
        case Claim.Won won ->
            won.outcome().or(() -> Optional.of(runFirst(key, turn, tasks, effect)));
        case Claim.Held held ->
            Optional.of(
                held.outcome().orElseGet(() -> awaitFirst(key, turn.deadline(), assumedOutcome)));
      };
    } catch (TransientFailure | PermanentFailure e) {
      LOG.warn("Did not run the effect: {}", e.getMessage());
      return Optional.empty();
    }
  }

  private String runFirst(Claims.Key key, Turn turn, TurnTasks tasks, Supplier<String> effect) {
    try {
      String outcome = effect.get();
      tasks.startInBackground(
          "Could not store the outcome",
          () -> claims.storeOutcome(key, turn.owner(), outcome, turn.deadline()));
      return outcome;
    } catch (TransientFailure | PermanentFailure e) {
      tasks.startInBackground(
          "Could not release the claim", () -> claims.release(key, turn.owner(), turn.deadline()));
      throw e;
    }
  }

  private String awaitFirst(Claims.Key key, Deadline deadline, String assumedOutcome) {
    Deadline pollDeadline = deadline.minus(POLL_INTERVAL.multipliedBy(2));
    while (!pollDeadline.isPast()) {
      LockSupport.parkNanos(POLL_INTERVAL.toNanos());
      Optional<Claim.Held> held = claims.findHolder(key, deadline);
      if (held.isEmpty()) {
        throw new TransientFailure("the first delivery of this turn failed");
      }
      if (held.get().outcome().isPresent()) {
        return held.get().outcome().get();
      }
    }
    return assumedOutcome;
  }
}
