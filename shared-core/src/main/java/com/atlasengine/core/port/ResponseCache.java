package com.atlasengine.core.port;

import com.atlasengine.core.model.ReplyKey;
import com.atlasengine.core.reply.SharedQuestion;
import com.atlasengine.core.time.Deadline;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Stored replies, shared by all visitors who ask the same. Every method throws {@link
 * com.atlasengine.core.failure.TransientFailure} when it is slow or down; then the caller continues
 * without the cached reply.
 */
public interface ResponseCache {
  /**
   * A reply is fresh for this long (300 s in the analysis). Afterwards it is still used, and
   * refreshed.
   */
  Duration FRESH_TIME = Duration.ofMinutes(5);

  /** A reply expires after this long. */
  Duration RETENTION = Duration.ofDays(1);

  /** How long an answer counts as common after a turn has asked for it again. */
  Duration COMMON_TIME = Duration.ofHours(1);

  /**
   * A common reply is refreshed this long before it becomes stale. The schedule runs every five
   * minutes, so it skips only replies younger than one minute.
   */
  Duration REFRESH_AHEAD_TIME = Duration.ofMinutes(4);

  /** The answer kept under the key, unless it is past its hard end. */
  Optional<CachedReply> find(ReplyKey key, Deadline deadline);

  /** Keeps an answer, replacing what was there. */
  void store(ReplyKey key, CachedReply reply, Deadline deadline);

  /** Keeps an answer that a turn has asked for again, and what is asked for the next one. */
  void store(ReplyKey key, CachedReply reply, Demand demand, Deadline deadline);

  /**
   * The common answers of an intent that are due: asked for again in the last hour, and near their
   * soft end or past it; the oldest first.
   *
   * @param intent the intent's name in the bot
   * @param limit how many at most
   */
  List<DueReply> findDue(String intent, int limit, Deadline deadline);

  /**
   * Tries to become the only one that refreshes this key, with one conditional write.
   *
   * @param hold how long the lease excludes others
   */
  boolean tryLease(ReplyKey key, Duration hold, Deadline deadline);

  /**
   * An answer.
   *
   * @param text as it is said
   * @param generatedAt when the model made it
   */
  record CachedReply(String text, Instant generatedAt) {
    /** Whether it is past its soft end. */
    public boolean isStale(Instant now) {
      return generatedAt.plus(FRESH_TIME).isBefore(now);
    }

    /** Whether it is past its hard end. */
    public boolean isExpired(Instant now) {
      return generatedAt.plus(RETENTION).isBefore(now);
    }

    @Override
    public String toString() {
      return "CachedReply[" + generatedAt + "]";
    }
  }

  /**
   * A turn that found the reply stale, so the question was asked more than once.
   *
   * @param question what was asked; the prompt is made of it anew each time
   * @param askedAt when the turn asked
   */
  record Demand(SharedQuestion question, Instant askedAt) {}

  /**
   * An answer that is asked for often.
   *
   * @param key where it is
   * @param demand what makes it common
   */
  record DueReply(ReplyKey key, Demand demand) {}
}
