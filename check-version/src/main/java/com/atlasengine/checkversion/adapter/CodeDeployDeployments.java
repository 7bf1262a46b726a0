package com.atlasengine.checkversion.adapter;

import com.atlasengine.checkversion.Deployments;
import com.atlasengine.core.adapter.aws.AwsCalls;
import com.atlasengine.core.adapter.aws.AwsClients;
import com.atlasengine.core.time.Deadline;
import java.time.Duration;
import software.amazon.awssdk.services.codedeploy.CodeDeployClient;

/** Deployments of AWS CodeDeploy. */
public final class CodeDeployDeployments implements Deployments {
  private static final Duration CALL_TIMEOUT = Duration.ofSeconds(10);

  private final CodeDeployClient client;

  private CodeDeployDeployments(CodeDeployClient client) {
    this.client = client;
  }

  /** Builds the client; connects with the first call. */
  public static CodeDeployDeployments connect(AwsClients clients) {
    return new CodeDeployDeployments(clients.buildSync(CodeDeployClient.builder(), CALL_TIMEOUT));
  }

  @Override
  public void report(String deployment, String execution, String status, Deadline deadline) {
    AwsCalls.call(
        "CodeDeploy",
        deadline,
        limit ->
            client.putLifecycleEventHookExecutionStatus(
                r ->
                    r.deploymentId(deployment)
                        .lifecycleEventHookExecutionId(execution)
                        .status(status)
                        .overrideConfiguration(limit)));
  }
}
