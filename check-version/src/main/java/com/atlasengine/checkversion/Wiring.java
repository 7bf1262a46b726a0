package com.atlasengine.checkversion;

import com.atlasengine.checkversion.adapter.CodeDeployDeployments;
import com.atlasengine.checkversion.adapter.LambdaVersions;
import com.atlasengine.core.adapter.aws.AwsClients;
import com.atlasengine.core.config.Env;
import com.atlasengine.core.lambda.UseCase;

/** Builds the production object graph. */
final class Wiring {
  private Wiring() {}

  /**
   * @throws IllegalStateException naming every variable that is missing
   */
  static UseCase<Request, Result> of(Env env) {
    AwsClients clients = AwsClients.from(env);
    return new CheckVersion(
        Config.from(env), LambdaVersions.connect(clients), CodeDeployDeployments.connect(clients));
  }
}
