package com.atlasengine.local.connect;

import com.atlasengine.local.http.AwsError;
import java.util.Optional;

/**
 * Phone numbers with a fixed failure each, so that every dial failure can be tried without
 * configuration. Every other number rings until somebody answers.
 */
enum DialScript {
  /** {@code +1 206 555 9401}: too many calls at once, a 429. */
  LIMIT("+12065559401", 429, "LimitExceededException"),
  /** {@code +1 206 555 9402}: the instance may not call out, a 403. */
  NOT_PERMITTED("+12065559402", 403, "OutboundContactNotPermittedException"),
  /** {@code +1 206 555 9403}: the instance may not call there, a 403; also any {@code +447}. */
  NOT_ALLOWED("+12065559403", 403, "DestinationNotAllowedException"),
  /** {@code +1 206 555 9404}: Connect fails, a 500. */
  INTERNAL("+12065559404", 500, "InternalServiceException"),
  /** {@code +1 206 555 9405}: busy; it is disconnected at once. */
  BUSY("+12065559405", 0, ""),
  /** {@code +1 206 555 9406}: an ordinary call whose DISCONNECTED event is lost. */
  EVENT_LOST("+12065559406", 0, ""),
  /** {@code +1 206 555 9407}: an ordinary call whose DISCONNECTED event comes twice. */
  EVENT_TWICE("+12065559407", 0, ""),
  /** {@code +1 206 555 9408}: nobody picks up; it need not be waited for. */
  RINGS_OUT("+12065559408", 0, ""),
  /** {@code +1 206 555 9409}: the network cannot put it through. */
  UNREACHABLE("+12065559409", 0, ""),
  /** {@code +1 206 555 9410}: somebody picks up and hangs up without a word. */
  SILENT("+12065559410", 0, ""),
  /** {@code +1 206 555 9411}: a voicemail takes it. */
  VOICEMAIL("+12065559411", 0, ""),
  /** Every other number. */
  ORDINARY("", 0, "");

  /** British mobile numbers, which Connect does not call unless asked to by a support case. */
  private static final String BLOCKED_PREFIX = "+447";

  private final String number;
  private final int status;
  private final String error;

  DialScript(String number, int status, String error) {
    this.number = number;
    this.status = status;
    this.error = error;
  }

  static DialScript of(String number) {
    if (number.startsWith(BLOCKED_PREFIX)) {
      return NOT_ALLOWED;
    }
    for (DialScript script : values()) {
      if (script.number.equals(number)) {
        return script;
      }
    }
    return ORDINARY;
  }

  /** The error that the dial itself gets. */
  Optional<AwsError> error() {
    return status == 0
        ? Optional.empty()
        : Optional.of(new AwsError(status, error, "This number always gets " + error));
  }

  /** How often the DISCONNECTED event of such a call is sent. */
  int disconnectedEvents() {
    return switch (this) {
      case EVENT_LOST -> 0;
      case EVENT_TWICE -> 2;
      case LIMIT,
          NOT_PERMITTED,
          NOT_ALLOWED,
          INTERNAL,
          BUSY,
          RINGS_OUT,
          UNREACHABLE,
          SILENT,
          VOICEMAIL,
          ORDINARY ->
          1;
    };
  }
}
