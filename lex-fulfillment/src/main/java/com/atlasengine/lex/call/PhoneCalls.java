package com.atlasengine.lex.call;

import com.atlasengine.core.failure.PermanentFailure;
import com.atlasengine.core.failure.TransientFailure;
import com.atlasengine.core.model.Interaction;
import com.atlasengine.core.model.InteractionKey;
import com.atlasengine.core.port.Interactions;
import com.atlasengine.core.port.Secrets;
import com.atlasengine.core.time.Deadline;
import com.atlasengine.lex.turn.Place;
import com.atlasengine.lex.turn.Recent;
import com.atlasengine.lex.turn.Session;
import com.atlasengine.lex.turn.TurnTasks;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Future;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells which phone call a turn belongs to. The interaction key comes from the client, so it is
 * believed only if the item exists: it is read on the first turn, again while there is no scenario,
 * and proven from then on by a seal in the session.
 */
public final class PhoneCalls {
  private static final Logger LOG = LoggerFactory.getLogger(PhoneCalls.class);

  /** Half of a turn on the phone: without the scenario an answer is still better than none. */
  private static final Duration READ_SLICE = Duration.ofMillis(400);

  /** The key is cached and kept warm; when it is not, reading the item again is as quick. */
  private static final Duration KEY_SLICE = Duration.ofMillis(150);

  /** As designed: a longer scenario stays in the table, only its key rides along. */
  private static final int MOST_SCENARIO_BYTES = 4_096;

  private static final int MOST_IN_MEMORY = 200;
  private static final Duration IN_MEMORY = Duration.ofMinutes(15);

  private final Interactions interactions;
  private final Secrets secrets;
  private final String sessionKeyId;
  private final Recent<InteractionKey, Interaction> memory;

  /**
   * Calls found there.
   *
   * @param sessionKeyId the secret that seals are made with
   */
  public PhoneCalls(Interactions interactions, Secrets secrets, String sessionKeyId, Clock clock) {
    this.interactions = interactions;
    this.secrets = secrets;
    this.sessionKeyId = sessionKeyId;
    memory = new Recent<>(MOST_IN_MEMORY, IN_MEMORY, clock);
  }

  /** Places a turn, and corrects what its session says about a call. */
  public Placed place(Session session, Deadline deadline, TurnTasks tasks) {
    return session
        .get(Session.INTERACTION_KEY)
        .flatMap(InteractionKey::parse)
        .map(key -> place(key, session, deadline, tasks))
        .orElseGet(() -> onTheWeb(session));
  }

  private Placed place(InteractionKey key, Session session, Deadline deadline, TurnTasks tasks) {
    Key seal = new Key(tasks.start(() -> seal(deadline)), deadline.atMost(KEY_SLICE));
    if (session.get(Session.SEAL).isPresent() && seal.proves(session)) {
      Optional<String> scenario =
          session
              .get(Session.SCENARIO)
              .or(() -> details(key, deadline).flatMap(Interaction::scenario));
      return new Placed(new Place.Call(key, scenario), session);
    }
    return read(key, session, seal, deadline);
  }

  private Placed read(InteractionKey key, Session session, Key seal, Deadline deadline) {
    Session unproven = session.without(Session.SCENARIO, Session.SEAL);
    try {
      Optional<Interaction> item = find(key, deadline);
      return item.isPresent() ? onThePhone(item.get(), unproven, seal) : onTheWeb(session);
    } catch (TransientFailure | PermanentFailure e) {
      LOG.warn("Interaction not read, trying again next turn: {}", e.getMessage());
      return new Placed(new Place.Call(key, Optional.empty()), unproven);
    }
  }

  private static Placed onThePhone(Interaction item, Session session, Key seal) {
    Place.Call call = new Place.Call(item.key(), item.scenario());
    if (item.scenario().isEmpty()) {
      return new Placed(call, session);
    }
    Session told =
        item.scenario()
            .filter(PhoneCalls::fits)
            .map(scenario -> session.with(Session.SCENARIO, scenario))
            .orElse(session);
    return new Placed(call, seal.ready().map(s -> s.seal(told)).orElse(session));
  }

  private static Placed onTheWeb(Session session) {
    return new Placed(
        new Place.Web(), session.without(Session.INTERACTION_KEY, Session.SCENARIO, Session.SEAL));
  }

  private static boolean fits(String scenario) {
    return scenario.getBytes(StandardCharsets.UTF_8).length <= MOST_SCENARIO_BYTES;
  }

  private Optional<SessionSeal> seal(Deadline deadline) {
    try {
      return Optional.of(secrets.get(sessionKeyId, deadline))
          .filter(key -> !key.isBlank())
          .map(SessionSeal::new);
    } catch (TransientFailure | PermanentFailure e) {
      LOG.warn("Session key: {}", e.getMessage());
      return Optional.empty();
    }
  }

  /** The interaction of a call, from memory if it was read before; empty when it cannot be read. */
  public Optional<Interaction> details(InteractionKey key, Deadline deadline) {
    try {
      return find(key, deadline);
    } catch (TransientFailure | PermanentFailure e) {
      LOG.warn("Interaction not read: {}", e.getMessage());
      return Optional.empty();
    }
  }

  private Optional<Interaction> find(InteractionKey key, Deadline deadline) {
    Optional<Interaction> known = memory.get(key);
    if (known.isPresent()) {
      return known;
    }
    Optional<Interaction> read = interactions.find(key, deadline.atMost(READ_SLICE));
    read.filter(item -> item.scenario().isPresent()).ifPresent(item -> memory.put(key, item));
    return read;
  }

  /** Forgets one interaction: it was deleted. */
  public void forget(InteractionKey key) {
    memory.remove(key);
  }

  /** Forgets all: after a restore. */
  public void forget() {
    memory.clear();
  }

  /**
   * The session key while it is being read. A turn waits for it once; a read that takes longer goes
   * on beside the reply, so that the next turn has the key.
   */
  private record Key(Future<Optional<SessionSeal>> read, Deadline due) {
    boolean proves(Session session) {
      return ready().filter(seal -> seal.holds(session)).isPresent();
    }

    Optional<SessionSeal> ready() {
      return TurnTasks.peek(read, due).flatMap(seal -> seal);
    }
  }

  /** Where a turn takes place, and what its session says about that. */
  public record Placed(Place place, Session session) {}
}
