package com.atlasengine.lex;

import com.atlasengine.core.adapter.aws.AwsClients;
import com.atlasengine.core.adapter.aws.ClientLifecycle;
import com.atlasengine.core.adapter.bedrock.ModelSettings;
import com.atlasengine.core.adapter.dynamodb.Dynamo;
import com.atlasengine.core.adapter.dynamodb.DynamoBacklog;
import com.atlasengine.core.adapter.dynamodb.DynamoClaims;
import com.atlasengine.core.adapter.dynamodb.DynamoInteractions;
import com.atlasengine.core.adapter.dynamodb.DynamoLateReplies;
import com.atlasengine.core.adapter.dynamodb.DynamoReservations;
import com.atlasengine.core.adapter.dynamodb.DynamoResponseCache;
import com.atlasengine.core.adapter.dynamodb.DynamoSuppressions;
import com.atlasengine.core.adapter.dynamodb.Table;
import com.atlasengine.core.adapter.salesforce.SalesforceCrm;
import com.atlasengine.core.adapter.salesforce.SalesforceSettings;
import com.atlasengine.core.adapter.secrets.SecretsManagerSecrets;
import com.atlasengine.core.claim.NumberKey;
import com.atlasengine.core.config.Env;
import com.atlasengine.core.dial.DialLimits;
import com.atlasengine.core.lambda.Renewal;
import com.atlasengine.core.lambda.UseCase;
import com.atlasengine.core.port.Backlog;
import com.atlasengine.core.port.Claims;
import com.atlasengine.core.port.Crm;
import com.atlasengine.core.port.Interactions;
import com.atlasengine.core.port.LateReplies;
import com.atlasengine.core.port.Notifications;
import com.atlasengine.core.port.Reservations;
import com.atlasengine.core.port.ResponseCache;
import com.atlasengine.core.port.Secrets;
import com.atlasengine.core.port.Suppressions;
import com.atlasengine.core.port.TextModel;
import com.atlasengine.core.port.Workflows;
import com.atlasengine.core.reply.ReplyKeys;
import com.atlasengine.core.telemetry.Telemetry;
import com.atlasengine.core.usage.ModelBudget;
import com.atlasengine.lex.adapter.SnsNotifications;
import com.atlasengine.lex.adapter.StepFunctionsWorkflows;
import com.atlasengine.lex.adapter.StreamingTextModel;
import com.atlasengine.lex.call.PhoneCallResolver;
import com.atlasengine.lex.call.SessionKey;
import com.atlasengine.lex.call.Transcript;
import com.atlasengine.lex.effect.AskWhetherToDelete;
import com.atlasengine.lex.effect.Callback;
import com.atlasengine.lex.effect.CallbackOffer;
import com.atlasengine.lex.effect.ChatCallback;
import com.atlasengine.lex.effect.DeleteMyInfo;
import com.atlasengine.lex.effect.PreparedScenario;
import com.atlasengine.lex.effect.PromisedCall;
import com.atlasengine.lex.effect.ProofByCall;
import com.atlasengine.lex.effect.StartCall;
import com.atlasengine.lex.effect.StartDemo;
import com.atlasengine.lex.effect.StopCalling;
import com.atlasengine.lex.effect.Transfer;
import com.atlasengine.lex.effect.VisitorTokens;
import com.atlasengine.lex.event.LexResponse;
import com.atlasengine.lex.reply.GroundedReply;
import com.atlasengine.lex.reply.LateReplyDelivery;
import com.atlasengine.lex.reply.ModelLimits;
import com.atlasengine.lex.reply.PhoneConversation;
import com.atlasengine.lex.reply.RefreshRequester;
import com.atlasengine.lex.reply.TieredReplyCache;
import com.atlasengine.lex.reply.TurnModel;
import com.atlasengine.lex.routing.Router;
import com.atlasengine.lex.routing.Voicemail;
import com.atlasengine.lex.turn.IncomingEvent;
import com.atlasengine.lex.turn.TurnBudget;
import java.time.Clock;
import java.util.List;

