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
 * Lets an effect happen once per turn, though Lex sometimes delivers a turn twice. The turn is
 * claimed before; who comes second gets what came of the first.
 */
public final class Once {
  private static final Logger LOG = LoggerFactory.getLogger(Once.class);

  /** Duplicates were seen seconds apart; two minutes outlast any. */
  private static final Duration HELD = Duration.ofMinutes(2);

  /** Between two looks at what the first delivery has come to. */
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(40);

  private final Claims claims;

  /** Claims kept there. */
  public Once(Claims claims) {
    this.claims = claims;
  }

  /**
   * Runs the effect unless it has run.
   *
   * @param effect returns what came of it, in a word; throws when nothing did
   * @param likely what a second delivery assumes when the first has not ended in time
   * @return what came of it; empty when nothing was done, so that it may be tried again
   */
  Optional<String> run(Turn turn, TurnTasks tasks, Supplier<String> effect, String likely) {
    Claims.Key key = new Claims.Key("TURN", turn.id());
    try {
      return switch (claims.claim(key, turn.owner(), HELD, turn.deadline())) {
        case Claim.Won won -> won.outcome().or(() -> Optional.of(first(key, turn, tasks, effect)));
        case Claim.Held held ->
            Optional.of(held.outcome().orElseGet(() -> second(key, turn.deadline(), likely)));
      };
    } catch (TransientFailure | PermanentFailure e) {
      LOG.warn("Not done: {}", e.getMessage());
      return Optional.empty();
    }
  }

  private String first(Claims.Key key, Turn turn, TurnTasks tasks, Supplier<String> effect) {
    try {
      String outcome = effect.get();
      tasks.beside(
          "outcome not kept", () -> claims.settle(key, turn.owner(), outcome, turn.deadline()));
      return outcome;
    } catch (TransientFailure | PermanentFailure e) {
      tasks.beside("claim not released", () -> claims.release(key, turn.owner(), turn.deadline()));
      throw e;
    }
  }

  private String second(Claims.Key key, Deadline deadline, String likely) {
    Deadline looking = deadline.keeping(BETWEEN_LOOKS.multipliedBy(2));
    while (!looking.isPast()) {
      LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
      Optional<Claim.Held> held = claims.holder(key, deadline);
      if (held.isEmpty()) {
        throw new TransientFailure("the first delivery gave up");
      }
      if (held.get().outcome().isPresent()) {
        return held.get().outcome().get();
      }
    }
    return likely;
  }
}
