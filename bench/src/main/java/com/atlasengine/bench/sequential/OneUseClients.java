package com.atlasengine.bench.sequential;

import java.net.URI;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeClient;
import software.amazon.awssdk.services.connect.ConnectClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sns.SnsClient;

/**
 * Clients as the old system had them: a new one, and with it a new connection, for every use.
 *
 * @param endpoint where all services are
 */
record OneUseClients(URI endpoint) {
  private static final StaticCredentialsProvider CREDENTIALS =
      StaticCredentialsProvider.create(AwsBasicCredentials.create(SequentialSystem.KEY, "none"));

  DynamoDbClient dynamoDb() {
    return client(DynamoDbClient.builder());
  }

  SecretsManagerClient secrets() {
    return client(SecretsManagerClient.builder());
  }

  BedrockRuntimeClient bedrock() {
    return client(BedrockRuntimeClient.builder());
  }

  ConnectClient connect() {
    return client(ConnectClient.builder());
  }

  SnsClient sns() {
    return client(SnsClient.builder());
  }

  private <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C> C client(B builder) {
    return builder
        .region(Region.US_WEST_2)
        .endpointOverride(endpoint)
        .credentialsProvider(CREDENTIALS)
        .httpClient(UrlConnectionHttpClient.create())
        // By default the JVM keeps connections after the client is closed.
        .overrideConfiguration(c -> c.putHeader("Connection", "close"))
        .build();
  }
}
