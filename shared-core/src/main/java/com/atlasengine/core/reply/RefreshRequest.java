package com.atlasengine.core.reply;

import com.atlasengine.core.model.ReplyKey;
import com.atlasengine.core.port.TextModel.Prompt;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What a turn asks of the refresher, as JSON on the refresh topic: send this prompt to the model
 * without a turn's deadline, check the answer with {@link ReplyCheck}, and store it. Exactly one of
 * {@code key} and {@code late} is there.
 *
 * @param key the cache key to keep the answer under, for everyone
 * @param late the turn that could not wait for the answer; it is kept for the next one
 * @param prompt what is asked, whole; for a late answer it holds the conversation
 * @param askedAt when it was requested; a late reply older than {@link #LATE_REPLY_LIFETIME} is not
 *     used
 */
public record RefreshRequest(
    Optional<ReplyKey> key, Optional<LateTurn> late, Prompt prompt, Instant askedAt) {
  /** How long after its turn a late answer may still be said. */
  public static final Duration LATE_REPLY_LIFETIME = Duration.ofMinutes(1);

  /**
   * @throws IllegalArgumentException when it asks for both or neither
   */
  public RefreshRequest {
    if (key.isPresent() == late.isPresent()) {
      throw new IllegalArgumentException("exactly one of key and late must be set");
    }
  }

  /** Asks for an answer to cache. */
  public static RefreshRequest of(ReplyKey key, Prompt prompt, Instant now) {
    return new RefreshRequest(Optional.of(key), Optional.empty(), prompt, now);
  }

  /** Asks for the answer that a turn of a phone call could not wait for. */
  public static RefreshRequest of(LateTurn late, Prompt prompt, Instant now) {
    return new RefreshRequest(Optional.empty(), Optional.of(late), prompt, now);
  }

  /** Whether the late reply could no longer be used. */
  public boolean isTooLate(Instant now) {
    return late.isPresent() && askedAt.plus(LATE_REPLY_LIFETIME).isBefore(now);
  }

  /**
   * A turn that is answered late.
   *
   * @param session the Lex session
   * @param turn the turn's id
   */
  public record LateTurn(String session, String turn) {}

  @Override
  public String toString() {
    return "RefreshRequest[" + key.map(ReplyKey::intent).orElse("late") + "]";
  }
}
