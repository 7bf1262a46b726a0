package com.atlasengine.checkversion.adapter;

import com.atlasengine.checkversion.Versions;
import com.atlasengine.core.adapter.aws.AwsCalls;
import com.atlasengine.core.adapter.aws.AwsClients;
import com.atlasengine.core.json.Json;
import com.atlasengine.core.time.Deadline;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.InvocationType;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import software.amazon.awssdk.services.lambda.model.TooManyRequestsException;

/** Versions, called by AWS Lambda. */
public final class LambdaVersions implements Versions {
  private static final Duration CALL_TIMEOUT = Duration.ofSeconds(30);

  private final LambdaClient client;

  private LambdaVersions(LambdaClient client) {
    this.client = client;
  }

  /** Builds the client; connects with the first call. */
  public static LambdaVersions connect(AwsClients clients) {
    return new LambdaVersions(clients.buildSync(LambdaClient.builder(), CALL_TIMEOUT));
  }

  @Override
  public InvokeResult invoke(String arn, byte[] event, Deadline deadline) {
    return AwsCalls.call(
        "Lambda",
        deadline,
        limit -> {
          try {
            return toResult(
                client.invoke(
                    r ->
                        r.functionName(arn)
                            .payload(SdkBytes.fromByteArray(event))
                            .overrideConfiguration(limit)));
          } catch (TooManyRequestsException e) {
            return new InvokeResult.Throttled();
          }
        });
  }

  private static InvokeResult toResult(InvokeResponse response) {
    JsonNode answer = Json.read(response.payload().asByteArray(), JsonNode.class);
    return response.functionError() == null
        ? new InvokeResult.Returned(answer)
        : new InvokeResult.Failed(answer.path("errorType").asText(response.functionError()));
  }

  @Override
  public void start(String arn, byte[] event, Deadline deadline) {
    AwsCalls.call(
        "Lambda",
        deadline,
        limit ->
            client.invoke(
                r ->
                    r.functionName(arn)
                        .invocationType(InvocationType.EVENT)
                        .payload(SdkBytes.fromByteArray(event))
                        .overrideConfiguration(limit)));
  }
}
