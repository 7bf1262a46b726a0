package com.atlasengine.core.adapter.aws;

import com.atlasengine.core.failure.PermanentFailure;
import com.atlasengine.core.failure.RedactedException;
import com.atlasengine.core.failure.TransientFailure;
import com.atlasengine.core.time.Deadline;
import java.time.Duration;
import java.util.Set;
import java.util.function.Function;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.exception.SdkServiceException;

/**
 * Makes one call of an AWS service. The call gets the rest of the deadline; SDK exceptions become
 * our two failures.
 */
public final class AwsCalls {
  /** The shortest timeout the SDK accepts: it counts in whole milliseconds. */
  private static final Duration MIN_TIMEOUT = Duration.ofMillis(1);

  /** Transient errors whose status, 400 or 403, looks permanent. */
  private static final Set<String> TRANSIENT_ERROR_CODES =
      Set.of(
          "ExpiredToken",
          "ExpiredTokenException",
          "TransactionConflictException",
          "LimitExceededException");

  /** In place of an error's name, when the answer broke off before it. */
  private static final String UNREADABLE = "error";

  private AwsCalls() {}

  /**
   * Makes a call.
   *
   * @param service its name in failure messages
   * @param request is given what every request must carry
   * @throws TransientFailure when nothing is left of the deadline, the service is throttled, down,
   *     unreachable or too slow
   * @throws PermanentFailure when it refuses
   */
  public static <T> T call(
      String service, Deadline deadline, Function<AwsRequestOverrideConfiguration, T> request) {
    try {
      return request.apply(requestTimeouts(service, deadline));
    } catch (SdkException e) {
      throw toFailure(service, e);
    }
  }

  /**
   * Timeouts for one request, so that it ends at the deadline.
   *
   * @throws TransientFailure when nothing is left of it
   */
  public static AwsRequestOverrideConfiguration requestTimeouts(String service, Deadline deadline) {
    Duration left = deadline.remaining();
    if (left.compareTo(MIN_TIMEOUT) < 0) {
      throw new TransientFailure(service + ": no time left");
    }
    return AwsRequestOverrideConfiguration.builder()
        .apiCallTimeout(left)
        .apiCallAttemptTimeout(left)
        .build();
  }

  /** Translates an SDK exception into our failure. Restores the thread's interrupt flag. */
  public static RuntimeException toFailure(String service, SdkException e) {
    if (e instanceof AwsServiceException refused) {
      String message = service + ": " + errorCode(refused) + " (" + refused.statusCode() + ")";
      return isTransient(refused)
          ? new TransientFailure(message, RedactedException.of(e))
          : new PermanentFailure(message, RedactedException.of(e));
    }
    if (e instanceof AbortedException) {
      Thread.currentThread().interrupt();
      return new TransientFailure(service + ": interrupted", RedactedException.of(e));
    }
    if (e instanceof ApiCallTimeoutException || e instanceof ApiCallAttemptTimeoutException) {
      return new TransientFailure(service + ": no answer in time", RedactedException.of(e));
    }
    return new TransientFailure(service + ": no usable answer", RedactedException.of(e));
  }

  /** The service's own name of an error, such as {@code ThrottlingException}. */
  public static String errorCode(AwsServiceException e) {
    String code = e.awsErrorDetails() == null ? null : e.awsErrorDetails().errorCode();
    return code == null || code.isBlank() ? UNREADABLE : code;
  }

  /** Whether the service refused because of too many calls. */
  public static boolean isThrottling(SdkException e) {
    return e instanceof SdkServiceException refused
        && (refused.isThrottlingException() || refused.statusCode() == 429);
  }

  private static boolean isTransient(AwsServiceException e) {
    int status = e.statusCode();
    return status >= 500
        || (status < 400 && !isValidationError(e))
        || status == 429
        || status == 408
        || status == 424
        || e.isThrottlingException()
        || e.isClockSkewException()
        || errorCode(e).equals(UNREADABLE)
        || TRANSIENT_ERROR_CODES.contains(errorCode(e));
  }

  /** An error inside a stream has no status code, so its class decides. */
  private static boolean isValidationError(AwsServiceException e) {
    return e.getClass().getSimpleName().equals("ValidationException");
  }
}
