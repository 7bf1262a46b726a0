package com.atlasengine.core.adapter.salesforce;

import com.atlasengine.core.failure.RedactedException;
import com.atlasengine.core.failure.TransientFailure;
import com.atlasengine.core.time.Deadline;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;

/** The HTTP client for Salesforce. An exchange, including its body, ends at the deadline. */
final class SalesforceHttp {
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);

  /**
   * A connection that was idle for longer may be closed. A frozen environment cannot notice that.
   */
  private static final Duration MAX_IDLE_TIME = Duration.ofSeconds(20);

  private final Clock clock;
  private final Optional<SSLContext> sslContext;
  private HttpClient client;
  private Instant lastUsed = Instant.EPOCH;

  /**
   * @param sslContext whom to trust; empty for the platform's own authorities
   */
  SalesforceHttp(Clock clock, Optional<SSLContext> sslContext) {
    this.clock = clock;
    this.sslContext = sslContext;
    this.client = buildClient();
  }

  /** Drops the connections: they do not outlive a snapshot. */
  synchronized void forget() {
    client.shutdown();
    client = buildClient();
    lastUsed = Instant.EPOCH;
  }

  /** Closes the connections and the client's thread. */
  synchronized void close() {
    client.shutdownNow();
  }

  private synchronized HttpClient usableClient() {
    Instant now = clock.instant();
    if (lastUsed.plus(MAX_IDLE_TIME).isBefore(now) && lastUsed.isAfter(Instant.EPOCH)) {
      forget();
    }
    lastUsed = now;
    return client;
  }

  /**
   * Makes one exchange, whatever its status.
   *
   * @throws TransientFailure when Salesforce does not answer in time or is not reachable
   */
  HttpResponse<byte[]> send(HttpRequest.Builder request, Deadline deadline) {
    Duration left = deadline.remaining();
    if (left.isZero()) {
      throw new TransientFailure("Salesforce: no time left");
    }
    CompletableFuture<HttpResponse<byte[]>> response =
        usableClient().sendAsync(request.timeout(left).build(), BodyHandlers.ofByteArray());
    try {
      return response.get(left.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      response.cancel(true);
      throw new TransientFailure("Salesforce: no answer in time", RedactedException.of(e));
    } catch (InterruptedException e) {
      response.cancel(true);
      Thread.currentThread().interrupt();
      throw new TransientFailure("Salesforce: interrupted", RedactedException.of(e));
    } catch (ExecutionException e) {
      throw new TransientFailure("Salesforce: not reachable", RedactedException.of(e));
    }
  }

  private HttpClient buildClient() {
    HttpClient.Builder builder =
        HttpClient.newBuilder()
            .version(Version.HTTP_1_1)
            .followRedirects(Redirect.NEVER)
            .connectTimeout(CONNECT_TIMEOUT)
            .executor(Executors.newVirtualThreadPerTaskExecutor());
    sslContext.ifPresent(builder::sslContext);
    return builder.build();
  }
}
