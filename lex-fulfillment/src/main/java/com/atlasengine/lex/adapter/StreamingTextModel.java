package com.atlasengine.lex.adapter;

import com.atlasengine.core.adapter.aws.AwsCalls;
import com.atlasengine.core.adapter.aws.AwsClients;
import com.atlasengine.core.adapter.bedrock.ConverseRequests;
import com.atlasengine.core.adapter.bedrock.ConverseResults;
import com.atlasengine.core.adapter.bedrock.ModelSettings;
import com.atlasengine.core.failure.PermanentFailure;
import com.atlasengine.core.failure.TransientFailure;
import com.atlasengine.core.port.TextModel;
import com.atlasengine.core.telemetry.Metric;
import com.atlasengine.core.telemetry.Telemetry;
import com.atlasengine.core.time.Deadline;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.client.config.SdkAdvancedAsyncClientOption;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.Protocol;
import software.amazon.awssdk.http.ProtocolNegotiation;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.http.nio.netty.SdkEventLoopGroup;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeAsyncClient;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamResponseHandler;

/**
 * A Bedrock model with a streamed answer. At the deadline it returns the complete sentences so far
 * and cancels the stream.
 */
public final class StreamingTextModel implements TextModel {
  /** Longer than any deadline of a turn. */
  private static final Duration STREAM_TIMEOUT = Duration.ofSeconds(30);

  private final Supplier<StreamConnection> connect;
  private final ModelSettings settings;
  private final Telemetry telemetry;
  private volatile StreamConnection connection;

  private StreamingTextModel(
      Supplier<StreamConnection> connect, ModelSettings settings, Telemetry telemetry) {
    this.connect = connect;
    this.settings = settings;
    this.telemetry = telemetry;
    this.connection = connect.get();
  }

  /** Builds the client; connects with the first call. */
  public static StreamingTextModel connect(
      AwsClients clients, ModelSettings settings, Telemetry telemetry) {
    StreamingTextModel model =
        new StreamingTextModel(() -> StreamConnection.open(clients), settings, telemetry);
    clients.lifecycle().onForget(model::forget);
    clients.lifecycle().onClose(model::close);
    return model;
  }

  /** Drops the connections: they do not outlive a snapshot. */
  public synchronized void forget() {
    StreamConnection old = connection;
    connection = connect.get();
    old.close();
  }

  private synchronized void close() {
    connection.close();
  }

  @Override
  public Generation generate(Prompt prompt, Deadline deadline) {
    return telemetry.runTimed(
        "bedrock_call", Metric.BEDROCK_LATENCY, () -> collect(prompt, deadline));
  }

  private Generation collect(Prompt prompt, Deadline deadline) {
    StreamCollector collector = new StreamCollector(System::nanoTime);
    try {
      CompletableFuture<Void> stream = startStream(prompt, deadline, collector);
      if (isDeadConnection(stream, collector, deadline)) {
        stream = startStream(prompt, deadline, collector);
      }
      return awaitGeneration(stream, collector, deadline);
    } finally {
      recordUsage(collector.usage());
    }
  }

  private CompletableFuture<Void> startStream(
      Prompt prompt, Deadline deadline, StreamCollector collector) {
    return connection
        .client()
        .converseStream(
            ConverseRequests.converseStream(
                prompt, settings, AwsCalls.requestTimeouts("Bedrock", deadline)),
            ConverseStreamResponseHandler.builder().subscriber(collector.visitor()).build());
  }

  /**
   * Whether a kept connection turned out to be dead before anything came over it, as happens when
   * the service closed it while the environment was frozen. Waits for the end of the stream.
   */
  private static boolean isDeadConnection(
      CompletableFuture<Void> stream, StreamCollector collector, Deadline deadline) {
    try {
      stream.get(deadline.remaining().toNanos(), TimeUnit.NANOSECONDS);
      return false;
    } catch (ExecutionException e) {
      return collector.isEmpty()
          && e.getCause() instanceof SdkClientException lost
          && lost.getCause() instanceof IOException;
    } catch (TimeoutException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private Generation awaitGeneration(
      CompletableFuture<Void> stream, StreamCollector collector, Deadline deadline) {
    try {
      stream.get(deadline.remaining().toNanos(), TimeUnit.NANOSECONDS);
      return collector.toGeneration();
    } catch (TimeoutException e) {
      return partialOrThrow(collector, new TransientFailure("Bedrock: no whole sentence in time"));
    } catch (ExecutionException e) {
      return partialOrThrow(collector, toFailure(e.getCause()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TransientFailure("Bedrock: interrupted", e);
    } finally {
      stream.cancel(true);
    }
  }

  private void recordUsage(Usage usage) {
    ConverseResults.recordUsage(usage, telemetry);
    usage.firstToken().ifPresent(t -> telemetry.add(Metric.BEDROCK_FIRST_TOKEN, t.toNanos() / 1e6));
  }

  /** A broken stream counts as a late one; a refusal does not. */
  private static Generation partialOrThrow(StreamCollector collector, RuntimeException failure) {
    if (failure instanceof PermanentFailure) {
      throw failure;
    }
    return collector.toPartialGeneration().orElseThrow(() -> failure);
  }

  private RuntimeException toFailure(@Nullable Throwable cause) {
    return cause instanceof SdkException e
        ? ConverseResults.toFailure(e, telemetry)
        : new TransientFailure("Bedrock: the stream broke off");
  }

  /**
   * A client and its event loop. We own the thread, because a client needs two seconds to stop its
   * own.
   *
   * @param client the client
   * @param eventLoop what reads and writes for it
   */
  private record StreamConnection(BedrockRuntimeAsyncClient client, EventLoopGroup eventLoop) {
    static StreamConnection open(AwsClients clients) {
      EventLoopGroup eventLoop =
          new NioEventLoopGroup(1, new DefaultThreadFactory("bedrock-stream", true));
      BedrockRuntimeAsyncClient client =
          clients
              .configure(BedrockRuntimeAsyncClient.builder(), STREAM_TIMEOUT)
              .asyncConfiguration(
                  c ->
                      c.advancedOption(
                          SdkAdvancedAsyncClientOption.FUTURE_COMPLETION_EXECUTOR, Runnable::run))
              .httpClientBuilder(clients.httpClient(httpClient(clients, eventLoop)))
              .build();
      return new StreamConnection(client, eventLoop);
    }

    /**
     * HTTP/1.1 carries one stream as well as HTTP/2 does, also in the clear and through proxies.
     */
    private static NettyNioAsyncHttpClient.Builder httpClient(
        AwsClients clients, EventLoopGroup eventLoop) {
      NettyNioAsyncHttpClient.Builder http =
          NettyNioAsyncHttpClient.builder()
              .protocol(Protocol.HTTP1_1)
              .protocolNegotiation(ProtocolNegotiation.ASSUME_PROTOCOL)
              .eventLoopGroup(SdkEventLoopGroup.create(eventLoop, NioSocketChannel::new))
              .connectionTimeout(AwsClients.CONNECT_TIMEOUT)
              .tlsNegotiationTimeout(AwsClients.CONNECT_TIMEOUT)
              .connectionAcquisitionTimeout(AwsClients.CONNECT_TIMEOUT)
              .readTimeout(STREAM_TIMEOUT)
              .writeTimeout(STREAM_TIMEOUT);
      clients.lifecycle().trustManagers().ifPresent(http::tlsTrustManagersProvider);
      return http;
    }

    void close() {
      client.close();
      eventLoop
          .shutdownGracefully(0, 1, TimeUnit.SECONDS)
          .awaitUninterruptibly(1, TimeUnit.SECONDS);
    }
  }
}
