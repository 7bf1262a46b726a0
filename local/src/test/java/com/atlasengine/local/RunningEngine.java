package com.atlasengine.local;

import com.atlasengine.local.iam.RoleCheck;
import java.net.URI;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.connect.ConnectClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.lexruntimev2.LexRuntimeV2Client;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** The whole engine, with AWS's own clients and a user of its Salesforce. */
final class RunningEngine implements AutoCloseable {
  private static @Nullable RunningEngine shared;

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

  /**
   * The engine that the classes of this JVM share, which ends with the JVM. It has no schedules,
   * dials without limit, and believes a deletion by the last name.
   */
  static synchronized RunningEngine shared() throws Exception {
    RunningEngine engine = shared;
    if (engine == null) {
      engine =
          start(
              TestEngine.patient()
                  .withParameter("DeletionProof", "LastName")
                  .withParameter("DailyDialBudget", "100000")
                  .withParameter("HourlyDialBudget", "100000")
                  .withParameter("DailyModelTokens", "1000000000")
                  .withoutSchedules());
      Runtime.getRuntime().addShutdownHook(new Thread(engine::close));
      shared = engine;
    }
    return engine;
  }

  private <B extends AwsClientBuilder<B, ?> & AwsSyncClientBuilder<B, ?>> B point(B builder) {
    return TestEngine.withEndpoint(builder, engine.endpoint())
        .httpClient(UrlConnectionHttpClient.create());
  }

  Engine engine() {
    return engine;
  }

  URI endpoint() {
    return engine.endpoint();
  }

  /** The permissions that functions and workflows have used so far. */
  Set<String> permissionsUsed() {
    return permissionsUsed(engine);
  }

  /** The same of an engine alone. */
  static Set<String> permissionsUsed(Engine engine) {
    return engine.roles().uses().stream().map(RoleCheck.Use::line).collect(Collectors.toSet());
  }

  @Override
  public void close() {
    lex.close();
    dynamo.close();
    connect.close();
    engine.close();
  }
}
