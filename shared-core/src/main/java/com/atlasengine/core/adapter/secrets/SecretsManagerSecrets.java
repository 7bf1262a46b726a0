package com.atlasengine.core.adapter.secrets;

import com.atlasengine.core.adapter.aws.AwsCalls;
import com.atlasengine.core.adapter.aws.AwsClients;
import com.atlasengine.core.failure.PermanentFailure;
import com.atlasengine.core.failure.TransientFailure;
import com.atlasengine.core.port.Secrets;
import com.atlasengine.core.telemetry.Telemetry;
import com.atlasengine.core.time.Deadline;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/**
 * Secrets of AWS Secrets Manager, kept in memory for a quarter of an hour and renewed ahead of that
 * by the keep-warm schedule of five minutes. One thread at a time reads a secret; meanwhile the
 * others use the old value, if there is one. If the service fails, the old value stays valid.
 * Expiry uses the wall clock, because the monotonic clock stops in a frozen environment.
 */
public final class SecretsManagerSecrets implements Secrets {
  /** How long a value is used without a new read. */
  static final Duration CACHE_TIME = Duration.ofMinutes(15);

  /** After a failed read, how long to wait before the next one. */
  static final Duration RETRY_DELAY = Duration.ofSeconds(30);

  /** A call takes 200 to 500 ms. */
  private static final Duration CALL_TIMEOUT = Duration.ofSeconds(5);

  private final SecretsManagerClient client;
  private final Telemetry telemetry;
  private final Clock clock;
  private final Map<String, Slot> slots = new ConcurrentHashMap<>();

  private SecretsManagerSecrets(SecretsManagerClient client, Telemetry telemetry, Clock clock) {
    this.client = client;
    this.telemetry = telemetry;
    this.clock = clock;
  }

  /** Builds the client; connects with the first call. */
  public static SecretsManagerSecrets connect(AwsClients clients, Telemetry telemetry) {
    return connect(clients, telemetry, clients.lifecycle().clock());
  }

  /** Builds the client; values age by this clock. */
  static SecretsManagerSecrets connect(AwsClients clients, Telemetry telemetry, Clock clock) {
    SecretsManagerSecrets secrets =
        new SecretsManagerSecrets(
            clients.buildSync(SecretsManagerClient.builder(), CALL_TIMEOUT), telemetry, clock);
    clients.lifecycle().onForget(secrets::forget);
    return secrets;
  }

  /** Forgets every value: no secret may be in a snapshot. */
  public void forget() {
    slots.clear();
  }

  @Override
  public String get(String id, Deadline deadline) {
    Slot slot = slot(id);
    Value value = slot.value;
    if (value == null) {
      return readFirst(id, slot, deadline);
    }
    if (value.isFresh(clock.instant()) || !slot.readLock.tryLock()) {
      return value.text();
    }
    try {
      return readAndCache(id, slot, deadline);
    } catch (TransientFailure e) {
      slot.value = new Value(value.text(), clock.instant().plus(RETRY_DELAY));
      return value.text();
    } finally {
      slot.readLock.unlock();
    }
  }

  @Override
  public void renew(String id, Deadline deadline) {
    Slot slot = slot(id);
    lock(slot, deadline);
    try {
      readAndCache(id, slot, deadline);
    } finally {
      slot.readLock.unlock();
    }
  }

  /** Waits if another thread already reads the secret. */
  private String readFirst(String id, Slot slot, Deadline deadline) {
    lock(slot, deadline);
    try {
      Value value = slot.value;
      return value == null ? readAndCache(id, slot, deadline) : value.text();
    } finally {
      slot.readLock.unlock();
    }
  }

  private String readAndCache(String id, Slot slot, Deadline deadline) {
    String text = telemetry.runInSegment("secrets", () -> fetch(id, deadline));
    slot.value = new Value(text, clock.instant().plus(CACHE_TIME));
    return text;
  }

  private String fetch(String id, Deadline deadline) {
    String text =
        AwsCalls.call(
            "Secrets Manager",
            deadline,
            limit ->
                client
                    .getSecretValue(r -> r.secretId(id).overrideConfiguration(limit))
                    .secretString());
    if (text == null) {
      throw new PermanentFailure("Secrets Manager: the secret is not text");
    }
    return text;
  }

  private static void lock(Slot slot, Deadline deadline) {
    try {
      if (!slot.readLock.tryLock(deadline.remaining().toNanos(), TimeUnit.NANOSECONDS)) {
        throw new TransientFailure("Secrets Manager: no answer in time");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TransientFailure("Secrets Manager: interrupted", e);
    }
  }

  private Slot slot(String id) {
    return slots.computeIfAbsent(id, i -> new Slot());
  }

  private static final class Slot {
    private final ReentrantLock readLock = new ReentrantLock();
    private volatile @Nullable Value value;
  }

  private record Value(String text, Instant freshUntil) {
    boolean isFresh(Instant now) {
      return now.isBefore(freshUntil);
    }

    @Override
    public String toString() {
      return "Value[…]";
    }
  }
}
