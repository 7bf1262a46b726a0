package com.atlasengine.core.adapter.aws;

import com.atlasengine.core.config.Env;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.defaultsmode.DefaultsMode;
import software.amazon.awssdk.http.async.SdkAsyncHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/**
 * Builds the clients of all AWS services: one region, no retries (the caller has a deadline and
 * knows whether another try fits), {@code url-connection-client}, which is the quickest to restore
 * from a snapshot, and explicit timeouts.
 */
public final class AwsClients {
  static {
    // The JDK drops an idle connection after 5 s where a server does not say how long it keeps it.
    // People pause longer between two turns, so each turn would start with a new TLS handshake.
    System.setProperty("http.keepAlive.time.server", "50");
  }

  /** Connecting takes a few milliseconds inside a region, some 75 ms with TLS after a restore. */
  public static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(1);

  private final Region region;
  private final Optional<URI> endpoint;
  private final AwsCredentialsProvider credentials;
  private final ClientLifecycle lifecycle;

  private AwsClients(
      Region region,
      Optional<URI> endpoint,
      AwsCredentialsProvider credentials,
      ClientLifecycle lifecycle) {
    this.region = region;
    this.endpoint = endpoint;
    this.credentials = credentials;
    this.lifecycle = lifecycle;
  }

  /**
   * Clients of the function's own region, {@code AWS_REGION}, which Lambda always sets, and of
   * {@code AWS_ENDPOINT_URL}, which it never sets. The SDK finds the function's credentials by
   * itself; they are found once for all of these clients, and for no others.
   */
  public static AwsClients from(Env env, ClientLifecycle lifecycle) {
    DefaultCredentialsProvider credentials = DefaultCredentialsProvider.builder().build();
    lifecycle.onClose(credentials);
    return new AwsClients(
        Region.of(env.text("AWS_REGION", "us-west-2")),
        env.optional("AWS_ENDPOINT_URL").map(URI::create),
        credentials,
        lifecycle);
  }

  /** The same, without a redirect. */
  public static AwsClients from(Env env) {
    return from(env, ClientLifecycle.direct());
  }

  /** Clients of one fixed endpoint; the environment is ignored. */
  public static AwsClients forEndpoint(URI endpoint, AwsCredentialsProvider credentials) {
    return new AwsClients(
        Region.US_WEST_2, Optional.of(endpoint), credentials, ClientLifecycle.direct());
  }

  /** The lifecycle that the clients belong to. */
  public ClientLifecycle lifecycle() {
    return lifecycle;
  }

  /**
   * Builds a synchronous client.
   *
   * @param timeout the limit of a call whose deadline is later
   */
  public <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C extends SdkAutoCloseable>
      C buildSync(B builder, Duration timeout) {
    C client =
        configure(builder, timeout)
            .httpClient(
                lifecycle.httpClient(
                    UrlConnectionHttpClient.builder()
                        .connectionTimeout(CONNECT_TIMEOUT)
                        .socketTimeout(timeout)))
            .build();
    lifecycle.onClose(client);
    return client;
  }

  /** The HTTP client that an asynchronous client is to use. */
  public SdkAsyncHttpClient.Builder<?> httpClient(SdkAsyncHttpClient.Builder<?> client) {
    return lifecycle.httpClient(client);
  }

  /**
   * Sets everything that does not depend on the HTTP client: endpoint, region, credentials,
   * timeouts.
   */
  public <B extends AwsClientBuilder<B, C>, C> B configure(B builder, Duration timeout) {
    endpoint.ifPresent(builder::endpointOverride);
    return builder
        .credentialsProvider(credentials)
        .region(region)
        .defaultsMode(DefaultsMode.STANDARD)
        .overrideConfiguration(
            builder.overrideConfiguration().toBuilder()
                .retryStrategy(DefaultRetryStrategy.doNotRetry())
                .apiCallTimeout(timeout)
                .apiCallAttemptTimeout(timeout)
                .build());
  }
}
