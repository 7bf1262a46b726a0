package com.atlasengine.lex.reply;

import com.atlasengine.core.model.GroundedIntent;
import com.atlasengine.core.model.ReplyKey;
import com.atlasengine.core.port.ResponseCache.CachedReply;
import com.atlasengine.core.port.TextModel.Prompt;
import com.atlasengine.core.reply.GroundedPrompt;
import com.atlasengine.core.reply.Grounding;
import com.atlasengine.core.reply.RefreshRequest;
import com.atlasengine.lex.reply.CachedReplies.Found;
import com.atlasengine.lex.reply.TimelyModel.Spoken;
import com.atlasengine.lex.turn.Answer;
import com.atlasengine.lex.turn.Reply;
import com.atlasengine.lex.turn.Reply.Lookup;
import com.atlasengine.lex.turn.Reply.Source;
import com.atlasengine.lex.turn.Turn;
import com.atlasengine.lex.turn.TurnTasks;
import java.time.Clock;

/**
 * Answers out of a grounding text. What may be said to anyone is cached, and asked of the model
 * without the history, so that it depends on nothing else; what may not is asked with it.
 */
public final class GroundedReply {
  private final CachedReplies cache;
  private final TimelyModel model;
  private final RefreshAsks refresher;
  private final ReplyKeys keys;
  private final Clock clock;

  /** Grounded replies by these. */
  public GroundedReply(
      CachedReplies cache, TimelyModel model, RefreshAsks refresher, ReplyKeys keys, Clock clock) {
    this.cache = cache;
    this.model = model;
    this.refresher = refresher;
    this.keys = keys;
    this.clock = clock;
  }

  /** Answers and listens on. */
  public Answer answer(Turn turn, GroundedIntent intent, TurnTasks tasks) {
    Reply reply = Cacheable.is(turn) ? shared(turn, intent, tasks) : own(turn, intent);
    return Answer.listen(turn, turn.session().said(turn.utterance(), reply.text()), reply);
  }

  private Reply own(Turn turn, GroundedIntent intent) {
    String history = turn.session().history().lines();
    Prompt prompt = GroundedPrompt.of(intent, turn.channel(), turn.utterance(), history);
    return reply(model.ask(prompt, turn.deadline()), turn, intent, Lookup.NONE);
  }

  private Reply shared(Turn turn, GroundedIntent intent, TurnTasks tasks) {
    ReplyKey key = keys.of(intent, turn.channel(), turn.locale(), turn.utterance());
    Found found = cache.find(key, tasks, turn.deadline());
    if (found.reply().isEmpty()) {
      return generated(turn, intent, key, found, tasks);
    }
    CachedReply cached = found.reply().get();
    if (cache.isFresh(cached)) {
      return new Reply(cached.text(), Source.CACHED, found.lookup());
    }
    Prompt prompt = GroundedPrompt.of(intent, turn.channel(), turn.utterance());
    refresher.ask(RefreshRequest.of(key, prompt, clock.instant()), tasks, turn.deadline());
    return new Reply(cached.text(), Source.STALE, found.lookup());
  }

  private Reply generated(
      Turn turn, GroundedIntent intent, ReplyKey key, Found found, TurnTasks tasks) {
    Prompt prompt = GroundedPrompt.of(intent, turn.channel(), turn.utterance());
    Spoken spoken = model.ask(prompt, turn.deadline());
    switch (spoken) {
      case Spoken.All all -> cache.keep(key, all.text(), found, tasks, turn.deadline());
      case Spoken.Refused refused -> {} // whoever asks the same will be refused, too
      case Spoken.Some some ->
          refresher.ask(RefreshRequest.of(key, prompt, clock.instant()), tasks, turn.deadline());
      case Spoken.Nothing nothing ->
          refresher.ask(RefreshRequest.of(key, prompt, clock.instant()), tasks, turn.deadline());
    }
    return reply(spoken, turn, intent, found.lookup());
  }

  private static Reply reply(Spoken spoken, Turn turn, GroundedIntent intent, Lookup lookup) {
    return switch (spoken) {
      case Spoken.All all -> new Reply(all.text(), Source.GENERATED, lookup);
      case Spoken.Some some -> new Reply(some.text(), Source.PARTIAL, lookup);
      case Spoken.Nothing nothing -> grounding(turn, intent, lookup);
      case Spoken.Refused refused -> grounding(turn, intent, lookup);
    };
  }

  private static Reply grounding(Turn turn, GroundedIntent intent, Lookup lookup) {
    return Reply.substitute(Grounding.text(intent, turn.channel()), lookup);
  }
}
