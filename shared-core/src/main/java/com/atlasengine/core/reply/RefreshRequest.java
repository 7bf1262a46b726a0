package com.atlasengine.core.reply;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What a turn asks of the refresher, as JSON on the refresh topic: ask the model without a turn's
 * deadline, check the answer with {@link ReplyCheck}, and store it. It holds nothing that a visitor
 * said beyond the words of a shared question. Exactly one of {@code question} and {@code late} is
 * there.
 *
 * @param question the question whose answer is kept for everyone
 * @param late the turn that could not wait for the answer; its prompt is with {@link
 *     com.atlasengine.core.port.LateReplies}, the answer is kept for the next turn
 * @param locale in which the late answer is spoken; empty in requests of earlier versions
 * @param askedAt when it was requested; a late reply older than {@link #LATE_REPLY_LIFETIME} is not
 *     used
 */
public record RefreshRequest(
    Optional<SharedQuestion> question,
    Optional<LateTurn> late,
    Optional<String> locale,
    @JsonProperty(required = true) @JsonSetter(nulls = Nulls.FAIL) Instant askedAt) {
  /** How long after its turn a late answer may still be said. */
  public static final Duration LATE_REPLY_LIFETIME = Duration.ofMinutes(1);

  /**
   * @throws IllegalArgumentException when it asks for both or neither
   */
  public RefreshRequest {
    if (question.isPresent() == late.isPresent()) {
      throw new IllegalArgumentException("exactly one of question and late must be set");
    }
  }

  /** Asks for an answer to cache. */
  public static RefreshRequest of(SharedQuestion question, Instant now) {
    return new RefreshRequest(Optional.of(question), Optional.empty(), Optional.empty(), now);
  }

  /** Asks for the answer that a turn of a phone call could not wait for. */
  public static RefreshRequest of(LateTurn late, String locale, Instant now) {
    return new RefreshRequest(Optional.empty(), Optional.of(late), Optional.of(locale), now);
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
  public record LateTurn(
      @JsonProperty(required = true) @JsonSetter(nulls = Nulls.FAIL) String session,
      @JsonProperty(required = true) @JsonSetter(nulls = Nulls.FAIL) String turn) {}

  @Override
  public String toString() {
    return "RefreshRequest[" + question.map(asked -> asked.intent().lexName()).orElse("late") + "]";
  }
}
