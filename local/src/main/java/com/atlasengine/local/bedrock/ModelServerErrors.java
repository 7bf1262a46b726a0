package com.atlasengine.local.bedrock;

import com.atlasengine.local.http.AwsError;
import java.io.IOException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Bedrock's errors for the failures of a model server; they carry nothing that the server said. */
final class ModelServerErrors {
  private static final Logger LOG = LoggerFactory.getLogger(ModelServerErrors.class);

  private ModelServerErrors() {}

  /** The error for a status other than 200. */
  static AwsError ofStatus(int status) {
    String problem = "the model server answered " + status;
    return switch (status) {
      case 401, 403 -> error(403, "AccessDeniedException", problem);
      case 404 -> error(404, "ResourceNotFoundException", problem);
      case 408, 504 -> error(408, "ModelTimeoutException", problem);
      case 429 -> error(429, "ThrottlingException", problem);
      case 502, 503 -> error(503, "ServiceUnavailableException", problem);
      default ->
          status >= 400 && status < 500
              ? error(400, "ValidationException", problem)
              : error(500, "InternalServerException", problem);
    };
  }

  /** The error for a request that got no answer. */
  static AwsError ofFailure(IOException failure) {
    if (failure instanceof HttpTimeoutException
        && !(failure instanceof HttpConnectTimeoutException)) {
      return error(408, "ModelTimeoutException", "the model server did not answer in time");
    }
    return error(503, "ServiceUnavailableException", "the model server cannot be reached");
  }

  /** The error for an answer that cannot be read. */
  static AwsError ofAnswer(String problem) {
    return error(424, "ModelErrorException", problem);
  }

  /** The error for a stream that has begun and does not end as it should. */
  static AwsError ofStream(String problem) {
    return error(424, "ModelStreamErrorException", problem);
  }

  private static AwsError error(int status, String type, String problem) {
    LOG.warn("bedrock: {}", problem);
    return new AwsError(status, type, problem);
  }
}
