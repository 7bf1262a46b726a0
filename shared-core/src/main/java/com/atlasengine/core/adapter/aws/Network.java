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
public final class Network implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Network.class);

  private final Optional<Detour> detour;
  private final Queue<Runnable> memories = new ConcurrentLinkedQueue<>();
  private final Queue<AutoCloseable> open = new ConcurrentLinkedQueue<>();

  private Network(Optional<Detour> detour) {
    this.detour = detour;
  }

  /** Straight to the services. */
  public static Network straight() {
    return new Network(Optional.empty());
  }

  /** To one endpoint, whatever a request's own address is. */
  public static Network by(Detour detour) {
    return new Network(Optional.of(detour));
  }

  /** Something that was learned, or a connection that is kept: neither outlives a snapshot. */
  public void remembers(Runnable forgetting) {
    memories.add(forgetting);
  }

  /** Something that ends with this. */
  public void opened(AutoCloseable part) {
    open.add(part);
  }

  /** Forgets secrets, sessions, cached answers, times and connections. */
  public void forget() {
    memories.forEach(Runnable::run);
  }

  /** Whom connections trust; empty for the platform's own authorities. */
  public Optional<SSLContext> tls() {
    return detour.map(Detour::tls);
  }

  /** Whom the SDK's connections trust; empty for the platform's own authorities. */
  public Optional<TlsTrustManagersProvider> trust() {
    return detour.map(d -> d::trusted);
  }

  SdkHttpClient http(UrlConnectionHttpClient.Builder client) {
    return detour
        .<SdkHttpClient>map(
            d -> new Detour.Sync(client.tlsTrustManagersProvider(d::trusted).build(), d))
        .orElseGet(client::build);
  }

  SdkAsyncHttpClient.Builder<?> http(SdkAsyncHttpClient.Builder<?> client) {
    return detour.<SdkAsyncHttpClient.Builder<?>>map(d -> d.around(client)).orElse(client);
  }

  /** Ends all that was opened. */
  @Override
  public void close() {
    for (AutoCloseable part = open.poll(); part != null; part = open.poll()) {
      try {
        part.close();
      } catch (Exception e) {
        LOG.warn("Not closed: {}", e.getClass().getName());
      }
    }
  }
}
