package com.atlasengine.updatelead;

import com.atlasengine.core.adapter.aws.AwsClients;
import com.atlasengine.core.adapter.aws.Network;
import com.atlasengine.core.adapter.bedrock.BedrockTextModel;
import com.atlasengine.core.adapter.bedrock.ModelSettings;
import com.atlasengine.core.adapter.dynamodb.Dynamo;
import com.atlasengine.core.adapter.dynamodb.DynamoInteractions;
import com.atlasengine.core.adapter.salesforce.SalesforceCrm;
import com.atlasengine.core.adapter.secrets.SecretsManagerSecrets;
import com.atlasengine.core.config.Env;
import com.atlasengine.core.lambda.UseCase;
import com.atlasengine.core.telemetry.Telemetry;
import java.time.Clock;

/** What the function is made of in production. */
final class Wiring {
  private Wiring() {}

  /**
   * @throws IllegalStateException naming every variable that is missing or malformed
   */
  static UseCase<Request, Result> of(Env env, Network network, Telemetry telemetry) {
    Config config = Config.from(env);
    ModelSettings model = ModelSettings.strong(env);
    env.check();
    AwsClients clients = AwsClients.from(env, network);
    Clock clock = Clock.systemUTC();
    return new UpdateLead(
        new DynamoInteractions(
            Dynamo.connect(clients, telemetry), config.interactionsTable(), clock),
        SalesforceCrm.connect(
            network,
            SecretsManagerSecrets.connect(clients, telemetry),
            config.salesforceSecret(),
            telemetry),
        BedrockTextModel.connect(clients, model, telemetry),
        clock);
  }
}
