package com.atlasengine.lex.adapter;

import com.atlasengine.core.adapter.aws.AwsCalls;
import com.atlasengine.core.adapter.aws.AwsClients;
import com.atlasengine.core.adapter.bedrock.Answers;
import com.atlasengine.core.adapter.bedrock.ConverseRequests;
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
 * A model of Amazon Bedrock whose answer is taken as it comes: at the deadline, the whole sentences
 * that are there are the answer, and the stream is cancelled.
 */
public final class StreamingTextModel implements TextModel {
  /** Longer than any deadline of a turn. */
  private static final Duration LONGEST = Duration.ofSeconds(30);

  private final Supplier<Connected> build;
  private final ModelSettings settings;
  private final Telemetry telemetry;
  private volatile Connected connected;

  private StreamingTextModel(
      Supplier<Connected> build, ModelSettings settings, Telemetry telemetry) {
    this.build = build;
    this.settings = settings;
    this.telemetry = telemetry;
    this.connected = build.get();
  }

  /** Builds the client; connects with the first call. */
  public static StreamingTextModel connect(
      AwsClients clients, ModelSettings settings, Telemetry telemetry) {
    StreamingTextModel model =
        new StreamingTextModel(() -> Connected.through(clients), settings, telemetry);
    clients.network().remembers(model::forget);
    clients.network().opened(model::close);
    return model;
  }

  /** Drops the connections: they do not outlive a snapshot. */
  public synchronized void forget() {
    Connected old = connected;
    connected = build.get();
    old.close();
  }

  private synchronized void close() {
    connected.close();
  }

  @Override
  public Generation generate(Prompt prompt, Deadline deadline) {
    return telemetry.timed("bedrock_call", Metric.BEDROCK_LATENCY, () -> gather(prompt, deadline));
  }

  private Generation gather(Prompt prompt, Deadline deadline) {
    Gathering gathering = new Gathering(System::nanoTime);
    try {
      CompletableFuture<Void> stream = start(prompt, deadline, gathering);
      if (isDeadConnection(stream, gathering, deadline)) {
        stream = start(prompt, deadline, gathering);
      }
      return answer(stream, gathering, deadline);
    } finally {
      report(gathering.usage());
    }
  }

  private CompletableFuture<Void> start(Prompt prompt, Deadline deadline, Gathering gathering) {
    return connected
        .client()
        .converseStream(
            ConverseRequests.streamed(prompt, settings, AwsCalls.limit("Bedrock", deadline)),
            ConverseStreamResponseHandler.builder().subscriber(gathering.visitor()).build());
  }

  /**
   * Whether a kept connection turned out to be dead before anything came over it, as happens when
   * the service closed it while the environment was frozen. Waits for the end of the stream.
   */
  private static boolean isDeadConnection(
      CompletableFuture<Void> stream, Gathering gathering, Deadline deadline) {
    try {
      stream.get(deadline.left().toNanos(), TimeUnit.NANOSECONDS);
      return false;
    } catch (ExecutionException e) {
      return gathering.isEmpty()
          && e.getCause() instanceof SdkClientException lost
          && lost.getCause() instanceof IOException;
    } catch (TimeoutException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private Generation answer(
      CompletableFuture<Void> stream, Gathering gathering, Deadline deadline) {
    try {
      stream.get(deadline.left().toNanos(), TimeUnit.NANOSECONDS);
      return gathering.complete();
    } catch (TimeoutException e) {
      return partialOr(gathering, new TransientFailure("Bedrock: no whole sentence in time"));
    } catch (ExecutionException e) {
      return partialOr(gathering, failure(e.getCause()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TransientFailure("Bedrock: interrupted", e);
    } finally {
      stream.cancel(true);
    }
  }

  private void report(Usage usage) {
    Answers.count(usage, telemetry);
    usage.firstToken().ifPresent(t -> telemetry.add(Metric.BEDROCK_FIRST_TOKEN, t.toNanos() / 1e6));
  }

  /** A stream that breaks off is like one that is late; a refusal is not. */
  private static Generation partialOr(Gathering gathering, RuntimeException failure) {
    if (failure instanceof PermanentFailure) {
      throw failure;
    }
    return gathering.partial().orElseThrow(() -> failure);
  }

  private RuntimeException failure(@Nullable Throwable cause) {
    return cause instanceof SdkException e
        ? Answers.failure(e, telemetry)
        : new TransientFailure("Bedrock: the stream broke off");
  }

  /**
   * A client and its one thread, which would take two seconds to end if the client owned it.
   *
   * @param client the client
   * @param thread what reads and writes for it
   */
  private record Connected(BedrockRuntimeAsyncClient client, EventLoopGroup thread) {
    static Connected through(AwsClients clients) {
      EventLoopGroup thread =
          new NioEventLoopGroup(1, new DefaultThreadFactory("bedrock-stream", true));
      BedrockRuntimeAsyncClient client =
          clients
              .configured(BedrockRuntimeAsyncClient.builder(), LONGEST)
              .asyncConfiguration(
                  c ->
                      c.advancedOption(
                          SdkAdvancedAsyncClientOption.FUTURE_COMPLETION_EXECUTOR, Runnable::run))
              .httpClientBuilder(clients.http(http(clients, thread)))
              .build();
      return new Connected(client, thread);
    }

    /**
     * HTTP/1.1 carries one stream as well as HTTP/2 does, also in the clear and through proxies.
     */
    private static NettyNioAsyncHttpClient.Builder http(AwsClients clients, EventLoopGroup thread) {
      NettyNioAsyncHttpClient.Builder http =
          NettyNioAsyncHttpClient.builder()
              .protocol(Protocol.HTTP1_1)
              .protocolNegotiation(ProtocolNegotiation.ASSUME_PROTOCOL)
              .eventLoopGroup(SdkEventLoopGroup.create(thread, NioSocketChannel::new))
              .connectionTimeout(AwsClients.CONNECT)
              .tlsNegotiationTimeout(AwsClients.CONNECT)
              .connectionAcquisitionTimeout(AwsClients.CONNECT)
              .readTimeout(LONGEST)
              .writeTimeout(LONGEST);
      clients.network().trust().ifPresent(http::tlsTrustManagersProvider);
      return http;
    }

    void close() {
      client.close();
      thread.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly(1, TimeUnit.SECONDS);
    }
  }
}
