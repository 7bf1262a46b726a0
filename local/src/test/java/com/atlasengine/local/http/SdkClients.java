package com.atlasengine.local.http;

import com.atlasengine.local.api.ApiCheck;
import java.io.IOException;
import java.net.URI;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;

/** Services behind the engine's port on a free number, and AWS's own clients pointed at it. */
public final class SdkClients implements AutoCloseable {
  private final Gateway gateway;

  public SdkClients(Service... services) throws IOException {
    this((accessKey, call) -> {}, services);
  }

  /** With a check of each request that is right. */
  public SdkClients(ApiCheck.CallCheck check, Service... services) throws IOException {
    gateway = new Gateway(0);
    gateway.checkWith(new ApiCheck(check));
    for (Service service : services) {
      gateway.register(service);
    }
  }

  public URI endpoint() {
    return gateway.endpoint();
  }

  /** A synchronous client that tries once. */
  public <C, B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>> C sync(B builder) {
    return point(builder).httpClient(UrlConnectionHttpClient.create()).build();
  }

  /** Any client, pointed at the port; it tries once. */
  public <C, B extends AwsClientBuilder<B, C>> B point(B builder) {
    return point(builder, gateway.endpoint())
        .overrideConfiguration(
            config ->
                config
                    .retryStrategy(RetryMode.STANDARD)
                    .retryStrategy(once -> once.maxAttempts(1)));
  }

  /** Any client, pointed at an endpoint, with credentials nobody checks. */
  public static <B extends AwsClientBuilder<B, ?>> B point(B builder, URI endpoint) {
    return builder
        .endpointOverride(endpoint)
        .region(Region.US_WEST_2)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")));
  }

  @Override
  public void close() {
    gateway.close();
  }
}
