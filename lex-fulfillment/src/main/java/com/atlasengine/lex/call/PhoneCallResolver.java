package com.atlasengine.lex.call;

import com.atlasengine.core.failure.PermanentFailure;
import com.atlasengine.core.failure.TransientFailure;
import com.atlasengine.core.model.Interaction;
import com.atlasengine.core.model.InteractionKey;
import com.atlasengine.core.port.Interactions;
import com.atlasengine.core.port.Secrets;
import com.atlasengine.core.time.Deadline;
import com.atlasengine.lex.turn.ExpiringLruCache;
import com.atlasengine.lex.turn.Session;
import com.atlasengine.lex.turn.Surface;
import com.atlasengine.lex.turn.TurnTasks;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Future;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells which phone call a turn belongs to. The client sends the interaction key, so it is trusted
 * only if the item exists. The first turn reads the item, later turns read it again until it has a
 * scenario, and from then on a seal in the session proves it.
 */
public final class PhoneCallResolver {
  private static final Logger LOG = LoggerFactory.getLogger(PhoneCallResolver.class);

  /** Half of a phone turn. A reply without the scenario is better than no reply. */
  private static final Duration ITEM_READ_TIME = Duration.ofMillis(400);

  /** The key is cached and kept warm; when it is not, reading the item again is as quick. */
  private static final Duration SESSION_KEY_READ_TIME = Duration.ofMillis(150);

  /** From the design. A longer scenario stays in the table; the session holds only the key. */
  private static final int MAX_SESSION_SCENARIO_BYTES = 4_096;

  private static final int MAX_CACHED_INTERACTIONS = 200;
  private static final Duration CACHE_TIME = Duration.ofMinutes(15);

  private final Interactions interactions;
  private final Secrets secrets;
  private final String sessionKeyId;
  private final ExpiringLruCache<InteractionKey, Interaction> cache;

  /**
   * @param sessionKeyId the secret that seals are made with
   */
  public PhoneCallResolver(
      Interactions interactions, Secrets secrets, String sessionKeyId, Clock clock) {
    this.interactions = interactions;
    this.secrets = secrets;
    this.sessionKeyId = sessionKeyId;
    cache = new ExpiringLruCache<>(MAX_CACHED_INTERACTIONS, CACHE_TIME, clock);
  }

  /** Finds the surface of a turn and corrects the session's call attributes. */
  public ResolvedSurface resolve(Session session, Deadline deadline, TurnTasks tasks) {
    return session
        .get(Session.INTERACTION_KEY)
        .flatMap(InteractionKey::parse)
        .map(key -> resolve(key, session, deadline, tasks))
        .orElseGet(() -> toWebChat(session));
  }

  private ResolvedSurface resolve(
      InteractionKey key, Session session, Deadline deadline, TurnTasks tasks) {
    SessionKeyRead seal =
        new SessionKeyRead(
            tasks.start(() -> readSeal(deadline)), deadline.atMost(SESSION_KEY_READ_TIME));
    if (session.get(Session.SEAL).isPresent() && seal.proves(session)) {
      Optional<String> scenario =
          session
              .get(Session.SCENARIO)
              .or(() -> findInteraction(key, deadline).flatMap(Interaction::scenario));
      return new ResolvedSurface(new Surface.PhoneCall(key, scenario), session);
    }
    return readItem(key, session, seal, deadline);
  }

  private ResolvedSurface readItem(
      InteractionKey key, Session session, SessionKeyRead seal, Deadline deadline) {
    Session unproven = session.without(Session.SCENARIO, Session.SEAL);
    try {
      Optional<Interaction> item = find(key, deadline);
      return item.isPresent() ? toPhoneCall(item.get(), unproven, seal) : toWebChat(session);
    } catch (TransientFailure | PermanentFailure e) {
      LOG.warn("Could not read the interaction; the next turn tries again: {}", e.getMessage());
      return new ResolvedSurface(new Surface.PhoneCall(key, Optional.empty()), unproven);
    }
  }

  private static ResolvedSurface toPhoneCall(
      Interaction item, Session session, SessionKeyRead seal) {
    Surface.PhoneCall call = new Surface.PhoneCall(item.key(), item.scenario());
    if (item.scenario().isEmpty()) {
      return new ResolvedSurface(call, session);
    }
    Session withScenario =
        item.scenario()
            .filter(PhoneCallResolver::fitsSession)
            .map(scenario -> session.with(Session.SCENARIO, scenario))
            .orElse(session);
    return new ResolvedSurface(
        call, seal.awaitSeal().map(s -> s.seal(withScenario)).orElse(session));
  }

  private static ResolvedSurface toWebChat(Session session) {
    return new ResolvedSurface(
        new Surface.WebChat(),
        session.without(Session.INTERACTION_KEY, Session.SCENARIO, Session.SEAL));
  }

  private static boolean fitsSession(String scenario) {
    return scenario.getBytes(StandardCharsets.UTF_8).length <= MAX_SESSION_SCENARIO_BYTES;
  }

  private Optional<SessionSeal> readSeal(Deadline deadline) {
    try {
      return Optional.of(secrets.get(sessionKeyId, deadline))
          .filter(key -> !key.isBlank())
          .map(SessionSeal::new);
    } catch (TransientFailure | PermanentFailure e) {
      LOG.warn("Could not read the session key: {}", e.getMessage());
      return Optional.empty();
    }
  }

  /** The interaction of a call, from memory if it was read before; empty when it cannot be read. */
  public Optional<Interaction> findInteraction(InteractionKey key, Deadline deadline) {
    try {
      return find(key, deadline);
    } catch (TransientFailure | PermanentFailure e) {
      LOG.warn("Could not read the interaction: {}", e.getMessage());
      return Optional.empty();
    }
  }

  private Optional<Interaction> find(InteractionKey key, Deadline deadline) {
    Optional<Interaction> known = cache.get(key);
    if (known.isPresent()) {
      return known;
    }
    Optional<Interaction> read = interactions.find(key, deadline.atMost(ITEM_READ_TIME));
    read.filter(item -> item.scenario().isPresent()).ifPresent(item -> cache.put(key, item));
    return read;
  }

  /** Forgets one interaction: it was deleted. */
  public void forget(InteractionKey key) {
    cache.remove(key);
  }

  /** Forgets all: after a restore. */
  public void forget() {
    cache.clear();
  }

  /**
   * The session key while it is being read. A turn waits for it once. A slower read continues in
   * the background, so that the next turn has the key.
   */
  private record SessionKeyRead(Future<Optional<SessionSeal>> read, Deadline deadline) {
    boolean proves(Session session) {
      return awaitSeal().filter(seal -> seal.matches(session)).isPresent();
    }

    Optional<SessionSeal> awaitSeal() {
      return TurnTasks.tryAwait(read, deadline).flatMap(seal -> seal);
    }
  }

  /** The surface of a turn and its corrected session. */
  public record ResolvedSurface(Surface surface, Session session) {}
}
