package com.atlasengine.lex.call;

import com.atlasengine.core.failure.PermanentFailure;
import com.atlasengine.core.failure.TransientFailure;
import com.atlasengine.core.port.Secrets;
import com.atlasengine.core.time.Deadline;
import com.atlasengine.lex.concurrent.TurnTasks;
import com.atlasengine.lex.turn.Session;
import com.atlasengine.lex.turn.TurnBudget;
import java.util.Optional;
import java.util.concurrent.Future;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The secret that sessions are sealed with.
 *
 * @param id the secret's id
 */
public record SessionKey(Secrets secrets, String id, TurnBudget budget) {
  private static final Logger LOG = LoggerFactory.getLogger(SessionKey.class);

  /** Starts to read the key, for one turn. */
  public Read startRead(Deadline deadline, TurnTasks tasks) {
    return new Read(
        tasks.start(() -> readSeal(deadline)), deadline.atMost(budget.sessionKeyWait()));
  }

  private Optional<SessionSeal> readSeal(Deadline deadline) {
    try {
      return Optional.of(secrets.get(id, deadline))
          .filter(key -> !key.isBlank())
          .map(SessionSeal::new);
    } catch (TransientFailure | PermanentFailure e) {
      LOG.warn("Could not read the session key: {}", e.getMessage());
      return Optional.empty();
    }
  }

  /**
   * The key while it is being read. A turn waits for it once. A slower read continues in the
   * background, so that the next turn has the key.
   */
  public static final class Read {
    private final Future<Optional<SessionSeal>> read;
    private final Deadline deadline;

    private Read(Future<Optional<SessionSeal>> read, Deadline deadline) {
      this.read = read;
      this.deadline = deadline;
    }

    /**
     * The session with its history, if this engine wrote that into this session; without it if not.
     * If there is no key in time, the history stays unread, and goes back as it came.
     */
    public Session checkHistory(Session session) {
      if (session.get(Session.HISTORY).isEmpty() || session.get(Session.HISTORY_SEAL).isEmpty()) {
        return session.without(Session.HISTORY, Session.HISTORY_SEAL);
      }
      return awaitSeal()
          .map(
              seal ->
                  seal.provesHistory(session)
                      ? session.withSentHistory()
                      : session.without(Session.HISTORY, Session.HISTORY_SEAL))
          .orElse(session);
    }

    /** The session with a seal over its history; only for a session whose history was checked. */
    public Session sealHistory(Session session) {
      return awaitSeal().map(seal -> seal.sealHistory(session)).orElse(session);
    }

    boolean provesCall(Session session) {
      return session.get(Session.SEAL).isPresent()
          && awaitSeal().filter(seal -> seal.provesCall(session)).isPresent();
    }

    /** Without a key nothing can be proven, and the scenario stays in the table. */
    Session sealCall(Session session) {
      return awaitSeal()
          .map(seal -> seal.sealCall(session))
          .orElseGet(() -> session.without(Session.SCENARIO, Session.SEAL));
    }

    private Optional<SessionSeal> awaitSeal() {
      return TurnTasks.tryAwait(read, deadline).flatMap(seal -> seal);
    }
  }
}
