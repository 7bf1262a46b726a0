package com.atlasengine.lex.concurrent;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * An in-memory cache with a maximum size and a time to live. It evicts the least recently used
 * entry. Emptied when a snapshot is restored.
 *
 * @param <K> the key
 * @param <V> the value
 */
public final class ExpiringLruCache<K, V> {
  private final Map<K, Entry<V>> entries = new LinkedHashMap<>(16, 0.75f, true);
  private final int maxEntries;
  private final Duration timeToLive;
  private final Clock clock;

  public ExpiringLruCache(int maxEntries, Duration timeToLive, Clock clock) {
    this.maxEntries = maxEntries;
    this.timeToLive = timeToLive;
    this.clock = clock;
  }

  /** The value; empty when there is none or it has expired. */
  public synchronized Optional<V> get(K key) {
    return Optional.ofNullable(entries.get(key))
        .filter(e -> clock.instant().isBefore(e.until()))
        .map(Entry::value);
  }

  /** Keeps the value. */
  public synchronized void put(K key, V value) {
    entries.put(key, new Entry<>(value, clock.instant().plus(timeToLive)));
    if (entries.size() > maxEntries) {
      entries.remove(entries.keySet().iterator().next());
    }
  }

  /** Keeps the value unless there is one; says whether it did. */
  public synchronized boolean putIfAbsent(K key, V value) {
    if (get(key).isPresent()) {
      return false;
    }
    put(key, value);
    return true;
  }

  /** Forgets one. */
  public synchronized void remove(K key) {
    entries.remove(key);
  }

  /** Forgets all. */
  public synchronized void clear() {
    entries.clear();
  }

  private record Entry<V>(V value, Instant until) {}
}
