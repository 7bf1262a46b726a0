package com.atlasengine.refresh;

import com.atlasengine.core.content.Content;
import com.atlasengine.core.content.Contents;
import com.atlasengine.core.failure.TransientFailure;
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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The answers to the questions that the content itself names: what people say for each intent that
 * is answered out of a text, and how the facts are asked for; on each channel and in each locale.
 * They are there before anybody asks.
 */
record ExpectedAnswers(
    Contents contents, ReplyWriter writer, ResponseCache cache, ReplyKeys keys, Clock clock) {
  private static final Logger LOG = LoggerFactory.getLogger(ExpectedAnswers.class);

  /** The schedule runs every hour: an answer that one run misses is written by the next. */
  private static final Duration BEFORE_THE_HARD_END = Duration.ofHours(2);

  /** The deployment of each function asks for all of them: one run is enough. */
  private static final ReplyKey RUN = new ReplyKey("Expected", "run");

  private static final Duration RUN_TIME = Duration.ofMinutes(1);

  /** What one answer takes; a run starts none that it could not finish. */
  private static final Duration WRITE_TIME = Duration.ofSeconds(10);

  /**
   * Writes those that are missing or near their hard end, as many as it has time for. One that
   * cannot be written now is left to the next run; nobody waits for it.
   *
   * @throws com.atlasengine.core.failure.TransientFailure when the cache is down
   */
  Result write(Deadline deadline) {
    if (!cache.tryLease(RUN, RUN_TIME, deadline)) {
      return Result.of(List.of());
    }
    return ConcurrentWrites.run(
        Stream.of(Channel.PHONE, Channel.CHAT) // a caller has nothing to read while a model writes
            .flatMap(channel -> contents.all().stream().flatMap(c -> writes(c, channel, deadline)))
            .toList());
  }

  private Stream<Callable<Boolean>> writes(Content content, Channel channel, Deadline deadline) {
    return questions(content, channel).map(asked -> () -> tryWrite(asked, content, deadline));
  }

  private boolean tryWrite(SharedQuestion question, Content content, Deadline deadline) {
    try {
      return deadline.remaining().compareTo(WRITE_TIME) > 0 && write(question, content, deadline);
    } catch (TransientFailure e) {
      LOG.warn("An expected answer is left to the next run: {}", e.getMessage());
      return false;
    }
  }

  private boolean write(SharedQuestion question, Content content, Deadline deadline) {
    ReplyKey key = keys.of(question, content);
    if (cache.find(key, deadline).filter(this::lasts).isPresent()
        || !cache.tryLease(key, RefreshResponses.LEASE_TIME, deadline)) {
      return false;
    }
    Optional<CachedReply> reply = writer.write(question, content, deadline.atMost(WRITE_TIME));
    reply.ifPresent(text -> cache.store(key, text, deadline));
    return reply.isPresent();
  }

  private boolean lasts(CachedReply reply) {
    return !reply.isExpired(clock.instant().plus(BEFORE_THE_HARD_END));
  }

  /** Those that visitors may share: each of the samples, and each wording of a fact. */
  static Stream<SharedQuestion> questions(Content content, Channel channel) {
    Stream<SharedQuestion> samples =
        Stream.of(GroundedIntent.values())
            .flatMap(
                intent ->
                    content.utterances(intent).stream()
                        .map(said -> SharedQuestion.of(content, intent, channel, said))
                        .flatMap(Optional::stream));
    Stream<SharedQuestion> facts =
        content.knowledge().stream()
            .flatMap(fact -> SharedQuestion.of(content, channel, fact).stream());
    return Stream.concat(samples, facts).distinct();
  }
}
