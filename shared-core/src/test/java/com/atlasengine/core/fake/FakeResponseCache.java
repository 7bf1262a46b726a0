package com.atlasengine.core.fake;

import com.atlasengine.core.model.ReplyKey;
import com.atlasengine.core.port.ResponseCache;
import com.atlasengine.core.time.Deadline;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Answers in memory. */
public final class FakeResponseCache implements ResponseCache {
  private final Faults faults = new Faults();
  private final Map<ReplyKey, CachedReply> replies = new HashMap<>();
  private final Map<ReplyKey, Demand> demands = new HashMap<>();
  private final Map<ReplyKey, Instant> leases = new HashMap<>();
  private final Clock clock;

  /** A cache that expires by this clock. */
  public FakeResponseCache(Clock clock) {
    this.clock = clock;
  }

  /** A cache that expires by the wall clock. */
  public FakeResponseCache() {
    this(Clock.systemUTC());
  }

  /** How it fails. */
  public Faults faults() {
    return faults;
  }

  /** All it holds, the expired included. */
  public synchronized Map<ReplyKey, CachedReply> all() {
    return Map.copyOf(replies);
  }

  @Override
  public synchronized Optional<CachedReply> find(ReplyKey key, Deadline deadline) {
    faults.countOrFail(deadline);
    return Optional.ofNullable(replies.get(key)).filter(r -> !r.isExpired(clock.instant()));
  }

  @Override
  public synchronized void store(ReplyKey key, CachedReply reply, Deadline deadline) {
    faults.countOrFail(deadline);
    replies.put(key, reply);
    demands.remove(key);
  }

  @Override
  public synchronized void store(
      ReplyKey key, CachedReply reply, Demand demand, Deadline deadline) {
    store(key, reply, deadline);
    demands.put(key, demand);
  }

  @Override
  public synchronized List<DueReply> findDue(String intent, int limit, Deadline deadline) {
    faults.countOrFail(deadline);
    Instant now = clock.instant();
    return replies.entrySet().stream()
        .filter(e -> e.getKey().intent().equals(intent))
        .filter(
            e ->
                !e.getValue().generatedAt().plus(FRESH_TIME).minus(REFRESH_AHEAD_TIME).isAfter(now))
        .sorted(Comparator.comparing(e -> e.getValue().generatedAt()))
        .flatMap(
            e ->
                Optional.ofNullable(demands.get(e.getKey())).stream()
                    .filter(demand -> !demand.askedAt().plus(COMMON_TIME).isBefore(now))
                    .map(demand -> new DueReply(e.getKey(), demand)))
        .limit(limit)
        .toList();
  }

  @Override
  public synchronized boolean tryLease(ReplyKey key, Duration hold, Deadline deadline) {
    faults.countOrFail(deadline);
    Instant now = clock.instant();
    Instant until = leases.get(key);
    if (until != null && until.isAfter(now)) {
      return false;
    }
    leases.put(key, now.plus(hold));
    return true;
  }
}
