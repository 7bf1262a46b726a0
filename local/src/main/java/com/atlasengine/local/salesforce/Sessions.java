package com.atlasengine.local.salesforce;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Open sessions by access token. A session expires when it has not been used for the time-out; as
 * in Salesforce, without notice.
 */
final class Sessions {
  private static final String ORG_ID = RecordId.of("00D", 1);

  /** What a new org is set to. */
  static final Duration DEFAULT_TIMEOUT = Duration.ofHours(2);

  private final Map<String, Session> sessions = new ConcurrentHashMap<>();
  private final SecureRandom random = new SecureRandom();
  private final Clock clock;
  private final Duration timeout;

  /** No session yet; each will end after {@code timeout} without use. */
  Sessions(Clock clock, Duration timeout) {
    this.clock = clock;
    this.timeout = timeout;
  }

  String open() {
    sessions.values().removeIf(this::isExpired);
    byte[] secret = new byte[60];
    random.nextBytes(secret);
    String token =
        ORG_ID.substring(0, 15)
            + "!AQ"
            + Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
    sessions.put(token, new Session(clock.instant(), 0));
    return token;
  }

  /** Uses a session, which makes it last; tells how it stands. */
  SessionUse use(String token) {
    Session session =
        sessions.computeIfPresent(
            token, (t, s) -> isExpired(s) ? null : new Session(clock.instant(), s.useCount() + 1));
    if (session == null) {
      return SessionUse.REFUSED;
    }
    return session.useCount() == 1 ? SessionUse.FIRST : SessionUse.AGAIN;
  }

  private boolean isExpired(Session session) {
    return session.lastUsedAt().plus(timeout).isBefore(clock.instant());
  }

  /** What came of using a session. */
  enum SessionUse {
    /** It is over, or never was. */
    REFUSED,
    /** Used for the first time. */
    FIRST,
    /** Used before. */
    AGAIN
  }

  private record Session(Instant lastUsedAt, long useCount) {}
}
