package com.atlasengine.local.http;

import java.util.Map;

/**
 * An error as an AWS service answers it: an HTTP status, the error's type name and a message for
 * the caller.
 */
public final class AwsError extends RuntimeException {
  private static final Map<Integer, String> TYPES =
      Map.of(
          400, "ValidationException",
          403, "AccessDeniedException",
          404, "ResourceNotFoundException",
          408, "ModelTimeoutException",
          429, "ThrottlingException",
          500, "InternalServerException",
          503, "ServiceUnavailableException");

  private final int status;
  private final String type;

  public AwsError(int status, String type, String message) {
    super(message);
    this.status = status;
    this.type = type;
  }

  /** The service was asked for something that this stand-in does not serve. */
  public static AwsError unknownOperation(String service, String operation) {
    return new AwsError(
        400, "UnknownOperationException", service + " does not support " + operation + " locally");
  }

  /**
   * The caller may not do this.
   *
   * @param service whose error it is
   */
  public static AwsError denied(String service, String message) {
    AwsError own = FaultErrors.find(service, FaultKind.DENIED);
    return new AwsError(own.status(), own.type(), message);
  }

  /** The type that most services give an error with this HTTP status. */
  static String typeOf(int status) {
    return TYPES.getOrDefault(status, "InternalFailure");
  }

  public int status() {
    return status;
  }

  public String type() {
    return type;
  }

  public String message() {
    return String.valueOf(getMessage());
  }
}
