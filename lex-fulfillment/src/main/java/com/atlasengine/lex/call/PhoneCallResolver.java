package com.atlasengine.lex.call;

import com.atlasengine.core.failure.PermanentFailure;
import com.atlasengine.core.failure.TransientFailure;
import com.atlasengine.core.model.Interaction;
import com.atlasengine.core.model.InteractionKey;
import com.atlasengine.core.port.Interactions;
import com.atlasengine.core.port.Secrets;
import com.atlasengine.core.time.Deadline;
import com.atlasengine.lex.concurrent.ExpiringLruCache;
import com.atlasengine.lex.concurrent.TurnTasks;
import com.atlasengine.lex.turn.IncomingTurn;
import com.atlasengine.lex.turn.Session;
import com.atlasengine.lex.turn.Surface;
import com.atlasengine.lex.turn.TurnBudget;
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

  /** From the design. A longer scenario stays in the table; the session holds only the key. */
  private static final int MAX_SESSION_SCENARIO_BYTES = 4_096;

  private static final int MAX_CACHED_INTERACTIONS = 200;
  private static final Duration CACHE_TIME = Duration.ofMinutes(15);

  private final Interactions interactions;
  private final Secrets secrets;
  private final String sessionKeyId;
  private final TurnBudget budget;
  private final ExpiringLruCache<InteractionKey, Interaction> cache;

  /**
   * @param sessionKeyId the secret that seals are made with
   */
  public PhoneCallResolver(
      Interactions interactions,
      Secrets secrets,
      String sessionKeyId,
      TurnBudget budget,
      Clock clock) {
    this.interactions = interactions;
    this.secrets = secrets;
    this.sessionKeyId = sessionKeyId;
    this.budget = budget;
    cache = new ExpiringLruCache<>(MAX_CACHED_INTERACTIONS, CACHE_TIME, clock);
  }

  /** Finds the surface of a turn and corrects the session's call attributes. */
  public ResolvedSurface resolve(IncomingTurn turn, Deadline deadline, TurnTasks tasks) {
    return turn.claimedCall()
        .map(key -> resolve(key, turn.session(), deadline, tasks))
        .orElseGet(() -> toWebChat(turn.session()));
  }

  private ResolvedSurface resolve(
      InteractionKey key, Session session, Deadline deadline, TurnTasks tasks) {
    SessionKeyRead keyRead =
        new SessionKeyRead(
            tasks.start(() -> readSeal(deadline)), deadline.atMost(budget.sessionKeyWait()));
    if (session.get(Session.SEAL).isPresent() && keyRead.proves(session)) {
      Optional<String> scenario =
          session
              .get(Session.SCENARIO)
              .or(() -> findInteraction(key, deadline).flatMap(Interaction::scenario));
      return new ResolvedSurface(new Surface.PhoneCall(key, scenario), session);
    }
    return readItem(key, session, keyRead, deadline);
  }

  private ResolvedSurface readItem(
      InteractionKey key, Session session, SessionKeyRead keyRead, Deadline deadline) {
    Session unproven = session.without(Session.SCENARIO, Session.SEAL);
    try {
      Optional<Interaction> item = find(key, deadline);
      return item.isPresent() ? toPhoneCall(item.get(), unproven, keyRead) : toWebChat(session);
    } catch (TransientFailure | PermanentFailure e) {
      LOG.warn("Could not read the interaction; the next turn tries again: {}", e.getMessage());
      return new ResolvedSurface(new Surface.PhoneCall(key, Optional.empty()), unproven);
    }
  }

  private static ResolvedSurface toPhoneCall(
      Interaction item, Session session, SessionKeyRead keyRead) {
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
        call, keyRead.awaitSeal().map(seal -> seal.seal(withScenario)).orElse(session));
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
    Optional<Interaction> read = interactions.find(key, deadline.atMost(budget.interactionRead()));
    read.filter(item -> item.scenario().isPresent()).ifPresent(item -> cache.put(key, item));
    return read;
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
