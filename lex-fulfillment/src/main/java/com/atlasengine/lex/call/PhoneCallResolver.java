package com.atlasengine.lex.call;

import com.atlasengine.core.failure.PermanentFailure;
import com.atlasengine.core.failure.TransientFailure;
import com.atlasengine.core.model.Interaction;
import com.atlasengine.core.model.InteractionKey;
import com.atlasengine.core.model.PersonName;
import com.atlasengine.core.model.Purpose;
import com.atlasengine.core.port.Interactions;
import com.atlasengine.core.time.Deadline;
import com.atlasengine.lex.concurrent.ExpiringLruCache;
import com.atlasengine.lex.turn.IncomingTurn;
import com.atlasengine.lex.turn.Session;
import com.atlasengine.lex.turn.Surface;
import com.atlasengine.lex.turn.TurnBudget;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells which phone call a turn belongs to. The client sends the interaction key, so a call is
 * believed only if it is proven: the first turn reads the item, and from then on a seal in the
 * session proves it. Later turns read the item again until it has a scenario.
 */
public final class PhoneCallResolver {
  private static final Logger LOG = LoggerFactory.getLogger(PhoneCallResolver.class);

  /** From the design. A longer scenario stays in the table; the session holds only the key. */
  private static final int MAX_SESSION_SCENARIO_BYTES = 4_096;

  private static final int MAX_CACHED_INTERACTIONS = 200;
  private static final Duration CACHE_TIME = Duration.ofMinutes(15);

  private final Interactions interactions;
  private final TurnBudget budget;
  private final ExpiringLruCache<InteractionKey, Interaction> cache;

  public PhoneCallResolver(Interactions interactions, TurnBudget budget, Clock clock) {
    this.interactions = interactions;
    this.budget = budget;
    cache = new ExpiringLruCache<>(MAX_CACHED_INTERACTIONS, CACHE_TIME, clock);
  }

  /**
   * Finds the surface of a turn and corrects the session's call attributes.
   *
   * @param session the turn's, with its history checked
   */
  public ResolvedSurface resolve(
      IncomingTurn turn, Session session, SessionKey.Read sessionKey, Deadline deadline) {
    return turn.claimedCall()
        .map(key -> new Claim(key, session, turn.spoken(), sessionKey, deadline))
        .map(this::resolve)
        .orElseGet(() -> toWebChat(session));
  }

  private ResolvedSurface resolve(Claim claim) {
    boolean proven = claim.sessionKey().provesCall(claim.session());
    Optional<String> sealedScenario =
        proven ? claim.session().get(Session.SCENARIO) : Optional.empty();
    return sealedScenario.isPresent()
        ? toPhoneCall(claim, sealedScenario)
        : readItem(claim, proven);
  }

  private ResolvedSurface readItem(Claim claim, boolean proven) {
    try {
      return find(claim.key(), claim.deadline())
          .map(
              item ->
                  item.purpose() == Purpose.DELETION
                      ? toDeletionCall(claim, item)
                      : toPhoneCall(claim, item.scenario()))
          .orElseGet(() -> toWebChat(claim.session()));
    } catch (TransientFailure | PermanentFailure e) {
      LOG.warn("Could not read the interaction; the next turn tries again: {}", e.getMessage());
      return proven
          ? new ResolvedSurface(
              new Surface.PhoneCall(claim.key(), Optional.empty()), claim.session())
          : new ResolvedSurface(
              new Surface.UnprovenCall(), claim.session().without(Session.SCENARIO, Session.SEAL));
    }
  }

  /**
   * It gets no seal, so every turn reads the item and knows what the call is for. Such a call is a
   * turn or two.
   */
  private static ResolvedSurface toDeletionCall(Claim claim, Interaction item) {
    return new ResolvedSurface(
        new Surface.PhoneCall(claim.key(), Optional.empty(), item.name().map(PersonName::last)),
        claim.session().without(Session.SCENARIO, Session.SEAL));
  }

  /** The scenario stays out of a session that is typed: a client reads what it gets. */
  private static ResolvedSurface toPhoneCall(Claim claim, Optional<String> scenario) {
    Session remembered =
        scenario
            .filter(text -> claim.spoken() && fitsSession(text))
            .map(text -> claim.session().with(Session.SCENARIO, text))
            .orElseGet(() -> claim.session().without(Session.SCENARIO));
    return new ResolvedSurface(
        new Surface.PhoneCall(claim.key(), scenario), claim.sessionKey().sealCall(remembered));
  }

  private static ResolvedSurface toWebChat(Session session) {
    return new ResolvedSurface(
        new Surface.WebChat(),
        session.without(Session.INTERACTION_KEY, Session.SCENARIO, Session.SEAL));
  }

  private static boolean fitsSession(String scenario) {
    return scenario.getBytes(StandardCharsets.UTF_8).length <= MAX_SESSION_SCENARIO_BYTES;
  }

  /**
   * The interaction of a proven call, from memory if it was read before.
   *
   * @return empty when it cannot be read now; its call is proven nevertheless
   * @throws PermanentFailure when it does not exist any more
   */
  public Optional<Interaction> findInteraction(Surface.PhoneCall call, Deadline deadline) {
    try {
      return Optional.of(
          find(call.key(), deadline)
              .orElseThrow(() -> new PermanentFailure("the interaction does not exist any more")));
    } catch (TransientFailure e) {
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

  /** What a turn claims: the call, and what could prove it. */
  private record Claim(
      InteractionKey key,
      Session session,
      boolean spoken,
      SessionKey.Read sessionKey,
      Deadline deadline) {}

  /** The surface of a turn and its corrected session. */
  public record ResolvedSurface(Surface surface, Session session) {}
}
