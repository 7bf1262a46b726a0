package com.atlasengine.local.guest;

import com.atlasengine.local.http.Exchange;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A request as Signature Version 4 signs it; one without a query, as those of Lex are.
 *
 * @param scope date, region, service and {@code aws4_request}
 * @param headers the names of the headers that are signed
 * @param signature as it came
 */
record SignedRequest(String scope, List<String> headers, String signature) {
  private static final String ALGORITHM = "AWS4-HMAC-SHA256";
  private static final Pattern AUTHORIZATION =
      Pattern.compile(
          ALGORITHM
              + " Credential=[^/]+/([^,]+), *SignedHeaders=([a-z0-9;-]+), *Signature=([0-9a-f]{64})");

  SignedRequest {
    headers = List.copyOf(headers);
  }

  /** Empty when the header is not of this form. */
  static Optional<SignedRequest> read(Exchange exchange) {
    Matcher header = AUTHORIZATION.matcher(exchange.header("Authorization").orElse(""));
    return header.matches() ? Optional.of(of(header.toMatchResult())) : Optional.empty();
  }

  private static SignedRequest of(MatchResult header) {
    return new SignedRequest(
        header.group(1), Arrays.asList(header.group(2).split(";", -1)), header.group(3));
  }

  /** Whether the signature is that of this secret key. */
  boolean isSignedBy(String secret, Exchange exchange) {
    byte[] key = ("AWS4" + secret).getBytes(StandardCharsets.UTF_8);
    for (String part : scope.split("/", -1)) {
      key = hmac(key, part);
    }
    String expected = HexFormat.of().formatHex(hmac(key, textToSign(exchange)));
    return MessageDigest.isEqual(
        expected.getBytes(StandardCharsets.US_ASCII),
        signature.getBytes(StandardCharsets.US_ASCII));
  }

  private String textToSign(Exchange exchange) {
    String request =
        String.join(
            "\n",
            exchange.method(),
            encoded(exchange.path()),
            "",
            headers.stream()
                .map(name -> name + ":" + exchange.header(name).orElse("").strip() + "\n")
                .collect(Collectors.joining()),
            String.join(";", headers),
            digest(exchange.body()));
    return String.join(
        "\n",
        ALGORITHM,
        exchange.header("X-Amz-Date").orElse(""),
        scope,
        digest(request.getBytes(StandardCharsets.UTF_8)));
  }

  /** What is encoded in the path already is encoded once more, for all services but S3. */
  private static String encoded(String path) {
    return path.replace("%", "%25").replace(":", "%3A").replace("@", "%40");
  }

  private static byte[] hmac(byte[] key, String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JVM has HmacSHA256", e);
    }
  }

  private static String digest(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
  }
}
