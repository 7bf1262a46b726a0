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
 * Sends every request to one endpoint instead of its own address. The HTTP client replaces the
 * address last, so endpoint rules, signature and headers stay those of the real service.
 *
 * @param target scheme, host and port
 * @param sslContext trusts only that endpoint
 * @param trustManagers the same trust, for clients that build their own context
 */
public record LoopbackRedirect(
    URI target, SSLContext sslContext, List<TrustManager> trustManagers) {
  /** Keeps its own copy. */
  public LoopbackRedirect {
    trustManagers = List.copyOf(trustManagers);
  }

  TrustManager[] trustManagerArray() {
    return trustManagers.toArray(TrustManager[]::new);
  }

  private SdkHttpRequest redirect(SdkHttpRequest request) {
    return request.copy(
        r -> r.protocol(target.getScheme()).host(target.getHost()).port(target.getPort()));
  }

  SdkAsyncHttpClient.Builder<?> wrap(SdkAsyncHttpClient.Builder<?> client) {
    return new AsyncClientBuilder(client, this);
  }

  /** A client that sends its requests to the redirect's target. */
  record SyncClient(SdkHttpClient client, LoopbackRedirect redirect) implements SdkHttpClient {
    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
      HttpExecuteRequest.Builder redirected =
          HttpExecuteRequest.builder().request(redirect.redirect(request.httpRequest()));
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

  /** An asynchronous client that sends its requests to the redirect's target. */
  private record AsyncClient(SdkAsyncHttpClient client, LoopbackRedirect redirect)
      implements SdkAsyncHttpClient {
    @Override
    public CompletableFuture<Void> execute(AsyncExecuteRequest request) {
      AsyncExecuteRequest.Builder redirected =
          AsyncExecuteRequest.builder()
              .request(redirect.redirect(request.request()))
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

  private record AsyncClientBuilder(SdkAsyncHttpClient.Builder<?> client, LoopbackRedirect redirect)
      implements SdkAsyncHttpClient.Builder<AsyncClientBuilder> {
    @Override
    public SdkAsyncHttpClient buildWithDefaults(AttributeMap defaults) {
      return new AsyncClient(client.buildWithDefaults(defaults), redirect);
    }
  }
}
