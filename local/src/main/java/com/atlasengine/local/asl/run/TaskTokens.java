package com.atlasengine.local.asl.run;

import com.atlasengine.local.asl.expression.StateError;
import com.fasterxml.jackson.databind.JsonNode;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/** The tokens of the callback tasks that wait, or waited, for an answer. */
public final class TaskTokens {
  private static final byte[] TOKEN_PREFIX = {'a', 's', 'l', 1};
  private static final int TOKEN_BYTES = 96;
  private final SecureRandom random = new SecureRandom();
  private final Map<String, PendingTask> pending = new ConcurrentHashMap<>();

  /** The outcome of an answer to a callback task. */
  public enum CallbackStatus {
    /** The task goes on with it. */
    DELIVERED,
    /** The task was answered before, timed out, or its execution is over. */
    GONE,
    /** A well-formed token that belongs to no task. */
    UNKNOWN,
    /** Not a token. */
    MALFORMED
  }

  /** Completes the token's task with this output. */
  public CallbackStatus succeed(String token, JsonNode output) {
    return complete(token, new CallbackResult(output, Optional.empty()));
  }

  /** Ends the token's task with this error. */
  public CallbackStatus fail(String token, String error, String cause) {
    StateError failure = StateError.taskFailed(error, cause);
    return complete(token, new CallbackResult(failure.output(), Optional.of(failure)));
  }

  /** Notes that the token's task is alive. */
  public CallbackStatus heartbeat(String token, Instant now) {
    PendingTask task = pending.get(token);
    if (task == null) {
      return statusOfUnknown(token);
    }
    task.lastHeartbeat = now;
    return task.result.isDone() ? CallbackStatus.GONE : CallbackStatus.DELIVERED;
  }

  private CallbackStatus complete(String token, CallbackResult result) {
    PendingTask task = pending.get(token);
    if (task == null) {
      return statusOfUnknown(token);
    }
    return task.result.complete(result) ? CallbackStatus.DELIVERED : CallbackStatus.GONE;
  }

  private static CallbackStatus statusOfUnknown(String token) {
    try {
      byte[] bytes = Base64.getDecoder().decode(token);
      boolean ours =
          bytes.length == TOKEN_BYTES
              && Arrays.equals(bytes, 0, TOKEN_PREFIX.length, TOKEN_PREFIX, 0, TOKEN_PREFIX.length);
      return ours ? CallbackStatus.UNKNOWN : CallbackStatus.MALFORMED;
    } catch (IllegalArgumentException e) {
      return CallbackStatus.MALFORMED;
    }
  }

  /** The ARN of the state machine whose task has this token; empty when there is none. */
  public Optional<String> stateMachine(String token) {
    return Optional.ofNullable(pending.get(token)).map(task -> task.machineArn);
  }

  PendingTask open(Instant now, String machineArn) {
    byte[] bytes = new byte[TOKEN_BYTES];
    random.nextBytes(bytes);
    System.arraycopy(TOKEN_PREFIX, 0, bytes, 0, TOKEN_PREFIX.length);
    PendingTask task = new PendingTask(Base64.getEncoder().encodeToString(bytes), now, machineArn);
    pending.put(task.token, task);
    return task;
  }

  /** An answer to a callback task: its output, or why it failed. */
  record CallbackResult(JsonNode output, Optional<StateError> failure) {}

  /** A callback task that waits. */
  static final class PendingTask {
    final String token;
    final CompletableFuture<CallbackResult> result = new CompletableFuture<>();
    private final String machineArn;
    private volatile Instant lastHeartbeat;

    private PendingTask(String token, Instant now, String machineArn) {
      this.token = token;
      this.machineArn = machineArn;
      this.lastHeartbeat = now;
    }

    Instant lastHeartbeat() {
      return lastHeartbeat;
    }

    /** Stops waiting; later answers get {@code GONE}. */
    void close() {
      result.cancel(false);
    }
  }
}
