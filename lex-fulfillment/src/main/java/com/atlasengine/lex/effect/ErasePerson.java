package com.atlasengine.lex.effect;

import com.atlasengine.core.erasure.Erasure;
import com.atlasengine.core.erasure.ErasureReport;
import com.atlasengine.core.model.PendingWork;
import com.atlasengine.core.port.Backlog;
import com.atlasengine.core.time.Deadline;
import com.atlasengine.lex.call.PhoneCallResolver;
import com.atlasengine.lex.concurrent.TurnTasks;
import com.atlasengine.lex.turn.TurnBudget;
import java.util.concurrent.Future;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Deletes a person's data during a turn, as far as the turn's time goes. */
public final class ErasePerson {
  private static final Logger LOG = LoggerFactory.getLogger(ErasePerson.class);

  private final Erasure erasure;
  private final Backlog backlog;
  private final PhoneCallResolver callResolver;
  private final TurnBudget budget;

  public ErasePerson(
      Erasure erasure, Backlog backlog, PhoneCallResolver callResolver, TurnBudget budget) {
    this.erasure = erasure;
    this.backlog = backlog;
    this.callResolver = callResolver;
    this.budget = budget;
  }

  /**
   * Erases the person's data. It stores the request beside that, so that no failure loses it, and
   * removes it when every store says that nothing is left.
   *
   * @throws com.atlasengine.core.failure.TransientFailure when not even that could be stored
   */
  void erase(PendingWork.Erasure request, Deadline deadline, TurnTasks tasks) {
    Future<Boolean> stored = tasks.start(() -> storeRequest(request, deadline));
    ErasureReport report =
        erasure.erase(
            request.phone(), request.lastName(), deadline.minus(budget.responseReserve()));
    report.interactions().forEach(callResolver::forget);
    if (!report.isComplete()) {
      LOG.warn("Could not erase everything; the request is stored: {}", report.describe());
      TurnTasks.await(stored, deadline);
      return;
    }
    tasks.startInBackground(
        "Could not remove the finished request", () -> removeRequest(request, stored, deadline));
  }

  private boolean storeRequest(PendingWork.Erasure request, Deadline deadline) {
    backlog.add(request, "The turn had no time left for it", deadline);
    return true;
  }

  /** Removes the request only after it was stored; otherwise it would stay for ever. */
  private void removeRequest(
      PendingWork.Erasure request, Future<Boolean> stored, Deadline deadline) {
    TurnTasks.await(stored, deadline);
    backlog.remove(request, deadline);
  }
}
