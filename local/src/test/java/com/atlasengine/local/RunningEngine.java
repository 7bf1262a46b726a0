package com.atlasengine.local;

import java.net.URI;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.connect.ConnectClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.lexruntimev2.LexRuntimeV2Client;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** The whole engine, with AWS's own clients and a user of its Salesforce. */
final class RunningEngine implements AutoCloseable {
  final LexRuntimeV2Client lex;
  final DynamoDbClient dynamo;
  final ConnectClient connect;
  final SalesforceUser sales;
  private final Engine engine;

  private RunningEngine(Engine engine) throws Exception {
    this.engine = engine;
    this.lex = point(LexRuntimeV2Client.builder()).build();
    this.dynamo = point(DynamoDbClient.builder()).build();
    this.connect = point(ConnectClient.builder()).build();
    try (SecretsManagerClient secrets = point(SecretsManagerClient.builder()).build()) {
      this.sales =
          new SalesforceUser(
              secrets
                  .getSecretValue(r -> r.secretId("AtlasEngine/SalesforceCreds"))
                  .secretString());
    }
  }

  static RunningEngine start(EngineOptions options) throws Exception {
    return new RunningEngine(Engine.start(options));
  }

  private <B extends AwsClientBuilder<B, ?> & AwsSyncClientBuilder<B, ?>> B point(B builder) {
    return TestEngine.withEndpoint(builder, engine.endpoint())
        .httpClient(UrlConnectionHttpClient.create());
  }

  URI endpoint() {
    return engine.endpoint();
  }

  @Override
  public void close() {
    lex.close();
    dynamo.close();
    connect.close();
    engine.close();
  }
}
