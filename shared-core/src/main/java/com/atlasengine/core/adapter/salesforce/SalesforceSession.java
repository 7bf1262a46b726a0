package com.atlasengine.core.adapter.salesforce;

import com.atlasengine.core.failure.PermanentFailure;
import com.atlasengine.core.failure.TransientFailure;
import com.atlasengine.core.port.Secrets;
import com.atlasengine.core.time.Deadline;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Holds the Salesforce session. It logs in once, uses the session until Salesforce refuses it, and
 * renews it early on keep-warm. The service does not say how long a session lives (two hours by
 * default, longer while it is used, fifteen minutes at least), so its refusal is what counts. One
 * thread at a time logs in; the others wait for its session.
 */
final class SalesforceSession {
  /**
   * Keep-warm renews a session older than this; Salesforce's shortest session lifetime is 15
   * minutes.
   */
  static final Duration RENEW_AFTER = Duration.ofMinutes(10);

  private final Secrets secrets;
  private final String secretId;
  private final SalesforceLogin login;
  private final Clock clock;
  private final ReentrantLock loginLock = new ReentrantLock();
  private volatile @Nullable HeldToken held;

  SalesforceSession(Secrets secrets, String secretId, SalesforceLogin login, Clock clock) {
    this.secrets = secrets;
    this.secretId = secretId;
    this.login = login;
    this.clock = clock;
  }

  /** The session, a new one if there is none. */
  SalesforceToken current(Deadline deadline) {
    return findOrLogIn(h -> true, deadline);
  }

  /** A session other than the refused one; logs in if needed. */
  SalesforceToken replace(SalesforceToken refused, Deadline deadline) {
    return findOrLogIn(h -> !h.token().equals(refused), deadline);
  }

  /** Renews the secret and the session if the session is older than {@link #RENEW_AFTER}. */
  void warm(Deadline deadline) {
    Instant old = clock.instant().minus(RENEW_AFTER);
    HeldToken now = held;
    if (now == null || !now.since().isAfter(old)) {
      secrets.renew(secretId, deadline);
      findOrLogIn(h -> h.since().isAfter(old), deadline);
    }
  }

  /** Forgets the session: no token may be in a snapshot. */
  void forget() {
    held = null;
  }

  private SalesforceToken findOrLogIn(Predicate<HeldToken> isUsable, Deadline deadline) {
    HeldToken before = held;
    if (before != null && isUsable.test(before)) {
      return before.token();
    }
    lockLogin(deadline);
    try {
      HeldToken meanwhile = held;
      if (meanwhile != null && isUsable.test(meanwhile)) {
        return meanwhile.token();
      }
      SalesforceToken token = logIn(deadline);
      held = new HeldToken(token, clock.instant());
      return token;
    } finally {
      loginLock.unlock();
    }
  }

  /** A refusal may mean that the secret was rotated since it was read. */
  private SalesforceToken logIn(Deadline deadline) {
    String secret = secrets.get(secretId, deadline);
    try {
      return login.logIn(SalesforceCredentials.parse(secret), deadline);
    } catch (PermanentFailure refused) {
      secrets.renew(secretId, deadline);
      String renewed = secrets.get(secretId, deadline);
      if (renewed.equals(secret)) {
        throw refused;
      }
      return login.logIn(SalesforceCredentials.parse(renewed), deadline);
    }
  }

  private void lockLogin(Deadline deadline) {
    try {
      if (!loginLock.tryLock(deadline.remaining().toNanos(), TimeUnit.NANOSECONDS)) {
        throw new TransientFailure("Salesforce login: no answer in time");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TransientFailure("Salesforce login: interrupted", e);
    }
  }

  private record HeldToken(SalesforceToken token, Instant since) {}
}
