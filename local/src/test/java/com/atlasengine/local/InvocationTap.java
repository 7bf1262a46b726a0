package com.atlasengine.local;

import com.atlasengine.local.http.TappedPort.Fate;

/** Decides what becomes of the requests of functions that run in this JVM, and of the functions. */
interface InvocationTap {
  /** All requests are served. */
  InvocationTap NONE = request -> Fate.SERVED;

  /**
   * Decides about one request; may block. All but {@code SERVED} end the sandbox: the caller of its
   * invocation gets {@code Runtime.ExitError}, and nothing that it still does has any effect.
   */
  Fate decide(Request request);

  /** An invocation begins. */
  default void begins(Started invocation) {}

  /** An invocation has ended, well or not. */
  default void ended(Started invocation) {}

  /** Whether the sandbox ends when all is done but the answer. */
  default boolean diesAtAnswer(Started invocation, int requests) {
    return false;
  }

  /**
   * An invocation.
   *
   * @param function its logical id in the template
   * @param payload the event
   * @param number how many invocations of the engine there were before
   */
  record Started(String function, String payload, int number) {}

  /**
   * A request that a function sends.
   *
   * @param invocation which one sends it
   * @param number how many it has sent before
   * @param service as requests are signed, or {@code salesforce}
   * @param operation {@code X-Amz-Target} after its last dot, or the method and the path
   */
  record Request(Started invocation, int number, String service, String operation) {}
}
