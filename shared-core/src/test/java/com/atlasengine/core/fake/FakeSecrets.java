package com.atlasengine.core.fake;

import com.atlasengine.core.claim.NumberKey;
import com.atlasengine.core.failure.PermanentFailure;
import com.atlasengine.core.port.Secrets;
import com.atlasengine.core.time.Deadline;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Secrets in memory. Like the real ones they are cached: a change shows after {@link #renew}. */
public final class FakeSecrets implements Secrets {
  private static final String NUMBER_KEY = "number-key";

  private final Faults faults = new Faults();
  private final Map<String, String> stored = new ConcurrentHashMap<>();
  private final Map<String, String> cached = new ConcurrentHashMap<>();
  private final AtomicInteger renewCount = new AtomicInteger();

  /** The key that numbers are hashed with, the same in every test. */
  public static NumberKey numberKey() {
    return new FakeSecrets().withNumberKey();
  }

  /** The same, from this store. */
  public NumberKey withNumberKey() {
    put(NUMBER_KEY, "fedcba9876543210fedcba9876543210");
    return new NumberKey(this, NUMBER_KEY);
  }

  /** Sets a secret's value in the store. */
  public void put(String id, String value) {
    stored.put(id, value);
  }

  /** How it fails. */
  public Faults faults() {
    return faults;
  }

  /** How often values were renewed. */
  public int renewCount() {
    return renewCount.get();
  }

  /** Drops what is cached, as a fresh process has nothing. */
  public void forget() {
    cached.clear();
  }

  @Override
  public String get(String id, Deadline deadline) {
    String value = cached.get(id);
    return value == null ? read(id, deadline) : value;
  }

  @Override
  public void renew(String id, Deadline deadline) {
    renewCount.incrementAndGet();
    read(id, deadline);
  }

  private String read(String id, Deadline deadline) {
    faults.countOrFail(deadline);
    String value = stored.get(id);
    if (value == null) {
      throw new PermanentFailure("Secret: ResourceNotFoundException");
    }
    cached.put(id, value);
    return value;
  }
}
