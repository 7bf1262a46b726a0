package com.atlasengine.lex;

import com.atlasengine.core.model.Channel;
import com.atlasengine.lex.call.PhoneCalls;
import com.atlasengine.lex.call.Transcript;
import com.atlasengine.lex.effect.Callback;
import com.atlasengine.lex.effect.DeleteMyInfo;
import com.atlasengine.lex.effect.ErasePerson;
import com.atlasengine.lex.effect.Once;
import com.atlasengine.lex.effect.StartDemo;
import com.atlasengine.lex.reply.CachedReplies;
import com.atlasengine.lex.reply.GroundedReply;
import com.atlasengine.lex.reply.LateAnswers;
import com.atlasengine.lex.reply.PhoneConversation;
import com.atlasengine.lex.reply.RefreshAsks;
import com.atlasengine.lex.reply.ReplyKeys;
import com.atlasengine.lex.reply.TimelyModel;
import java.util.List;
import java.util.Map;

/** Puts together what answers turns. */
final class Turns {
  private final Config config;
  private final Ports ports;
  private final CachedReplies cached;
  private final RefreshAsks refresher;
  private final PhoneCalls calls;

  /** For these ports. */
  Turns(Config config, Ports ports) {
    this.config = config;
    this.ports = ports;
    cached = new CachedReplies(ports.cache(), ports.clock(), ports.telemetry());
    refresher = new RefreshAsks(ports.refresh(), ports.clock());
    calls =
        new PhoneCalls(ports.interactions(), ports.secrets(), config.sessionKey(), ports.clock());
  }

  /** What answers turns. */
  AnswerTurn useCase() {
    return new AnswerTurn(
        router(),
        calls,
        new Transcript(ports.interactions()),
        new Warmth(
            ports.secrets(), List.of(config.sessionKey(), config.salesforceSecret()), ports.crm()),
        Map.of(Channel.PHONE, config.phoneDeadline(), Channel.CHAT, config.chatDeadline()),
        config.effectDeadline(),
        ports.telemetry());
  }

  /** Forgets all that this process has learned: a snapshot must hold nobody's data. */
  void forget() {
    cached.forget();
    refresher.forget();
    calls.forget();
  }

  private Router router() {
    TimelyModel model = new TimelyModel(ports.model(), ports.telemetry());
    LateAnswers late = new LateAnswers(ports.lateReplies(), refresher, ports.clock());
    Once once = new Once(ports.claims());
    ReplyKeys keys = new ReplyKeys(config.modelId(), config.stage());
    ErasePerson erase = new ErasePerson(ports.crm(), ports.interactions(), ports.backlog(), calls);
    return new Router(
        new GroundedReply(cached, model, refresher, keys, ports.clock()),
        new PhoneConversation(model, late),
        new StartDemo(
            once, ports.claims(), ports.workflows(), config.rules(), config.calls(), ports.clock()),
        new Callback(once, calls, ports.crm(), ports.backlog(), ports.salesTeam()),
        new DeleteMyInfo(once, ports.claims(), erase));
  }
}
