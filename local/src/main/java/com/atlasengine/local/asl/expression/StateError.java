package com.atlasengine.local.asl.expression;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * A state failed, with an error name and a cause as a {@code Catch} sees them.
 *
 * <p>What catches what follows the service's developer guide: {@code States.ALL} and {@code
 * States.TaskFailed} never match {@code States.Runtime} nor {@code States.DataLimitExceeded}; the
 * latter may be matched by its own name, the former by nothing.
 */
public final class StateError extends Exception {
  private static final String TIMEOUT = "States.Timeout";
  private static final String MESSAGE_PREFIX = "An error occurred while executing the state '";
  private final String error;
  private final String cause;
  private final Kind kind;

  private StateError(Kind kind, String error, String cause) {
    super(error + ": " + cause, null, false, false);
    this.kind = kind;
    this.error = error;
    this.cause = cause;
  }

  /** A failure that a task reports under a name of its own, such as {@code Lambda.Unknown}. */
  public static StateError taskFailed(String error, String cause) {
    return new StateError(Kind.TASK, error, cause);
  }

  public static StateError timeout() {
    return new StateError(Kind.TIMEOUT, TIMEOUT, "");
  }

  public static StateError missedHeartbeat() {
    return new StateError(Kind.MISSED_HEARTBEAT, TIMEOUT, "");
  }

  public static StateError executionTimeout() {
    return new StateError(Kind.EXECUTION_TIMEOUT, TIMEOUT, "");
  }

  public static StateError dataLimitExceeded(String what) {
    String cause =
        "The state/task '"
            + what
            + "' returned a result with a size exceeding the maximum number of bytes service"
            + " limit.";
    return new StateError(Kind.DATA_LIMIT, "States.DataLimitExceeded", cause);
  }

  /** A failure that no Retry or Catch matches: the definition does not fit the data. */
  public static StateError runtimeError(String cause) {
    return new StateError(Kind.RUNTIME, "States.Runtime", cause);
  }

  /** The error's name. */
  public String error() {
    return error;
  }

  /** What happened, in words; may be empty. */
  public String cause() {
    return cause;
  }

  public Kind kind() {
    return kind;
  }

  /** The same failure; a runtime error says in which state it happened, the innermost one. */
  public StateError inState(String state, long enteredEventId) {
    if (kind != Kind.RUNTIME || cause.startsWith(MESSAGE_PREFIX)) {
      return this;
    }
    return runtimeError(
        MESSAGE_PREFIX + state + "' (entered at the event id #" + enteredEventId + "). " + cause);
  }

  /** The same failure, as a Parallel state reports it: also matched by States.BranchFailed. */
  public StateError asBranchFailure() {
    return kind == Kind.TASK ? new StateError(Kind.BRANCH, error, cause) : this;
  }

  /** Whether a retrier or catcher that lists these names takes this error. */
  public boolean isMatchedBy(List<String> errorEquals) {
    return errorEquals.stream().anyMatch(this::isMatchedBy);
  }

  private boolean isMatchedBy(String name) {
    return switch (kind) {
      case RUNTIME, EXECUTION_TIMEOUT -> false;
      case DATA_LIMIT -> name.equals(error);
      case TASK -> isWildcard(name) || name.equals(error);
      case BRANCH -> isWildcard(name) || name.equals(error) || name.equals("States.BranchFailed");
      case TIMEOUT -> name.equals("States.ALL") || name.equals(TIMEOUT);
      case MISSED_HEARTBEAT ->
          name.equals("States.ALL")
              || name.equals(TIMEOUT)
              || name.equals("States.HeartbeatTimeout");
    };
  }

  private static boolean isWildcard(String name) {
    return name.equals("States.ALL") || name.equals("States.TaskFailed");
  }

  /** What a catcher puts at its ResultPath. */
  public JsonNode output() {
    ObjectNode output = JsonNodeFactory.instance.objectNode().put("Error", error);
    return cause.isEmpty() ? output : output.put("Cause", cause);
  }

  /** What went wrong; retriers and catchers match the name, the history tells them apart. */
  public enum Kind {
    TASK,
    BRANCH,
    TIMEOUT,
    MISSED_HEARTBEAT,
    DATA_LIMIT,
    RUNTIME,
    EXECUTION_TIMEOUT
  }
}
