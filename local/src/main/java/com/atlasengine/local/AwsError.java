package com.atlasengine.local;

/**
 * An error as an AWS service answers it: an HTTP status, the error's type name and a message for
 * the caller.
 */
final class AwsError extends RuntimeException {
  private final int status;
  private final String type;

  AwsError(int status, String type, String message) {
    super(message);
    this.status = status;
    this.type = type;
  }

  /** The service was asked for something that this stand-in does not serve. */
  static AwsError unknownOperation(String service, String operation) {
    return new AwsError(
        400, "UnknownOperationException", service + " does not serve " + operation + " locally");
  }

  int status() {
    return status;
  }

  String type() {
    return type;
  }

  String message() {
    return String.valueOf(getMessage());
  }
}