/**
 * Everything outside of this process that a turn uses, and the object graph over it.
 *
 * @param config the function's configuration
 * @param model writes replies
 * @param cache replies for everybody, written before
 * @param lateReplies replies that missed their turn
 * @param refreshTopic takes requests for replies
 * @param interactions the calls
 * @param claims who may do what
 * @param reservations calls that are counted before they are promised
 * @param suppressions who must not be called
 * @param crm the sales team's system
 * @param backlog what the CRM could not take
 * @param salesTeamTopic notifies the sales team
 * @param workflows calls visitors
 * @param secrets keys
 * @param telemetry metrics and traces
 * @param clock the time of day
 */
record Wiring(
    Config config,
    TextModel model,
    ResponseCache cache,
    LateReplies lateReplies,
    Notifications refreshTopic,
    Interactions interactions,
    Claims claims,
    Reservations reservations,
    Suppressions suppressions,
    Crm crm,
    Backlog backlog,
    Notifications salesTeamTopic,
    Workflows workflows,
    Secrets secrets,
    Telemetry telemetry,
    Clock clock) {
  /**
   * The graph over AWS and Salesforce.
   *
   * @throws IllegalStateException naming every variable that is missing or malformed
   */
  static UseCase<IncomingEvent, LexResponse> of(
      Env env, ClientLifecycle lifecycle, Telemetry telemetry) {
    Config config = Config.from(env);
    ModelSettings settings = ModelSettings.fast(env);
    SalesforceSettings salesforce = SalesforceSettings.from(env, config.contents().sales());
    env.check();
    return connect(config, settings, salesforce, AwsClients.from(env, lifecycle), telemetry)
        .answerTurn(lifecycle);
  }

  private static Wiring connect(
      Config config,
      ModelSettings settings,
      SalesforceSettings salesforce,
      AwsClients clients,
      Telemetry telemetry) {
    Clock clock = clients.lifecycle().clock();
    Dynamo dynamo = Dynamo.connect(clients, telemetry);
    Table responseCache = dynamo.responseCache(config.responseCacheTable());
    Table interactions = dynamo.interactions(config.interactionsTable());
    SecretsManagerSecrets secrets = SecretsManagerSecrets.connect(clients, telemetry);
    SnsNotifications sns = SnsNotifications.connect(clients, config.refreshTopicArn(), telemetry);
    return new Wiring(
        config,
        StreamingTextModel.connect(clients, settings, telemetry),
        new DynamoResponseCache(responseCache, clock),
        new DynamoLateReplies(responseCache, clock),
        sns,
        new DynamoInteractions(interactions, clock),
        new DynamoClaims(interactions, clock),
        new DynamoReservations(interactions, clock),
        new DynamoSuppressions(interactions, new NumberKey(secrets, config.numberKeyId()), clock),
        SalesforceCrm.connect(
            clients.lifecycle(), secrets, config.salesforceSecretId(), salesforce, telemetry),
        new DynamoBacklog(interactions, clock),
        sns.forTopic(config.salesTeamTopicArn()),
        StepFunctionsWorkflows.connect(clients, config.stateMachineArn(), telemetry),
        secrets,
        telemetry,
        clock);
  }

  /**
   * What answers turns.
   *
   * @param lifecycle tells the caches when to forget: a snapshot must hold nobody's data
   */
  AnswerTurn answerTurn(ClientLifecycle lifecycle) {
    PhoneCallResolver calls = new PhoneCallResolver(interactions, config.turnBudget(), clock);
    lifecycle.onForget(calls::forget);
    return new AnswerTurn(
        config.contents(),
        router(calls, lifecycle),
        new PromisedCall(claims, config.turnBudget()),
        new SessionKey(secrets, config.sessionKeyId(), config.turnBudget()),
        calls,
        new Transcript(interactions, config.turnBudget()),
        renewals(),
        config.turnBudget(),
        telemetry);
  }

  /** The secrets and the Salesforce session: no turn has the time to fetch them. */
  private List<Renewal> renewals() {
    return List.of(
        renewal(config.sessionKeyId()),
        renewal(config.numberKeyId()),
        renewal(config.salesforceSecretId()),
        new Renewal("Salesforce", crm::warm));
  }

  private Renewal renewal(String secretId) {
    return new Renewal("secret", deadline -> secrets.renew(secretId, deadline));
  }

  private Router router(PhoneCallResolver calls, ClientLifecycle lifecycle) {
    TurnBudget budget = config.turnBudget();
    RefreshRequester refresher = new RefreshRequester(refreshTopic, budget, clock);
    lifecycle.onForget(refresher::forget);
    TurnModel turnModel = new TurnModel(model, modelLimits(lifecycle), budget, telemetry);
    DialLimits limits = dialLimits();
    StartCall startCall = startCall(limits);
    return new Router(
        new StopCalling(suppressions),
        new AskWhetherToDelete(backlog),
        new Voicemail(config.leavesVoicemailMessage()),
        groundedReply(turnModel, refresher, lifecycle),
        new PhoneConversation(
            turnModel, new LateReplyDelivery(lateReplies, refresher, budget, clock)),
        startDemo(startCall, limits, refresher),
        new Callback(
            claims,
            calls,
            interactions,
            crm,
            backlog,
            salesTeamTopic,
            budget,
            config.contents().sales(),
            config.dialRules().quietHours(),
            new Transfer(
                config.transferQueueArn(),
                config.transferHours(),
                config.contents().sales(),
                clock),
            clock),
        deleteMyInfo(startCall, budget));
  }

  private DeleteMyInfo deleteMyInfo(StartCall startCall, TurnBudget budget) {
    ProofByCall proofByCall =
        new ProofByCall(
            config.deletionProof(), startCall, config.dialRules(), claims, budget, clock);
    NumberKey numberKey = new NumberKey(secrets, config.numberKeyId());
    return new DeleteMyInfo(claims, backlog, numberKey, proofByCall, budget, clock);
  }

  private ModelLimits modelLimits(ClientLifecycle lifecycle) {
    ModelLimits limits =
        new ModelLimits(
            new ModelBudget(claims, config.dailyModelTokens(), telemetry, clock),
            claims,
            config.sessionModelTurns(),
            config.turnBudget(),
            telemetry,
            clock);
    lifecycle.onForget(limits::forget);
    return limits;
  }

  private DialLimits dialLimits() {
    NumberKey numberKey = new NumberKey(secrets, config.numberKeyId());
    return new DialLimits(reservations, numberKey, config.dialBudgets(), clock);
  }

  private StartCall startCall(DialLimits limits) {
    return new StartCall(
        limits,
        workflows,
        config.visitorKey().map(key -> new VisitorTokens(key, config.visitorAudience(), clock)),
        config.dialBudgets().allowsCalls(),
        telemetry);
  }

  private StartDemo startDemo(StartCall startCall, DialLimits limits, RefreshRequester refresher) {
    TurnBudget budget = config.turnBudget();
    NumberKey numberKey = new NumberKey(secrets, config.numberKeyId());
    CallbackOffer offer =
        new CallbackOffer(
            new ChatCallback(
                claims,
                limits,
                interactions,
                crm,
                backlog,
                salesTeamTopic,
                budget,
                config.contents().sales(),
                clock));
    return new StartDemo(
        claims,
        startCall,
        new PreparedScenario(lateReplies, refresher, numberKey, budget, clock),
        offer,
        config.dialRules(),
        config.retryMinutes(),
        budget,
        clock);
  }

  private GroundedReply groundedReply(
      TurnModel turnModel, RefreshRequester refresher, ClientLifecycle lifecycle) {
    TieredReplyCache replies = new TieredReplyCache(cache, config.turnBudget(), clock, telemetry);
    lifecycle.onForget(replies::forget);
    ReplyKeys keys = new ReplyKeys(config.modelId(), config.stage());
    return new GroundedReply(replies, turnModel, refresher, keys, clock);
  }
}
