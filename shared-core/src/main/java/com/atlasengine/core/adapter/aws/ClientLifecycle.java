package com.atlasengine.core.adapter.aws;

import java.time.Clock;
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
 * The lifecycle of one function's adapters. It knows where their requests go (to the services, or
 * to one endpoint of ours), what time it is for them, what to forget after a restore, and what to
 * close. Adapters register themselves.
 */
public final class ClientLifecycle implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ClientLifecycle.class);

  private final Optional<LoopbackRedirect> redirect;
  private final Clock clock;
  private final Queue<Runnable> forgetActions = new ConcurrentLinkedQueue<>();
  private final Queue<AutoCloseable> resources = new ConcurrentLinkedQueue<>();

  private ClientLifecycle(Optional<LoopbackRedirect> redirect, Clock clock) {
    this.redirect = redirect;
    this.clock = clock;
  }

  /** Requests go to the services. */
  public static ClientLifecycle direct() {
    return direct(Clock.systemUTC());
  }

  /** Requests go to the services, and this clock tells the time: a test lets an hour pass by it. */
  public static ClientLifecycle direct(Clock clock) {
    return new ClientLifecycle(Optional.empty(), clock);
  }

  /** Requests go to the redirect's target. */
  public static ClientLifecycle redirectedTo(LoopbackRedirect redirect) {
    return new ClientLifecycle(Optional.of(redirect), Clock.systemUTC());
  }

  /** The time of day for everything that belongs to this lifecycle. */
  public Clock clock() {
    return clock;
  }

  /**
   * Registers an action that forgets cached data or drops connections; neither may survive a
   * snapshot.
   */
  public void onForget(Runnable action) {
    forgetActions.add(action);
  }

  /** Registers a resource to close with this lifecycle. */
  public void onClose(AutoCloseable resource) {
    resources.add(resource);
  }

  /** Forgets secrets, sessions, cached answers, times and connections. */
  public void forget() {
    forgetActions.forEach(Runnable::run);
  }

  /** The TLS context to use; empty for the platform's default. */
  public Optional<SSLContext> sslContext() {
    return redirect.map(LoopbackRedirect::sslContext);
  }

  /** The trust managers for the SDK; empty for the platform's default. */
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

  /** Closes all registered resources. */
  @Override
  public void close() {
    for (AutoCloseable resource = resources.poll(); resource != null; resource = resources.poll()) {
      try {
        resource.close();
      } catch (Exception e) {
        LOG.warn("Could not close a client: {}", e.getClass().getName());
      }
    }
  }
}
