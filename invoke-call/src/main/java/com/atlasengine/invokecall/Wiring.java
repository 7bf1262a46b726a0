package com.atlasengine.invokecall;

import com.atlasengine.core.adapter.aws.AwsClients;
import com.atlasengine.core.adapter.aws.ClientLifecycle;
import com.atlasengine.core.adapter.dynamodb.Dynamo;
import com.atlasengine.core.adapter.dynamodb.DynamoCallOpenings;
import com.atlasengine.core.adapter.dynamodb.DynamoClaims;
import com.atlasengine.core.adapter.dynamodb.DynamoInteractions;
import com.atlasengine.core.adapter.dynamodb.DynamoReservations;
import com.atlasengine.core.adapter.dynamodb.DynamoSuppressions;
import com.atlasengine.core.adapter.dynamodb.Table;
import com.atlasengine.core.adapter.secrets.SecretsManagerSecrets;
import com.atlasengine.core.claim.NumberKey;
import com.atlasengine.core.config.Env;
import com.atlasengine.core.lambda.UseCase;
import com.atlasengine.core.telemetry.Telemetry;
import com.atlasengine.invokecall.adapter.ConnectSettings;
import com.atlasengine.invokecall.adapter.ConnectTelephony;
import java.time.Clock;

/** Builds the production object graph. */
final class Wiring {
  private Wiring() {}

  /**
   * @throws IllegalStateException naming every variable that is missing or malformed
   */
  static UseCase<Request, Result> of(Env env, ClientLifecycle lifecycle, Telemetry telemetry) {
    Config config = Config.from(env);
    ConnectSettings connect = ConnectSettings.from(env);
    env.check();
    AwsClients clients = AwsClients.from(env, lifecycle);
    Clock clock = lifecycle.clock();
    Table interactions =
        Dynamo.connect(clients, telemetry).interactions(config.interactionsTable());
    NumberKey numberKey =
        new NumberKey(SecretsManagerSecrets.connect(clients, telemetry), config.numberKeyId());
    return new InvokeCall(
        config,
        new DynamoInteractions(interactions, clock, config.interactionRetention()),
        new DynamoCallOpenings(interactions, clock, config.interactionRetention()),
        new DynamoClaims(interactions, clock),
        new DynamoReservations(interactions, clock),
        new DynamoSuppressions(interactions, numberKey, clock),
        numberKey,
        ConnectTelephony.connect(clients, connect, telemetry),
        telemetry,
        clock);
  }
}
