package com.atlasengine.core.adapter.aws;

import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.net.ssl.SSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.TlsTrustManagersProvider;
import software.amazon.awssdk.http.async.SdkAsyncHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

/**
 * What all adapters of one function are connected through: straight to the services, or by a detour
 * that leads every request to one endpoint of our own. It knows what they keep in memory and what
 * they have open, so that neither has to be listed by hand.
 */
public final class ClientLifecycle implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ClientLifecycle.class);

  private final Optional<LoopbackRedirect> redirect;
  private final Queue<Runnable> forgetActions = new ConcurrentLinkedQueue<>();
  private final Queue<AutoCloseable> resources = new ConcurrentLinkedQueue<>();

  private ClientLifecycle(Optional<LoopbackRedirect> redirect) {
    this.redirect = redirect;
  }

  /** Straight to the services. */
  public static ClientLifecycle direct() {
    return new ClientLifecycle(Optional.empty());
  }

  /** To one endpoint, whatever a request's own address is. */
  public static ClientLifecycle redirectedTo(LoopbackRedirect redirect) {
    return new ClientLifecycle(Optional.of(redirect));
  }

  /** Something that was learned, or a connection that is kept: neither outlives a snapshot. */
  public void onForget(Runnable action) {
    forgetActions.add(action);
  }

  /** Something that ends with this. */
  public void onClose(AutoCloseable resource) {
    resources.add(resource);
  }

  /** Forgets secrets, sessions, cached answers, times and connections. */
  public void forget() {
    forgetActions.forEach(Runnable::run);
  }

  /** Whom connections trust; empty for the platform's own authorities. */
  public Optional<SSLContext> sslContext() {
    return redirect.map(LoopbackRedirect::sslContext);
  }

  /** Whom the SDK's connections trust; empty for the platform's own authorities. */
  public Optional<TlsTrustManagersProvider> trustManagers() {
    return redirect.map(d -> d::trustManagerArray);
  }

  SdkHttpClient httpClient(UrlConnectionHttpClient.Builder client) {
    return redirect
        .<SdkHttpClient>map(
            d ->
                new LoopbackRedirect.SyncClient(
                    client.tlsTrustManagersProvider(d::trustManagerArray).build(), d))
        .orElseGet(client::build);
  }

  SdkAsyncHttpClient.Builder<?> httpClient(SdkAsyncHttpClient.Builder<?> client) {
    return redirect.<SdkAsyncHttpClient.Builder<?>>map(d -> d.wrap(client)).orElse(client);
  }

  /** Ends all that was opened. */
  @Override
  public void close() {
    for (AutoCloseable resource = resources.poll(); resource != null; resource = resources.poll()) {
      try {
        resource.close();
      } catch (Exception e) {
        LOG.warn("Not closed: {}", e.getClass().getName());
      }
    }
  }
}
