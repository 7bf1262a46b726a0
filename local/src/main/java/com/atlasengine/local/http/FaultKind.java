package com.atlasengine.local.http;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a fault does to a request. */
public enum FaultKind {
  /** The connection ends before the service sees the request. */
  REFUSED("ends the connection before the service sees the request"),
  /** The service acts; the connection is reset in the middle of its response. */
  RESET("lets the service act, then resets the connection in the middle of the response"),
  /** No response; the connection ends after the fault's delay, 30 s unless it has one. */
  HANG("answers nothing for 30 s, then ends the connection"),
  /** The service acts; its response takes the fault's delay, 30 s unless it has one. */
  TRICKLE("lets the service act, and takes 30 s to send the response"),
  /** The service acts; its response is cut to half, and complete for HTTP. */
  MALFORMED("lets the service act, and sends half of the response as if it were all"),
  /** The service's error for too many requests. */
  THROTTLED("answers as a service does that has too many requests"),
  /** The service's error for a failure of its own, 500. */
  BROKEN("answers as a service does that fails, 500"),
  /** The service's error when it is not available, 503. */
  DOWN("answers as a service does that is not available, 503"),
  /** The service's error for what the caller may not do. */
  DENIED("answers that the caller may not do this"),
  /** The service's error for a request that is wrong, and is so the next time too. */
  REJECTED("answers that the request is wrong"),
  /** The service's error for credentials or a session that have expired. */
  EXPIRED("answers that the credentials or the session have expired"),
  /** The service answers, after the fault's delay. */
  SLOW("lets the service answer, after a delay"),
  /** An error with the status and type that the fault names. */
  STATUS("answers an error of the status and type that are given");

  private final String description;

  FaultKind(String description) {
    this.description = description;
  }

  /** The kind of a name, such as {@code trickle}; empty when there is none. */
  static Optional<FaultKind> of(String name) {
    return Arrays.stream(values()).filter(kind -> kind.label().equals(name)).findFirst();
  }

  /** Its name where people write it. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What it does, as the end of a sentence that begins with the service. */
  public String description() {
    return description;
  }

  /** Whether the name alone says all: neither a delay nor a status is missing. */
  public boolean isComplete() {
    return this != SLOW && this != STATUS;
  }
}
