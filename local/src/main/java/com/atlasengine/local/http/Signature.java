package com.atlasengine.local.http;

/**
 * The header by which a request is routed to a service; nobody checks more of it than the scope.
 */
public final class Signature {
  private Signature() {}

  /** An {@code Authorization} header for a service, by the name its requests are signed with. */
  public static String of(String signingName) {
    return "AWS4-HMAC-SHA256 Credential=LOCAL/20260101/us-west-2/"
        + signingName
        + "/aws4_request, SignedHeaders=host, Signature=local";
  }
}
