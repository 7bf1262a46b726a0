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
  private final Map<String, Kept> sessions = new ConcurrentHashMap<>();
  private final Set<String> busy = ConcurrentHashMap.newKeySet();
  private final Clock clock;
  private final Duration idleTtl;

  LexSessions(Clock clock, Duration idleTtl) {
    this.clock = clock;
    this.idleTtl = idleTtl;
  }

  /** The session as it was left. */
  Optional<LexSession> find(String id) {
    return Optional.ofNullable(sessions.get(id)).filter(this::isCurrent).map(Kept::session);
  }

  /** Forgets the session; says whether there was one. */
  boolean remove(String id) {
    boolean found = find(id).isPresent();
    sessions.remove(id);
    return found;
  }

  /**
   * Lets one turn of a session work on it, and keeps what the turn makes of it unless it throws.
   *
   * @throws AwsError {@code ConflictException} while another turn of the session is at work
   */
  LexSession update(String id, Turn turn) {
    if (!busy.add(id)) {
      throw new AwsError(
          409, "ConflictException", "Two clients are using the same bot and session id");
    }
    try {
      sessions.values().removeIf(kept -> !isCurrent(kept));
      LexSession session = turn.play(Optional.ofNullable(sessions.get(id)).map(this::aged));
      sessions.put(id, new Kept(session, clock.instant()));
      return session;
    } finally {
      busy.remove(id);
    }
  }

  private boolean isCurrent(Kept kept) {
    return idle(kept).compareTo(idleTtl) <= 0;
  }

  private LexSession aged(Kept kept) {
    return kept.session.aged(idle(kept).toSeconds());
  }

  private Duration idle(Kept kept) {
    return Duration.between(kept.at, clock.instant());
  }

  /** What is done to a session; it is empty when there was none, or none any more. */
  @FunctionalInterface
  interface Turn {
    LexSession play(Optional<LexSession> before);
  }

  private record Kept(LexSession session, Instant at) {}
}
