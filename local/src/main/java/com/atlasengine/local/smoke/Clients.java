package com.atlasengine.local.smoke;

import java.net.URI;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.lexruntimev2.LexRuntimeV2Client;
import software.amazon.awssdk.services.xray.XRayClient;

/** AWS's clients: of a region, with the caller's own credentials; or of an engine here. */
public final class Clients implements AutoCloseable {
  private final Region region;
  private final Optional<URI> endpoint;
  private final AwsCredentialsProvider credentials;
  private final CloudFormationClient cloudFormation;
  private final LexRuntimeV2Client lex;
  private final CloudWatchLogsClient logs;
  private final XRayClient xray;
  private final DynamoDbClient dynamo;

  private Clients(String region, Optional<URI> endpoint, AwsCredentialsProvider credentials) {
    this.region = Region.of(region);
    this.endpoint = endpoint;
    this.credentials = credentials;
    this.cloudFormation = build(CloudFormationClient.builder());
    // A turn that is tried again would look like a slow one.
    this.lex =
        build(
            LexRuntimeV2Client.builder()
                .overrideConfiguration(c -> c.retryStrategy(once -> once.maxAttempts(1))));
    this.logs = build(CloudWatchLogsClient.builder());
    this.xray = build(XRayClient.builder());
    this.dynamo = build(DynamoDbClient.builder());
  }

  /** The clients of a region. */
  public static Clients of(String region) {
    return new Clients(region, Optional.empty(), DefaultCredentialsProvider.builder().build());
  }

  /** The clients of an engine on this machine. */
  public static Clients ofEngine(String region, URI endpoint) {
    return new Clients(
        region,
        Optional.of(endpoint),
        StaticCredentialsProvider.create(AwsBasicCredentials.create("smoke", "smoke")));
  }

  private <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C build(B builder) {
    endpoint.ifPresent(builder::endpointOverride);
    return builder
        .region(region)
        .credentialsProvider(credentials)
        .httpClient(UrlConnectionHttpClient.create())
        .build();
  }

  /** What it means that nothing answers. */
  String describeSilence() {
    return endpoint
        .map(url -> "no engine is running at " + url + "; ./atlas up starts one")
        .orElse("AWS cannot be asked in " + region + ": it needs a network and credentials");
  }

  CloudFormationClient cloudFormation() {
    return cloudFormation;
  }

  LexRuntimeV2Client lex() {
    return lex;
  }

  CloudWatchLogsClient logs() {
    return logs;
  }

  XRayClient xray() {
    return xray;
  }

  DynamoDbClient dynamo() {
    return dynamo;
  }

  @Override
  public void close() {
    cloudFormation.close();
    lex.close();
    logs.close();
    xray.close();
    dynamo.close();
  }
}
