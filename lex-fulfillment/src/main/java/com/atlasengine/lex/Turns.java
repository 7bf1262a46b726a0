package com.atlasengine.lex;

import com.atlasengine.core.lambda.Renewal;
import com.atlasengine.core.model.Channel;
import com.atlasengine.lex.call.PhoneCallResolver;
import com.atlasengine.lex.call.Transcript;
import com.atlasengine.lex.effect.Callback;
import com.atlasengine.lex.effect.DeleteMyInfo;
import com.atlasengine.lex.effect.ErasePerson;
import com.atlasengine.lex.effect.StartDemo;
import com.atlasengine.lex.reply.GroundedReply;
import com.atlasengine.lex.reply.LateReplyDelivery;
import com.atlasengine.lex.reply.PhoneConversation;
import com.atlasengine.lex.reply.RefreshRequester;
import com.atlasengine.lex.reply.ReplyKeys;
import com.atlasengine.lex.reply.TieredReplyCache;
import com.atlasengine.lex.reply.TurnModel;
import java.util.List;
import java.util.Map;

/** Puts together what answers turns. */
final class Turns {
  private final Config config;
  private final Ports ports;
  private final TieredReplyCache cached;
  private final RefreshRequester refresher;
  private final PhoneCallResolver calls;

  /** For these ports. */
  Turns(Config config, Ports ports) {
    this.config = config;
    this.ports = ports;
    cached = new TieredReplyCache(ports.cache(), ports.clock(), ports.telemetry());
    refresher = new RefreshRequester(ports.refreshTopic(), ports.clock());
    calls =
        new PhoneCallResolver(
            ports.interactions(), ports.secrets(), config.sessionKeyId(), ports.clock());
  }

  /** What answers turns. */
  AnswerTurn useCase() {
    return new AnswerTurn(
        router(),
        calls,
        new Transcript(ports.interactions()),
        renewals(),
        Map.of(Channel.PHONE, config.phoneDeadline(), Channel.CHAT, config.chatDeadline()),
        config.effectDeadline(),
        ports.telemetry());
  }

  /** The secrets and the Salesforce session: no turn has the time to fetch them. */
  private List<Renewal> renewals() {
    return List.of(
        renewal(config.sessionKeyId()),
        renewal(config.salesforceSecretId()),
        new Renewal("Salesforce", ports.crm()::warm));
  }

  private Renewal renewal(String secretId) {
    return new Renewal("secret", deadline -> ports.secrets().renew(secretId, deadline));
  }

  /** Forgets all that this process has learned: a snapshot must hold nobody's data. */
  void forget() {
    cached.forget();
    refresher.forget();
    calls.forget();
  }

  private Router router() {
    TurnModel model = new TurnModel(ports.model(), ports.telemetry());
    LateReplyDelivery late = new LateReplyDelivery(ports.lateReplies(), refresher, ports.clock());
    ReplyKeys keys = new ReplyKeys(config.modelId(), config.stage());
    ErasePerson erase = new ErasePerson(ports.crm(), ports.interactions(), ports.backlog(), calls);
    return new Router(
        new GroundedReply(cached, model, refresher, keys, ports.clock()),
        new PhoneConversation(model, late),
        new StartDemo(
            ports.claims(),
            ports.workflows(),
            config.dialRules(),
            config.callsEnabled(),
            ports.clock()),
        new Callback(ports.claims(), calls, ports.crm(), ports.backlog(), ports.salesTeamTopic()),
        new DeleteMyInfo(ports.claims(), erase));
  }
}
