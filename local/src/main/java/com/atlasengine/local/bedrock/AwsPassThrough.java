package com.atlasengine.local.bedrock;

import com.atlasengine.local.http.AwsError;
import com.atlasengine.local.http.Exchange;
import com.atlasengine.local.timing.LatencyProfile;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
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

  /** What a request keeps; the rest belongs to the connection or to the old signature. */
  private static final List<String> REQUEST_HEADERS =
      List.of("Content-Type", "Accept", "User-Agent", "X-Amzn-Bedrock-Trace");

  /** What belongs to the connection and not to the answer. */
  private static final Set<String> CONNECTION_HEADERS =
      Set.of("connection", "content-length", "keep-alive", "transfer-encoding", "date");

  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(CONNECT_TIMEOUT)
          .build();
  private final AwsV4HttpSigner signer = AwsV4HttpSigner.create();
  private final URI endpoint;
  private final Region region;
  private final AwsCredentialsProvider credentials;
  private final LatencyProfile latency;

  AwsPassThrough(
      URI endpoint, Region region, AwsCredentialsProvider credentials, LatencyProfile latency) {
    this.endpoint = endpoint;
    this.region = region;
    this.credentials = credentials;
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
    return new AwsPassThrough(URI.create("https://" + host), region, credentials, latency);
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
    pacing.await(1);
    try (InputStream in = response.body();
        OutputStream out =
            exchange.openResponseStream(response.statusCode(), answerHeaders(response))) {
      byte[] buffer = new byte[8192];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        out.write(buffer, 0, read);
        out.flush();
      }
    }
  }

  private HttpResponse<InputStream> send(Exchange exchange) throws InterruptedException {
    try {
      return client.send(sign(exchange), HttpResponse.BodyHandlers.ofInputStream());
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

  private HttpRequest sign(Exchange exchange) {
    byte[] body = exchange.body();
    SdkHttpRequest.Builder unsigned =
        SdkHttpRequest.builder()
            .method(SdkHttpMethod.fromValue(exchange.method()))
            .uri(endpoint.resolve(exchange.path()));
    for (String name : REQUEST_HEADERS) {
      exchange.header(name).ifPresent(value -> unsigned.putHeader(name, value));
    }
    Map<String, List<String>> headers =
        signer
            .sign(
                r ->
                    r.identity(credentials.resolveCredentials())
                        .request(unsigned.build())
                        .payload(ContentStreamProvider.fromByteArray(body))
                        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, signingName())
                        .putProperty(AwsV4HttpSigner.REGION_NAME, region.id()))
            .request()
            .headers();
    HttpRequest.Builder request =
        HttpRequest.newBuilder(endpoint.resolve(exchange.path()))
            .timeout(ANSWER_TIMEOUT)
            .method(exchange.method(), HttpRequest.BodyPublishers.ofByteArray(body));
    headers.forEach((name, values) -> addHeader(request, name, values.getFirst()));
    return request.build();
  }

  /** The JDK writes the host itself. */
  private static void addHeader(HttpRequest.Builder request, String name, String value) {
    if (!name.equalsIgnoreCase("Host")) {
      request.header(name, value);
    }
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

  /** Where requests go. */
  URI endpoint() {
    return endpoint;
  }

  @Override
  public String describe() {
    return "Amazon Bedrock in " + region;
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
