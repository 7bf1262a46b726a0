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
  private static final byte[] MARK = {'a', 's', 'l', 1};
  private static final int TOKEN_BYTES = 96;
  private final SecureRandom random = new SecureRandom();
  private final Map<String, Pending> pending = new ConcurrentHashMap<>();

  /** What became of an answer. */
  public enum Delivery {
    /** The task goes on with it. */
    DELIVERED,
    /** The task was answered before, timed out, or its execution is over. */
    GONE,
    /** A token as this service makes them, but of no task. */
    UNKNOWN,
    /** Not a token. */
    MALFORMED
  }

  /** Ends the token's task well, with this output. */
  public Delivery succeed(String token, JsonNode output) {
    return answer(token, new Answer(output, Optional.empty()));
  }

  /** Ends the token's task with this error. */
  public Delivery fail(String token, String error, String cause) {
    StateError failure = StateError.task(error, cause);
    return answer(token, new Answer(failure.output(), Optional.of(failure)));
  }

  /** Notes that the token's task is alive. */
  public Delivery heartbeat(String token, Instant now) {
    Pending task = pending.get(token);
    if (task == null) {
      return stranger(token);
    }
    task.lastBeat = now;
    return task.answer.isDone() ? Delivery.GONE : Delivery.DELIVERED;
  }

  private Delivery answer(String token, Answer answer) {
    Pending task = pending.get(token);
    if (task == null) {
      return stranger(token);
    }
    return task.answer.complete(answer) ? Delivery.DELIVERED : Delivery.GONE;
  }

  private static Delivery stranger(String token) {
    try {
      byte[] bytes = Base64.getDecoder().decode(token);
      boolean ours =
          bytes.length == TOKEN_BYTES && Arrays.equals(bytes, 0, MARK.length, MARK, 0, MARK.length);
      return ours ? Delivery.UNKNOWN : Delivery.MALFORMED;
    } catch (IllegalArgumentException e) {
      return Delivery.MALFORMED;
    }
  }

  Pending open(Instant now) {
    byte[] bytes = new byte[TOKEN_BYTES];
    random.nextBytes(bytes);
    System.arraycopy(MARK, 0, bytes, 0, MARK.length);
    Pending task = new Pending(Base64.getEncoder().encodeToString(bytes), now);
    pending.put(task.token, task);
    return task;
  }

  /** An answer to a callback task: its output, or why it failed. */
  record Answer(JsonNode output, Optional<StateError> failure) {}

  /** A callback task that waits. */
  static final class Pending {
    final String token;
    final CompletableFuture<Answer> answer = new CompletableFuture<>();
    private volatile Instant lastBeat;

    private Pending(String token, Instant now) {
      this.token = token;
      this.lastBeat = now;
    }

    Instant lastBeat() {
      return lastBeat;
    }

    /** Nobody waits any more: an answer from now on is late. */
    void close() {
      answer.cancel(false);
    }
  }
}
