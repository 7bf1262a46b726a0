package com.atlasengine.local.http;

/** One service on the engine's port: it speaks the wire protocol that AWS's own clients speak. */
public interface Service {
  /**
   * The name AWS's clients sign requests for this service with, such as {@code lambda}, {@code
   * states} or {@code lex}; the {@link Gateway} routes by it.
   */
  String signingName();

  /**
   * Answers one request, blocking as long as the real service would; called on a virtual thread.
   *
   * @throws AwsError to be written in the service's error shape
   */
  void serve(Exchange exchange) throws Exception;
}
