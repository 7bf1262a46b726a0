package com.atlasengine.lex.reply;

import com.atlasengine.core.model.GroundedIntent;
import com.atlasengine.core.model.ReplyKey;
import com.atlasengine.core.port.TextModel.Prompt;
import com.atlasengine.core.reply.GroundedPrompt;
import com.atlasengine.core.reply.RefreshRequest;
import com.atlasengine.core.reply.ReplyKeys;
import com.atlasengine.core.reply.SharedQuestion;
import com.atlasengine.lex.concurrent.TurnTasks;
import com.atlasengine.lex.reply.TieredReplyCache.CacheResult;
import com.atlasengine.lex.reply.TurnModel.ModelReply;
import com.atlasengine.lex.turn.Reply;
import com.atlasengine.lex.turn.Reply.CacheLookup;
import com.atlasengine.lex.turn.Reply.Source;
import com.atlasengine.lex.turn.Turn;
import com.atlasengine.lex.turn.TurnResult;
import java.time.Clock;
import java.util.Optional;

/**
 * Answers out of a grounding text. Replies that fit everyone are cached; the model gets no history
 * for them. For all others the model gets the history.
 */
public record GroundedReply(
    TieredReplyCache cache,
    TurnModel model,
    RefreshRequester refresher,
    ReplyKeys keys,
    Clock clock) {
  /** Answers and listens on. */
  public TurnResult answer(Turn turn, GroundedIntent intent, TurnTasks tasks) {
    Reply reply =
        CachePolicy.sharedQuestion(turn, intent)
            .map(question -> replyFromCache(turn, question, tasks))
            .orElseGet(() -> replyWithHistory(turn, intent, tasks));
    if (reply.source() == Source.UNANSWERED) {
      return UnansweredQuestion.answer(turn, Optional.empty(), reply.lookup());
    }
    return listen(turn, reply);
  }

  /**
   * Answers a question on the phone that stands alone with the answer that visitors share, if there
   * is one. Otherwise has one written for the next visitor who asks. It waits for the cache, never
   * for a model.
   */
  public Optional<TurnResult> answerFromCache(Turn turn, GroundedIntent intent, TurnTasks tasks) {
    return CachePolicy.standsAlone(turn)
        ? CachePolicy.sharedQuestion(turn, intent)
            .flatMap(question -> findOrRequest(turn, question, tasks))
            .map(reply -> listen(turn, reply))
        : Optional.empty();
  }

  private Optional<Reply> findOrRequest(Turn turn, SharedQuestion question, TurnTasks tasks) {
    ReplyKey key = keys.of(question, turn.content());
    CacheResult found = cache.find(key, tasks, turn.deadline());
    if (found.lookup() == CacheLookup.MISS) {
      requestRefresh(turn, question, key, tasks);
    }
    return cachedReply(turn, question, key, found, tasks);
  }

  private static TurnResult listen(Turn turn, Reply reply) {
    return TurnResult.listen(
        turn, turn.session().withExchange(turn.utterance(), reply.text()), reply);
  }

  private Reply replyWithHistory(Turn turn, GroundedIntent intent, TurnTasks tasks) {
    String history = turn.session().history().lines();
    Prompt prompt =
        GroundedPrompt.of(turn.content(), intent, turn.channel(), turn.utterance(), history);
    return toReply(model.ask(prompt, turn, tasks), turn, intent, CacheLookup.NONE);
  }

  private Reply replyFromCache(Turn turn, SharedQuestion question, TurnTasks tasks) {
    ReplyKey key = keys.of(question, turn.content());
    CacheResult found = cache.find(key, tasks, turn.deadline());
    return cachedReply(turn, question, key, found, tasks)
        .orElseGet(() -> generateAndCache(turn, question, key, found, tasks));
  }

  private Optional<Reply> cachedReply(
      Turn turn, SharedQuestion question, ReplyKey key, CacheResult found, TurnTasks tasks) {
    boolean isStale = found.reply().filter(cached -> !cache.isFresh(cached)).isPresent();
    if (isStale) {
      requestRefresh(turn, question, key, tasks);
    }
    Source source = isStale ? Source.STALE : Source.CACHED;
    return found.reply().map(cached -> new Reply(cached.text(), source, found.lookup()));
  }

  private Reply generateAndCache(
      Turn turn, SharedQuestion question, ReplyKey key, CacheResult found, TurnTasks tasks) {
    ModelReply modelReply = model.ask(question.prompt(turn.content()), turn, tasks);
    switch (modelReply) {
      case ModelReply.Complete all -> cache.store(key, all.text(), found, tasks, turn.deadline());
      case ModelReply.Rejected refused -> {} // whoever asks the same will be refused, too
      case ModelReply.NotAsked nobody -> {}
      case ModelReply.Unknown unknown -> {} // the facts may hold the answer tomorrow
      case ModelReply.Partial some -> requestRefresh(turn, question, key, tasks);
      case ModelReply.NotInTime nothing -> requestRefresh(turn, question, key, tasks);
    }
    return toReply(modelReply, turn, question.intent(), found.lookup());
  }

  private void requestRefresh(Turn turn, SharedQuestion question, ReplyKey key, TurnTasks tasks) {
    refresher.request(key, RefreshRequest.of(question, clock.instant()), tasks, turn.deadline());
  }

  private static Reply toReply(
      ModelReply modelReply, Turn turn, GroundedIntent intent, CacheLookup lookup) {
    return switch (modelReply) {
      case ModelReply.Complete all -> new Reply(all.text(), Source.GENERATED, lookup);
      case ModelReply.Partial some -> new Reply(some.text(), Source.PARTIAL, lookup);
      case ModelReply.Unknown unknown -> new Reply("", Source.UNANSWERED, lookup);
      case ModelReply.NotInTime nothing -> groundingReply(turn, intent, lookup);
      case ModelReply.Rejected refused -> groundingReply(turn, intent, lookup);
      case ModelReply.NotAsked nobody -> groundingReply(turn, intent, lookup);
    };
  }

  private static Reply groundingReply(Turn turn, GroundedIntent intent, CacheLookup lookup) {
    return Reply.substitute(turn.content().grounding(intent, turn.channel()), lookup);
  }
}
