package com.atlasengine.local.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What happens to the next requests of a service.
 *
 * @param scope which requests
 * @param kind what happens to them
 * @param status the HTTP status of the error that they get; 0 when the kind sends none
 * @param type the type's name of that error; empty when the kind sends none
 * @param delay how long the kind takes, or how long the service waits first
 * @param sparedRequests how many more requests come before it affects any
 * @param remainingRequests how many more requests it affects
 */
record Fault(
    Scope scope,
    FaultKind kind,
    int status,
    String type,
    Duration delay,
    AtomicInteger sparedRequests,
    AtomicInteger remainingRequests) {

  /**
   * The requests that a fault may affect.
   *
   * @param service the service's name
   * @param by the access key that signs them, which is a function's name; empty for any
   * @param about a text in their path or body; empty for any
   */
  record Scope(String service, String by, String about) {
    /** Whether it has a request. */
    boolean has(String requestService, String signer, Exchange request) {
      return service.equals(requestService)
          && (by.isEmpty() || by.equals(signer))
          && (about.isEmpty()
              || request.path().contains(about)
              || new String(request.body(), StandardCharsets.UTF_8).contains(about));
    }
  }

  /** Counts one request; whether it is affected. */
  boolean takesNext() {
    return !tick(sparedRequests) && tick(remainingRequests);
  }

  private static boolean tick(AtomicInteger requests) {
    return requests.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
  }

  /** Whether it affects no request any more. */
  boolean hasRunOut() {
    return remainingRequests.get() == 0;
  }

  /** Its scope, what it does, and for how many more requests. */
  ObjectNode describe() {
    ObjectNode node =
        JsonNodeFactory.instance
            .objectNode()
            .put("kind", kind.label())
            .put("status", status)
            .put("type", type)
            .put("delayMs", delay.toMillis())
            .put("remaining", remainingRequests.get());
    if (!scope.by().isEmpty()) {
      node.put("by", scope.by());
    }
    if (!scope.about().isEmpty()) {
      node.put("about", scope.about());
    }
    return node;
  }
}
