package com.atlasengine.local.bedrock;

import com.atlasengine.local.http.AwsError;
import com.atlasengine.local.http.Exchange;
import com.atlasengine.local.timing.LatencyProfile;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.ServiceMetadata;
import software.amazon.awssdk.regions.providers.AwsProfileRegionProvider;
import software.amazon.awssdk.regions.providers.AwsRegionProviderChain;
import software.amazon.awssdk.regions.providers.SystemSettingsRegionProvider;

/**
 * Passes Bedrock's requests on to the real service, signed anew with the developer's credentials,
 * and its answers back byte by byte. A client that leaves ends the request to the service.
 */
final class AwsPassThrough implements BedrockService {
  private static final Logger LOG = LoggerFactory.getLogger(AwsPassThrough.class);
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
  private static final Duration ANSWER_TIMEOUT = Duration.ofMinutes(2);

  /** What belongs to the connection and not to the answer. */
  private static final Set<String> CONNECTION_HEADERS =
      Set.of("connection", "content-length", "keep-alive", "transfer-encoding", "date");

  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(CONNECT_TIMEOUT)
          .build();
  private final AwsTarget target;
  private final LatencyProfile latency;

  AwsPassThrough(AwsTarget target, LatencyProfile latency) {
    this.target = target;
    this.latency = latency;
  }

  /**
   * Finds region and credentials where AWS's clients do. Asks nothing of the service.
   *
   * @throws ModelUnavailableException when there are none
   */
  static AwsPassThrough connect(BedrockSource.Aws aws, LatencyProfile latency)
      throws ModelUnavailableException {
    return connect(aws, latency, DefaultCredentialsProvider.builder().build());
  }

  static AwsPassThrough connect(
      BedrockSource.Aws aws, LatencyProfile latency, AwsCredentialsProvider credentials)
      throws ModelUnavailableException {
    Region region = findRegion(aws);
    try {
      AwsCredentials unused = credentials.resolveCredentials();
    } catch (SdkClientException e) {
      throw new ModelUnavailableException(
          "no AWS credentials: sign in, or set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY");
    }
    String host = ServiceMetadata.of("bedrock-runtime").endpointFor(region).toString();
    return new AwsPassThrough(
        new AwsTarget(URI.create("https://" + host), region, credentials), latency);
  }

  private static Region findRegion(BedrockSource.Aws aws) throws ModelUnavailableException {
    AwsRegionProviderChain chain =
        new AwsRegionProviderChain(
            new SystemSettingsRegionProvider(), new AwsProfileRegionProvider());
    try {
      return aws.region().map(Region::of).orElseGet(chain::getRegion);
    } catch (SdkClientException e) {
      throw new ModelUnavailableException("no AWS region: give --region, or set AWS_REGION");
    }
  }

  @Override
  public void serve(Exchange exchange) throws Exception {
    exchange.runWhileConnected(() -> pass(exchange));
  }

  private void pass(Exchange exchange) throws IOException, InterruptedException {
    Pacing pacing = new Pacing(latency, BedrockModel.isFast(exchange.path()), 1);
    HttpResponse<InputStream> response = send(exchange);
    try (InputStream in = response.body()) {
      pacing.await(1);
      OutputStream out =
          exchange.openResponseStream(response.statusCode(), answerHeaders(response));
      byte[] buffer = new byte[8192];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        out.write(buffer, 0, read);
        out.flush();
      }
      // Not when reading fails: an answer that breaks off must not look whole.
      out.close();
    }
  }

  private HttpResponse<InputStream> send(Exchange exchange) throws InterruptedException {
    try {
      return OutboundRequest.send(client, target.sign(exchange).timeout(ANSWER_TIMEOUT).build());
    } catch (SdkClientException e) {
      throw error(403, "ExpiredTokenException", "the AWS credentials are gone: sign in again");
    } catch (HttpTimeoutException e) {
      throw error(408, "ModelTimeoutException", "Amazon Bedrock did not answer in time");
    } catch (IOException e) {
      throw error(503, "ServiceUnavailableException", "Amazon Bedrock cannot be reached");
    }
  }

  private static AwsError error(int status, String type, String problem) {
    LOG.warn("bedrock: {}", problem);
    return new AwsError(status, type, problem);
  }

  private static Map<String, String> answerHeaders(HttpResponse<?> response) {
    Map<String, String> headers = new TreeMap<>();
    response
        .headers()
        .map()
        .forEach(
            (name, values) -> {
              if (!CONNECTION_HEADERS.contains(name)) {
                headers.put(name, values.getFirst());
              }
            });
    return headers;
  }

  @Override
  public String describe() {
    return "Amazon Bedrock at " + target.endpoint();
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
