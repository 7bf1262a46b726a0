package com.atlasengine.lex.adapter;

import com.atlasengine.core.adapter.aws.AwsCalls;
import com.atlasengine.core.adapter.aws.AwsClients;
import com.atlasengine.core.json.Json;
import com.atlasengine.core.model.DeletionCall;
import com.atlasengine.core.model.EngageLead;
import com.atlasengine.core.port.Workflows;
import com.atlasengine.core.telemetry.Telemetry;
import com.atlasengine.core.time.Deadline;
import java.time.Duration;
import software.amazon.awssdk.services.sfn.SfnClient;

/** The workflow {@code engage-lead} in AWS Step Functions. */
public final class StepFunctionsWorkflows implements Workflows {
  private static final Duration CALL_TIMEOUT = Duration.ofSeconds(5);

  private final SfnClient client;
  private final String stateMachineArn;
  private final Telemetry telemetry;

  private StepFunctionsWorkflows(SfnClient client, String stateMachineArn, Telemetry telemetry) {
    this.client = client;
    this.stateMachineArn = stateMachineArn;
    this.telemetry = telemetry;
  }

  /**
   * Builds the client; connects with the first call.
   *
   * @param stateMachineArn {@code STATE_MACHINE_ARN}
   */
  public static StepFunctionsWorkflows connect(
      AwsClients clients, String stateMachineArn, Telemetry telemetry) {
    return new StepFunctionsWorkflows(
        clients.buildSync(SfnClient.builder(), CALL_TIMEOUT), stateMachineArn, telemetry);
  }

  @Override
  public void startEngageLead(String execution, EngageLead input, Deadline deadline) {
    start(execution, Json.writeString(input), deadline);
  }

  @Override
  public void startDeletionCall(String execution, DeletionCall input, Deadline deadline) {
    start(execution, Json.writeString(input), deadline);
  }

  private void start(String execution, String input, Deadline deadline) {
    telemetry.runInSegment(
        "start_workflow",
        () ->
            AwsCalls.call(
                "Step Functions",
                deadline,
                limit ->
                    client.startExecution(
                        r ->
                            r.stateMachineArn(stateMachineArn)
                                .name(execution)
                                .input(input)
                                .overrideConfiguration(limit))));
  }
}
