package com.atlasengine.generatescenario;

import com.atlasengine.core.adapter.aws.AwsClients;
import com.atlasengine.core.adapter.aws.ClientLifecycle;
import com.atlasengine.core.adapter.bedrock.BedrockTextModel;
import com.atlasengine.core.adapter.bedrock.ModelSettings;
import com.atlasengine.core.adapter.dynamodb.Dynamo;
import com.atlasengine.core.adapter.dynamodb.DynamoClaims;
import com.atlasengine.core.adapter.dynamodb.Table;
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
    ModelSettings model = ModelSettings.strong(env);
    String table = env.required("INTERACTIONS_DYNAMODB_TABLE");
    Contents contents = Contents.load(env);
    int dailyTokens = ModelBudget.dailyTokens(env);
    env.check();
    AwsClients clients = AwsClients.from(env, lifecycle);
    Clock clock = lifecycle.clock();
    Table interactions = Dynamo.connect(clients, telemetry).interactions(table);
    return new GenerateScenario(
        contents,
        new MeteredTextModel(
            BedrockTextModel.connect(clients, model, telemetry),
            new ModelBudget(new DynamoClaims(interactions, clock), dailyTokens, telemetry, clock),
            telemetry));
  }
}
