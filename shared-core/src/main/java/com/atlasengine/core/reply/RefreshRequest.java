package com.atlasengine.core.reply;

import com.atlasengine.core.model.NumberHash;
import com.atlasengine.core.model.PhoneNumber;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a turn asks of the refresher, as JSON on the refresh topic: ask the model without a turn's
 * deadline, check the answer with {@link ReplyCheck}, and store it. It holds nothing that a visitor
 * said beyond the words of a shared question. Exactly one of {@code question}, {@code late} and
 * {@code scenario} is there.
 *
 * @param question the question whose answer is kept for everyone
 * @param late the turn that could not wait for the answer; its prompt is with {@link
 *     com.atlasengine.core.port.LateReplies}, the answer is kept for the next turn
 * @param scenario the opening line of a call that a visitor is being asked about; its prompt and
 *     the line are kept as a late answer's are, the session is the number's hash
 * @param locale in which the late answer is spoken; empty in requests of earlier versions
 * @param askedAt when it was requested; a late reply older than {@link #LATE_REPLY_LIFETIME} is not
 *     used
 */
public record RefreshRequest(
    Optional<SharedQuestion> question,
    Optional<LateTurn> late,
    Optional<LateTurn> scenario,
    Optional<String> locale,
    @JsonProperty(required = true) @JsonSetter(nulls = Nulls.FAIL) Instant askedAt) {
  /** How long after its turn a late answer may still be said. */
  public static final Duration LATE_REPLY_LIFETIME = Duration.ofMinutes(1);

  /**
   * @throws IllegalArgumentException when it asks for several or nothing
   */
  public RefreshRequest {
    if (Stream.of(question, late, scenario).filter(Optional::isPresent).count() != 1) {
      throw new IllegalArgumentException("exactly one of question, late and scenario must be set");
    }
  }

  /** Asks for an answer to cache. */
  public static RefreshRequest of(SharedQuestion question, Instant now) {
    return new RefreshRequest(
        Optional.of(question), Optional.empty(), Optional.empty(), Optional.empty(), now);
  }

  /** Asks for the answer that a turn of a phone call could not wait for. */
  public static RefreshRequest of(LateTurn late, String locale, Instant now) {
    return new RefreshRequest(
        Optional.empty(), Optional.of(late), Optional.empty(), Optional.of(locale), now);
  }

  /** Asks for the opening line of a call before the visitor has said yes to it. */
  public static RefreshRequest ofScenario(LateTurn scenario, String locale, Instant now) {
    return new RefreshRequest(
        Optional.empty(), Optional.empty(), Optional.of(scenario), Optional.of(locale), now);
  }

  /** Whether what a visitor waits for could no longer be used. */
  public boolean isTooLate(Instant now) {
    return question.isEmpty() && askedAt.plus(LATE_REPLY_LIFETIME).isBefore(now);
  }

  /**
   * A turn that is answered late.
   *
   * @param session the Lex session
   * @param turn the turn's id
   */
  public record LateTurn(
      @JsonProperty(required = true) @JsonSetter(nulls = Nulls.FAIL) String session,
      @JsonProperty(required = true) @JsonSetter(nulls = Nulls.FAIL) String turn) {
    /** Where the opening line of a call to a number is kept for the chat that asks about it. */
    public static LateTurn ofScenario(NumberHash hash, PhoneNumber phone, String chat) {
      return new LateTurn(sessionOfScenarios(hash, phone), chat);
    }

    /** Under which all opening lines of calls to a number are kept. */
    public static String sessionOfScenarios(NumberHash hash, PhoneNumber phone) {
      return hash.of(phone, "scenario");
    }
  }

  @Override
  public String toString() {
    String what = scenario.isPresent() ? "scenario" : "late";
    return "RefreshRequest[" + question.map(asked -> asked.intent().lexName()).orElse(what) + "]";
  }
}
