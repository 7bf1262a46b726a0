package com.atlasengine.core.port;

import com.atlasengine.core.reply.RefreshRequest.LateTurn;
import com.atlasengine.core.time.Deadline;
import java.time.Duration;
import java.util.Optional;

/**
 * Answers that missed their turn of a phone call, kept for the next one under {@code
 * PK=LATE#<session>}, {@code SK=<turn>}. Every method throws {@link
 * com.atlasengine.core.failure.TransientFailure} when the store is slow or down.
 */
public interface LateReplies {
  /** How long one is kept: what is older belongs to another topic. */
  Duration RETENTION = Duration.ofMinutes(2);

  /** Keeps the answer to a turn. */
  void store(LateTurn turn, String text, Deadline deadline);

  /** Takes the answer away, so that only one taker can ever say it; empty when there is none. */
  Optional<String> take(LateTurn turn, Deadline deadline);
}
