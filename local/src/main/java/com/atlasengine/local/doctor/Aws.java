package com.atlasengine.local.doctor;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.bedrock.BedrockClient;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeClient;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.connect.ConnectClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lexmodelsv2.LexModelsV2Client;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.servicequotas.ServiceQuotasClient;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sts.StsClient;

/** AWS's clients, with the caller's own credentials; each is made when it is first asked for. */
final class Aws implements AutoCloseable {
  private static final Duration TIMEOUT = Duration.ofSeconds(15);

  private final String region;
  private final Optional<URI> endpoint;
  private final AwsCredentialsProvider credentials;
  private final SdkHttpClient http =
      UrlConnectionHttpClient.builder()
          .connectionTimeout(Duration.ofSeconds(5))
          .socketTimeout(TIMEOUT)
          .build();
  private final Map<String, SdkClient> clients = new ConcurrentHashMap<>();

  /**
   * @param endpoint a local engine, which looks at no credentials; empty for AWS
   */
  Aws(String region, Optional<URI> endpoint) {
    this.region = region;
    this.endpoint = endpoint;
    this.credentials =
        endpoint.isPresent()
            ? StaticCredentialsProvider.create(AwsBasicCredentials.create("doctor", "doctor"))
            : DefaultCredentialsProvider.builder().build();
  }

  CloudFormationClient stacks() {
    return client(CloudFormationClient.class, () -> build(CloudFormationClient.builder(), region));
  }

  LambdaClient functions() {
    return client(LambdaClient.class, () -> build(LambdaClient.builder(), region));
  }

  LexModelsV2Client bots() {
    return client(LexModelsV2Client.class, () -> build(LexModelsV2Client.builder(), region));
  }

  ConnectClient connect() {
    return client(ConnectClient.class, () -> build(ConnectClient.builder(), region));
  }

  SnsClient topics() {
    return client(SnsClient.class, () -> build(SnsClient.builder(), region));
  }

  SqsClient queues() {
    return client(SqsClient.class, () -> build(SqsClient.builder(), region));
  }

  CloudWatchClient alarms() {
    return client(CloudWatchClient.class, () -> build(CloudWatchClient.builder(), region));
  }

  CloudWatchLogsClient logs() {
    return client(CloudWatchLogsClient.class, () -> build(CloudWatchLogsClient.builder(), region));
  }

  EventBridgeClient events() {
    return client(EventBridgeClient.class, () -> build(EventBridgeClient.builder(), region));
  }

  SecretsManagerClient secrets() {
    return client(SecretsManagerClient.class, () -> build(SecretsManagerClient.builder(), region));
  }

  ServiceQuotasClient quotas() {
    return client(ServiceQuotasClient.class, () -> build(ServiceQuotasClient.builder(), region));
  }

  SfnClient workflows() {
    return client(SfnClient.class, () -> build(SfnClient.builder(), region));
  }

  StsClient identity() {
    return client(StsClient.class, () -> build(StsClient.builder(), region));
  }

  DynamoDbClient tables() {
    return client(DynamoDbClient.class, () -> build(DynamoDbClient.builder(), region));
  }

  BedrockRuntimeClient models() {
    return client(BedrockRuntimeClient.class, () -> build(BedrockRuntimeClient.builder(), region));
  }

  /** Bedrock's other side, in a region that a profile spreads to. */
  BedrockClient modelsOf(String otherRegion) {
    return BedrockClient.class.cast(
        clients.computeIfAbsent(
            "bedrock in " + otherRegion, name -> build(BedrockClient.builder(), otherRegion)));
  }

  private <C extends SdkClient> C client(Class<C> type, Supplier<C> build) {
    return type.cast(clients.computeIfAbsent(type.getName(), name -> build.get()));
  }

  private <C, B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>> C build(
      B builder, String where) {
    endpoint.ifPresent(builder::endpointOverride);
    return builder
        .region(Region.of(where))
        .credentialsProvider(credentials)
        .httpClient(http)
        .overrideConfiguration(config -> config.apiCallTimeout(TIMEOUT))
        .build();
  }

  @Override
  public void close() {
    clients.values().forEach(SdkClient::close);
    http.close();
  }
}
