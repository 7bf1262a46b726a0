package com.atlasengine.createlead;

import com.atlasengine.core.adapter.aws.AwsClients;
import com.atlasengine.core.adapter.aws.ClientLifecycle;
import com.atlasengine.core.adapter.dynamodb.Dynamo;
import com.atlasengine.core.adapter.dynamodb.DynamoBacklog;
import com.atlasengine.core.adapter.dynamodb.DynamoClaims;
import com.atlasengine.core.adapter.dynamodb.DynamoInteractions;
import com.atlasengine.core.adapter.dynamodb.DynamoLateReplies;
import com.atlasengine.core.adapter.dynamodb.Table;
import com.atlasengine.core.adapter.salesforce.SalesforceCrm;
import com.atlasengine.core.adapter.salesforce.SalesforceSettings;
import com.atlasengine.core.adapter.secrets.SecretsManagerSecrets;
import com.atlasengine.core.claim.NumberKey;
import com.atlasengine.core.config.Env;
import com.atlasengine.core.content.Contents;
import com.atlasengine.core.lambda.UseCase;
import com.atlasengine.core.port.CallRecords;
import com.atlasengine.core.telemetry.Telemetry;
import com.atlasengine.createlead.adapter.ConnectCallRecords;
import java.time.Clock;

/** Builds the production object graph. */
final class Wiring {
  private Wiring() {}

  /**
   * @throws IllegalStateException naming every variable that is missing or malformed
   */
  static UseCase<Request, Result> of(Env env, ClientLifecycle lifecycle, Telemetry telemetry) {
    Config config = Config.from(env);
    SalesforceSettings salesforce = SalesforceSettings.from(env, Contents.load(env).sales());
    env.check();
    return connect(config, salesforce, AwsClients.from(env, lifecycle), telemetry);
  }

  /** The object graph over these clients. */
  static CreateLead connect(
      Config config, SalesforceSettings salesforce, AwsClients clients, Telemetry telemetry) {
    Clock clock = clients.lifecycle().clock();
    SecretsManagerSecrets secrets = SecretsManagerSecrets.connect(clients, telemetry);
    Dynamo dynamo = Dynamo.connect(clients, telemetry);
    Table interactions = dynamo.interactions(config.interactionsTable());
    return new CreateLead(
        new DynamoInteractions(interactions, clock, config.interactionRetention()),
        new DynamoBacklog(interactions, clock),
        new DynamoClaims(interactions, clock),
        SalesforceCrm.connect(
            clients.lifecycle(), secrets, config.salesforceSecretId(), salesforce, telemetry),
        new DynamoLateReplies(dynamo.responseCache(config.responseCacheTable()), clock),
        config
            .connectInstanceId()
            .<CallRecords>map(id -> ConnectCallRecords.connect(clients, id, telemetry))
            .orElse(CallRecords.NONE),
        config.secondPerson(),
        new NumberKey(secrets, config.numberKeyId()),
        telemetry,
        clock);
  }
}
