package com.atlasengine.core.port;

import com.atlasengine.core.lambda.Deadline;
import com.atlasengine.core.reply.ReplyKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Answers made before, for everyone who asks the same. Every method throws {@link
 * com.atlasengine.core.failure.TransientFailure} when it is slow or down, which must cost the
 * caller nothing but the cached answer.
 */
public interface ResponseCache {
  /** Fresh for this long (300 s in the analysis); after it, still said but refreshed. */
  Duration SOFT = Duration.ofMinutes(5);

  /** Gone after this long. */
  Duration HARD = Duration.ofDays(1);

  /** The answer kept under the key, unless it is past its hard end. */
  Optional<CachedReply> find(ReplyKey key, Deadline deadline);

  /** Keeps an answer, replacing what was there. */
  void store(ReplyKey key, CachedReply reply, Deadline deadline);

  /**
   * Whether the caller may be the one that refreshes this key now: one conditional write.
   *
   * @param hold how long nobody else may
   */
  boolean lease(ReplyKey key, Duration hold, Deadline deadline);

  /**
   * An answer.
   *
   * @param text as it is said
   * @param generatedAt when the model made it
   */
  record CachedReply(String text, Instant generatedAt) {
    /** Whether it is past its soft end. */
    public boolean isStale(Instant now) {
      return generatedAt.plus(SOFT).isBefore(now);
    }

    /** Whether it is past its hard end. */
    public boolean isGone(Instant now) {
      return generatedAt.plus(HARD).isBefore(now);
    }

    @Override
    public String toString() {
      return "CachedReply[" + generatedAt + "]";
    }
  }
}
