package com.atlasengine.local.bedrock;

import com.atlasengine.local.http.Exchange;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.regions.Region;

/**
 * Where requests are passed on to, and as whom.
 *
 * @param credentials asked for each request, as they may expire
 */
record AwsTarget(URI endpoint, Region region, AwsCredentialsProvider credentials) {
  private static final AwsV4HttpSigner SIGNER = AwsV4HttpSigner.create();

  /** What a request keeps; the rest belongs to the connection or to the old signature. */
  private static final List<String> KEPT_HEADERS =
      List.of("Content-Type", "Accept", "User-Agent", "X-Amzn-Bedrock-Trace");

  /**
   * The request of an exchange, for the target and signed anew.
   *
   * @throws software.amazon.awssdk.core.exception.SdkClientException when the credentials are gone
   */
  HttpRequest.Builder sign(Exchange exchange) {
    URI url = endpoint.resolve(exchange.path());
    byte[] body = exchange.body();
    HttpRequest.Builder request =
        HttpRequest.newBuilder(url)
            .method(exchange.method(), HttpRequest.BodyPublishers.ofByteArray(body));
    signedHeaders(exchange, url, body)
        .forEach(
            (name, values) -> {
              // The JDK writes the host itself.
              if (!name.equalsIgnoreCase("Host")) {
                request.header(name, values.getFirst());
              }
            });
    return request;
  }

  private Map<String, List<String>> signedHeaders(Exchange exchange, URI url, byte[] body) {
    SdkHttpRequest.Builder unsigned =
        SdkHttpRequest.builder().method(SdkHttpMethod.fromValue(exchange.method())).uri(url);
    for (String name : KEPT_HEADERS) {
      exchange.header(name).ifPresent(value -> unsigned.putHeader(name, value));
    }
    return SIGNER
        .sign(
            r ->
                r.identity(credentials.resolveCredentials())
                    .request(unsigned.build())
                    .payload(ContentStreamProvider.fromByteArray(body))
                    .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "bedrock")
                    .putProperty(AwsV4HttpSigner.REGION_NAME, region.id()))
        .request()
        .headers();
  }
}
