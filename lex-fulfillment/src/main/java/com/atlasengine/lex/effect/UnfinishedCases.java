package com.atlasengine.lex.effect;

import com.atlasengine.core.model.InteractionKey;
import com.atlasengine.core.model.NewCase;
import com.atlasengine.core.model.PendingWork;
import com.atlasengine.core.port.Backlog;
import com.atlasengine.core.port.Claims;
import com.atlasengine.lex.turn.Turn;
import java.time.Duration;
import java.util.Optional;

/**
 * Cases that a delivery of a turn began to open, and of which nobody knows the end. A retry opens
 * them; it looks for them first.
 */
record UnfinishedCases(Claims claims, Backlog backlog) {
  /** Longer than any turn: by then the other delivery opens nothing any more. */
  private static final Duration OTHER_DELIVERY = Duration.ofSeconds(15);

  /**
   * Leaves a Case to a retry, which waits until no delivery of the turn can open it any more.
   *
   * @throws com.atlasengine.core.failure.TransientFailure when the store is slow or down
   */
  void leave(Turn turn, NewCase request, Optional<InteractionKey> interaction) {
    Claims.Key key = new Claims.Key(Claims.Kind.CASE, turn.id());
    Claims.Claim unused = claims.claim(key, turn.owner(), OTHER_DELIVERY, turn.deadline());
    backlog.add(
        new PendingWork.Case(turn.id(), request, interaction),
        "Another delivery of the turn may have opened it",
        turn.deadline());
  }
}
