package com.atlasengine.refresh;

import com.atlasengine.core.content.Content;
import com.atlasengine.core.content.Contents;
import com.atlasengine.core.content.Fact;
import com.atlasengine.core.model.Channel;
import com.atlasengine.core.model.GroundedIntent;
import com.atlasengine.core.model.ReplyKey;
import com.atlasengine.core.port.ResponseCache;
import com.atlasengine.core.port.ResponseCache.CachedReply;
import com.atlasengine.core.reply.ReplyKeys;
import com.atlasengine.core.reply.SharedQuestion;
import com.atlasengine.core.time.Deadline;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

/**
 * The answers to the questions that the content itself names: what people say for each intent that
 * is answered out of a text, and how the facts are asked for; on each channel and in each locale.
 * They are there before anybody asks.
 */
record ExpectedAnswers(
    Contents contents, ReplyWriter writer, ResponseCache cache, ReplyKeys keys, Clock clock) {
  /** The schedule runs every hour: an answer that one run misses is written by the next. */
  private static final Duration BEFORE_THE_HARD_END = Duration.ofHours(2);

  /** The deployment of each function asks for all of them: one run is enough. */
  private static final ReplyKey RUN = new ReplyKey("Expected", "run");

  private static final Duration RUN_TIME = Duration.ofMinutes(1);

  /** What one answer takes; a run starts none that it could not finish. */
  private static final Duration WRITE_TIME = Duration.ofSeconds(10);

  /**
   * Writes those that are missing or near their hard end, as many as it has time for.
   *
   * @throws com.atlasengine.core.failure.TransientFailure when the model or the cache is down
   */
  Result write(Deadline deadline) {
    if (!cache.tryLease(RUN, RUN_TIME, deadline)) {
      return Result.of(List.of());
    }
    return ConcurrentWrites.run(
        contents.all().stream()
            .flatMap(content -> questions(content).map(asked -> write(asked, content, deadline)))
            .toList());
  }

  private Callable<Boolean> write(SharedQuestion question, Content content, Deadline deadline) {
    return () -> {
      ReplyKey key = keys.of(question, content);
      if (deadline.remaining().compareTo(WRITE_TIME) < 0
          || cache.find(key, deadline).filter(this::lasts).isPresent()
          || !cache.tryLease(key, RefreshResponses.LEASE_TIME, deadline)) {
        return false;
      }
      Optional<CachedReply> reply = writer.write(question, content, deadline.atMost(WRITE_TIME));
      reply.ifPresent(text -> cache.store(key, text, deadline));
      return reply.isPresent();
    };
  }

  private boolean lasts(CachedReply reply) {
    return !reply.isExpired(clock.instant().plus(BEFORE_THE_HARD_END));
  }

  /** Those that visitors may share, callers' first: they wait for a model with nothing to read. */
  static Stream<SharedQuestion> questions(Content content) {
    return Stream.of(Channel.PHONE, Channel.CHAT)
        .flatMap(channel -> questions(content, channel))
        .distinct();
  }

  private static Stream<SharedQuestion> questions(Content content, Channel channel) {
    Stream<Optional<SharedQuestion>> meant =
        Stream.of(GroundedIntent.values())
            .flatMap(
                intent ->
                    content.utterances(intent).stream()
                        .map(said -> SharedQuestion.of(content, intent, channel, said)));
    Stream<Optional<SharedQuestion>> facts =
        content.knowledge().stream()
            .map(Fact::wordings)
            .flatMap(List::stream)
            .map(asked -> SharedQuestion.of(content, GroundedIntent.FALLBACK, channel, asked));
    return Stream.concat(meant, facts).flatMap(Optional::stream);
  }
}
