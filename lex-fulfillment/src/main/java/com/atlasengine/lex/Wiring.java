package com.atlasengine.lex;

import com.atlasengine.core.adapter.aws.AwsClients;
import com.atlasengine.core.adapter.aws.ClientLifecycle;
import com.atlasengine.core.adapter.bedrock.ModelSettings;
import com.atlasengine.core.adapter.dynamodb.Dynamo;
import com.atlasengine.core.adapter.dynamodb.DynamoBacklog;
import com.atlasengine.core.adapter.dynamodb.DynamoClaims;
import com.atlasengine.core.adapter.dynamodb.DynamoInteractions;
import com.atlasengine.core.adapter.dynamodb.DynamoLateReplies;
import com.atlasengine.core.adapter.dynamodb.DynamoResponseCache;
import com.atlasengine.core.adapter.dynamodb.Table;
import com.atlasengine.core.adapter.salesforce.SalesforceCrm;
import com.atlasengine.core.adapter.secrets.SecretsManagerSecrets;
import com.atlasengine.core.config.Env;
import com.atlasengine.core.lambda.UseCase;
import com.atlasengine.core.telemetry.Telemetry;
import com.atlasengine.lex.adapter.SnsNotifications;
import com.atlasengine.lex.adapter.StepFunctionsWorkflows;
import com.atlasengine.lex.adapter.StreamingTextModel;
import com.atlasengine.lex.event.IncomingEvent;
import com.atlasengine.lex.event.LexResponse;
import java.time.Clock;

/** Builds the production object graph. */
final class Wiring {
  private Wiring() {}

  /**
   * @throws IllegalStateException naming every variable that is missing or malformed
   */
  static UseCase<IncomingEvent, LexResponse> of(
      Env env, ClientLifecycle lifecycle, Telemetry telemetry) {
    Config config = Config.from(env);
    ModelSettings settings = ModelSettings.fast(env);
    env.check();
    AwsClients clients = AwsClients.from(env, lifecycle);
    SecretsManagerSecrets secrets = SecretsManagerSecrets.connect(clients, telemetry);
    SalesforceCrm crm =
        SalesforceCrm.connect(lifecycle, secrets, config.salesforceSecretId(), telemetry);
    StreamingTextModel model = StreamingTextModel.connect(clients, settings, telemetry);
    Turns turns = new Turns(config, connectPorts(config, clients, secrets, crm, model, telemetry));
    lifecycle.onForget(turns::forget);
    return turns.useCase();
  }

  private static Ports connectPorts(
      Config config,
      AwsClients clients,
      SecretsManagerSecrets secrets,
      SalesforceCrm crm,
      StreamingTextModel model,
      Telemetry telemetry) {
    Clock clock = Clock.systemUTC();
    Dynamo dynamo = Dynamo.connect(clients, telemetry);
    Table responseCache = dynamo.responseCache(config.responseCacheTable());
    Table interactions = dynamo.interactions(config.interactionsTable());
    SnsNotifications sns = SnsNotifications.connect(clients, config.refreshTopicArn(), telemetry);
    return new Ports(
        model,
        new DynamoResponseCache(responseCache, clock),
        new DynamoLateReplies(responseCache, clock),
        sns,
        new DynamoInteractions(interactions, clock),
        new DynamoClaims(interactions, clock),
        crm,
        new DynamoBacklog(interactions, clock),
        sns.forTopic(config.salesTeamTopicArn()),
        StepFunctionsWorkflows.connect(clients, config.stateMachineArn(), telemetry),
        secrets,
        telemetry,
        clock);
  }
}
