package com.atlasengine.updatelead;

import com.atlasengine.core.adapter.aws.AwsClients;
import com.atlasengine.core.adapter.aws.ClientLifecycle;
import com.atlasengine.core.adapter.bedrock.BedrockTextModel;
import com.atlasengine.core.adapter.bedrock.ModelSettings;
import com.atlasengine.core.adapter.dynamodb.Dynamo;
import com.atlasengine.core.adapter.dynamodb.DynamoBacklog;
import com.atlasengine.core.adapter.dynamodb.DynamoClaims;
import com.atlasengine.core.adapter.dynamodb.DynamoInteractions;
import com.atlasengine.core.adapter.dynamodb.Table;
import com.atlasengine.core.adapter.salesforce.SalesforceCrm;
import com.atlasengine.core.adapter.salesforce.SalesforceSettings;
import com.atlasengine.core.adapter.secrets.SecretsManagerSecrets;
import com.atlasengine.core.claim.NumberKey;
import com.atlasengine.core.config.Env;
import com.atlasengine.core.content.Contents;
import com.atlasengine.core.lambda.UseCase;
import com.atlasengine.core.telemetry.Telemetry;
import com.atlasengine.core.usage.MeteredTextModel;
import com.atlasengine.core.usage.ModelBudget;
import java.time.Clock;

/** Builds the production object graph. */
final class Wiring {
  private Wiring() {}

  /**
   * @throws IllegalStateException naming every variable that is missing or malformed
   */
  static UseCase<Request, Result> of(Env env, ClientLifecycle lifecycle, Telemetry telemetry) {
    Config config = Config.from(env);
    ModelSettings model = ModelSettings.strong(env);
    Contents contents = Contents.load(env);
    SalesforceSettings salesforce = SalesforceSettings.from(env, contents.sales());
    env.check();
    AwsClients clients = AwsClients.from(env, lifecycle);
    Clock clock = lifecycle.clock();
    SecretsManagerSecrets secrets = SecretsManagerSecrets.connect(clients, telemetry);
    Table interactions =
        Dynamo.connect(clients, telemetry).interactions(config.interactionsTable());
    return new UpdateLead(
        contents,
        new DynamoInteractions(interactions, clock),
        new DynamoBacklog(interactions, clock),
        new DynamoClaims(interactions, clock),
        SalesforceCrm.connect(
            lifecycle, secrets, config.salesforceSecretId(), salesforce, telemetry),
        config.secondPerson(),
        config.retryAfter(),
        new NumberKey(secrets, config.numberKeyId()),
        new MeteredTextModel(
            BedrockTextModel.connect(clients, model, telemetry),
            new ModelBudget(
                new DynamoClaims(interactions, clock), config.dailyModelTokens(), telemetry, clock),
            telemetry),
        clock);
  }
}
