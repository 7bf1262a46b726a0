package com.atlasengine.local.crosscheck;

import java.lang.reflect.InvocationTargetException;
import java.net.URI;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.client.builder.SdkSyncClientBuilder;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeClient;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.codedeploy.CodeDeployClient;
import software.amazon.awssdk.services.connect.ConnectClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import software.amazon.awssdk.services.lexmodelsv2.LexModelsV2Client;
import software.amazon.awssdk.services.lexruntimev2.LexRuntimeV2Client;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * An operation of AWS's as its SDK for Java knows it.
 *
 * @param client the interface of the service's synchronous client
 * @param request the class of the operation's requests
 * @param method the client's method
 */
record SdkOperation(Class<?> client, Class<?> request, String method) {
  /** The SDK's client of each service, by the CLI's name of it. */
  private static final Map<String, Class<?>> CLIENTS =
      Map.ofEntries(
          Map.entry("bedrock-runtime", BedrockRuntimeClient.class),
          Map.entry("cloudformation", CloudFormationClient.class),
          Map.entry("connect", ConnectClient.class),
          Map.entry("deploy", CodeDeployClient.class),
          Map.entry("dynamodb", DynamoDbClient.class),
          Map.entry("events", EventBridgeClient.class),
          Map.entry("lambda", LambdaClient.class),
          Map.entry("lexv2-models", LexModelsV2Client.class),
          Map.entry("lexv2-runtime", LexRuntimeV2Client.class),
          Map.entry("secretsmanager", SecretsManagerClient.class),
          Map.entry("sns", SnsClient.class),
          Map.entry("sqs", SqsClient.class),
          Map.entry("stepfunctions", SfnClient.class));

  /**
   * @param service the CLI's name of it
   * @param operation the CLI's name of it, such as {@code recognize-text}
   * @throws AssertionError when AWS has no such service or operation
   */
  static SdkOperation find(String service, String operation) {
    if (!CLIENTS.containsKey(service)) {
      throw new AssertionError("not a service that is known here: " + service);
    }
    Class<?> client = Objects.requireNonNull(CLIENTS.get(service));
    String name = pascal(operation);
    try {
      Class<?> request = Class.forName(client.getPackageName() + ".model." + name + "Request");
      String method = name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
      return new SdkOperation(client, request, method);
    } catch (ClassNotFoundException e) {
      throw new AssertionError(service + " has no operation " + operation, e);
    }
  }

  private static String pascal(String kebab) {
    return Arrays.stream(kebab.split("-", -1))
        .map(part -> part.substring(0, 1).toUpperCase(Locale.ROOT) + part.substring(1))
        .collect(Collectors.joining());
  }

  /** The builder of a request, which is where its fields are set. */
  SdkPojo emptyRequest() {
    return (SdkPojo) builderOf(request);
  }

  /**
   * @throws AssertionError when it is refused, or the function that it invokes fails
   */
  void send(URI endpoint, Object built) {
    try (SdkClient made = connect(endpoint)) {
      Object answer = client.getMethod(method, request).invoke(made, built);
      if (answer instanceof InvokeResponse invoked && invoked.functionError() != null) {
        throw new AssertionError("the function failed");
      }
    } catch (InvocationTargetException e) {
      throw new AssertionError(method + " was refused", e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(client + " has no " + method, e);
    }
  }

  private SdkClient connect(URI endpoint) {
    AwsClientBuilder<?, ?> builder = (AwsClientBuilder<?, ?>) builderOf(client);
    builder
        .endpointOverride(endpoint)
        .region(Region.US_WEST_2)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("any", "any")));
    ((SdkSyncClientBuilder<?, ?>) builder).httpClient(UrlConnectionHttpClient.create());
    return (SdkClient) builder.build();
  }

  private static Object builderOf(Class<?> type) {
    try {
      return Objects.requireNonNull(type.getMethod("builder").invoke(null));
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(type + " has no builder", e);
    }
  }
}
