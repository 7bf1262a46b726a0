package com.atlasengine.local.http;

/**
 * Builds the {@code Authorization} header that routes a request to a service. The engine checks
 * only its scope.
 */
public final class Signature {
  private Signature() {}

  /** An {@code Authorization} header for a service, by the name its requests are signed with. */
  public static String of(String signingName) {
    return of("LOCAL", signingName);
  }

  /** The same by an access key, which is the name of a function or a state machine. */
  public static String of(String accessKey, String signingName) {
    return "AWS4-HMAC-SHA256 Credential="
        + accessKey
        + "/20260101/us-west-2/"
        + signingName
        + "/aws4_request, SignedHeaders=host, Signature=local";
  }
}
