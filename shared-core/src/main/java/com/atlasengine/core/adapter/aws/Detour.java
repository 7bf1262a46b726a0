package com.atlasengine.core.adapter.aws;

import java.net.URI;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.async.AsyncExecuteRequest;
import software.amazon.awssdk.http.async.SdkAsyncHttpClient;
import software.amazon.awssdk.utils.AttributeMap;

/**
 * Where requests go instead of where they are addressed to. They are turned off at the last moment,
 * in the HTTP client: endpoint rules, signature and headers are those of the real service.
 *
 * @param to scheme, host and port
 * @param tls trusts that endpoint and nobody else
 * @param trust the same, for clients that make their own context
 */
public record Detour(URI to, SSLContext tls, List<TrustManager> trust) {
  /** Keeps its own copy. */
  public Detour {
    trust = List.copyOf(trust);
  }

  TrustManager[] trusted() {
    return trust.toArray(TrustManager[]::new);
  }

  private SdkHttpRequest redirected(SdkHttpRequest request) {
    return request.copy(r -> r.protocol(to.getScheme()).host(to.getHost()).port(to.getPort()));
  }

  SdkAsyncHttpClient.Builder<?> around(SdkAsyncHttpClient.Builder<?> client) {
    return new AsyncBuilder(client, this);
  }

  /** A client that takes the detour. */
  record Sync(SdkHttpClient client, Detour detour) implements SdkHttpClient {
    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
      HttpExecuteRequest.Builder redirected =
          HttpExecuteRequest.builder().request(detour.redirected(request.httpRequest()));
      request.contentStreamProvider().ifPresent(redirected::contentStreamProvider);
      request.metricCollector().ifPresent(redirected::metricCollector);
      return client.prepareRequest(redirected.build());
    }

    @Override
    public String clientName() {
      return client.clientName();
    }

    @Override
    public void close() {
      client.close();
    }
  }

  /** An asynchronous client that takes the detour. */
  private record Async(SdkAsyncHttpClient client, Detour detour) implements SdkAsyncHttpClient {
    @Override
    public CompletableFuture<Void> execute(AsyncExecuteRequest request) {
      AsyncExecuteRequest.Builder redirected =
          AsyncExecuteRequest.builder()
              .request(detour.redirected(request.request()))
              .requestContentPublisher(request.requestContentPublisher())
              .responseHandler(request.responseHandler())
              .fullDuplex(request.fullDuplex())
              .httpExecutionAttributes(request.httpExecutionAttributes());
      request.metricCollector().ifPresent(redirected::metricCollector);
      return client.execute(redirected.build());
    }

    @Override
    public String clientName() {
      return client.clientName();
    }

    @Override
    public void close() {
      client.close();
    }
  }

  private record AsyncBuilder(SdkAsyncHttpClient.Builder<?> client, Detour detour)
      implements SdkAsyncHttpClient.Builder<AsyncBuilder> {
    @Override
    public SdkAsyncHttpClient buildWithDefaults(AttributeMap defaults) {
      return new Async(client.buildWithDefaults(defaults), detour);
    }
  }
}
