package com.atlasengine.local.http;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** One service on the engine's port: it speaks the wire protocol that AWS's own clients speak. */
public interface Service {
  /**
   * The name AWS's clients sign requests for this service with, such as {@code lambda}, {@code
   * states} or {@code lex}; the {@link Gateway} routes by it, and {@link Faults} know it by it.
   */
  String signingName();

  /** The first parts of the paths whose unsigned requests this service answers; mostly none. */
  default List<String> unsignedPaths() {
    return List.of();
  }

  /** How the {@code X-Amz-Target} of its unsigned requests begins; mostly there are none. */
  default Optional<String> unsignedTarget() {
    return Optional.empty();
  }

  /**
   * Answers one request, blocking as long as the real service would; called on a virtual thread.
   *
   * @throws AwsError to be written by {@link #respondError}
   */
  void serve(Exchange exchange) throws Exception;

  /** Answers with an error; as JSON unless the service has another shape for errors. */
  default void respondError(Exchange exchange, AwsError error) throws IOException {
    exchange.respondError(error);
  }

  /** Whose errors a fault answers a request with, when it is not the service's signing name. */
  default String errorTable(Exchange exchange) {
    return signingName();
  }

  /** The type of the error that a fault with this HTTP status answers when it names no type. */
  default String errorType(int status) {
    return AwsError.typeOf(status);
  }
}
