package com.atlasengine.local.smoke;

import java.time.Instant;
import java.util.Optional;

/**
 * What was said and answered.
 *
 * @param sent by this machine's clock
 * @param waitMs until the reply was here
 * @param intent that the bot was in afterwards; empty when it did not answer
 * @param text the reply
 * @param outcome whether it was as it must be
 */
record Turn(Step step, Instant sent, double waitMs, String intent, String text, Outcome outcome) {

  /** How a turn went. */
  sealed interface Outcome {
    /** As it must be. */
    record Right() implements Outcome {}

    /** The conversation ends here, and that is no fault. */
    record Ended(String reason) implements Outcome {}

    /** Not as it must be. */
    record Wrong(String problem) implements Outcome {}
  }

  Instant received() {
    return sent.plusNanos((long) (waitMs * 1e6));
  }

  Optional<String> problem() {
    return outcome instanceof Outcome.Wrong wrong ? Optional.of(wrong.problem()) : Optional.empty();
  }
}
