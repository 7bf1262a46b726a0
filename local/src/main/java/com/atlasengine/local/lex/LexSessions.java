package com.atlasengine.local.lex;

import com.atlasengine.local.http.AwsError;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The sessions of one bot; each is forgotten when it has been idle for longer than its time. */
final class LexSessions {
  private final Map<String, StoredSession> sessions = new ConcurrentHashMap<>();
  private final Set<String> busySessionIds = ConcurrentHashMap.newKeySet();
  private final Clock clock;
  private final Duration idleTtl;

  LexSessions(Clock clock, Duration idleTtl) {
    this.clock = clock;
    this.idleTtl = idleTtl;
  }

  /** The session as it was left. */
  Optional<LexSession> find(String id) {
    return Optional.ofNullable(sessions.get(id))
        .filter(this::isCurrent)
        .map(StoredSession::session);
  }

  /** Forgets the session; says whether there was one. */
  boolean remove(String id) {
    boolean found = find(id).isPresent();
    sessions.remove(id);
    return found;
  }

  /**
   * Applies one turn to a session and stores the result; stores nothing if the turn throws.
   *
   * @throws AwsError {@code ConflictException} while another turn of the session is at work
   */
  LexSession update(String id, SessionUpdate update) {
    if (!busySessionIds.add(id)) {
      throw new AwsError(
          409, "ConflictException", "Two clients are using the same bot and session id");
    }
    try {
      sessions.values().removeIf(kept -> !isCurrent(kept));
      LexSession session = update.apply(Optional.ofNullable(sessions.get(id)).map(this::age));
      sessions.put(id, new StoredSession(session, clock.instant()));
      return session;
    } finally {
      busySessionIds.remove(id);
    }
  }

  private boolean isCurrent(StoredSession stored) {
    return idleTime(stored).compareTo(idleTtl) <= 0;
  }

  private LexSession age(StoredSession stored) {
    return stored.session.ageBy(idleTime(stored).toSeconds());
  }

  private Duration idleTime(StoredSession stored) {
    return Duration.between(stored.lastTurnAt, clock.instant());
  }

  /** What is done to a session; it is empty when there was none, or none any more. */
  @FunctionalInterface
  interface SessionUpdate {
    LexSession apply(Optional<LexSession> before);
  }

  private record StoredSession(LexSession session, Instant lastTurnAt) {}
}
