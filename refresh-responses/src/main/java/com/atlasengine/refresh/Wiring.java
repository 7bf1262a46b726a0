package com.atlasengine.refresh;

import com.atlasengine.core.adapter.aws.AwsClients;
import com.atlasengine.core.adapter.aws.ClientLifecycle;
import com.atlasengine.core.adapter.bedrock.BedrockTextModel;
import com.atlasengine.core.adapter.bedrock.ModelSettings;
import com.atlasengine.core.adapter.dynamodb.Dynamo;
import com.atlasengine.core.adapter.dynamodb.DynamoClaims;
import com.atlasengine.core.adapter.dynamodb.DynamoLateReplies;
import com.atlasengine.core.adapter.dynamodb.DynamoResponseCache;
import com.atlasengine.core.adapter.dynamodb.Table;
import com.atlasengine.core.config.Env;
import com.atlasengine.core.failure.TransientFailure;
import com.atlasengine.core.lambda.UseCase;
import com.atlasengine.core.reply.ReplyKeys;
import com.atlasengine.core.telemetry.Telemetry;
import com.atlasengine.core.usage.MeteredTextModel;
import com.atlasengine.core.usage.ModelBudget;
import java.time.Clock;
import java.time.Duration;

/** Builds the production object graph. */
final class Wiring {
  private Wiring() {}

  /**
   * @throws IllegalStateException naming every variable that is missing or malformed
   */
  static UseCase<Request, Result> of(Env env, ClientLifecycle lifecycle, Telemetry telemetry) {
    Config config = Config.from(env);
    ModelSettings model = ModelSettings.fast(env);
    ModelSettings strong = ModelSettings.strong(env);
    env.check();
    AwsClients clients = AwsClients.from(env, lifecycle);
    Clock clock = lifecycle.clock();
    Dynamo dynamo = Dynamo.connect(clients, telemetry);
    Table responseCache = dynamo.responseCache(config.cacheTable());
    ModelBudget budget =
        new ModelBudget(
            new DynamoClaims(dynamo.interactions(config.interactionsTable()), clock),
            config.dailyModelTokens(),
            telemetry,
            clock);
    return new RefreshResponses(
        config.contents(),
        new MeteredTextModel(
            BedrockTextModel.connect(clients, model, telemetry), budget, telemetry),
        new MeteredTextModel(
            BedrockTextModel.connect(clients, strong, telemetry), budget, telemetry),
        budget,
        new DynamoResponseCache(responseCache, clock),
        new DynamoLateReplies(responseCache, clock),
        new ReplyKeys(model.modelId(), config.stage()),
        clock,
        Wiring::pause);
  }

  private static void pause(Duration time) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TransientFailure("Interrupted", e);
    }
  }
}
