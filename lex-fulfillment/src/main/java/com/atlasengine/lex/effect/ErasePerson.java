package com.atlasengine.lex.effect;

import com.atlasengine.core.failure.PermanentFailure;
import com.atlasengine.core.failure.TransientFailure;
import com.atlasengine.core.lambda.Deadline;
import com.atlasengine.core.model.Interaction;
import com.atlasengine.core.model.PendingWork;
import com.atlasengine.core.model.PersonName;
import com.atlasengine.core.model.PhoneNumber;
import com.atlasengine.core.port.Backlog;
import com.atlasengine.core.port.Crm;
import com.atlasengine.core.port.Interactions;
import com.atlasengine.lex.call.PhoneCalls;
import com.atlasengine.lex.turn.TurnTasks;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Future;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Deletes what is known about a person, if number and last name belong together: Leads and Cases in
 * Salesforce, interactions, pending work. If they do not, it deletes nothing.
 */
public final class ErasePerson {
  private static final Logger LOG = LoggerFactory.getLogger(ErasePerson.class);

  /** Kept of the turn for storing what Salesforce could not do in time. */
  private static final Duration KEPT = Duration.ofMillis(250);

  private final Crm crm;
  private final Interactions interactions;
  private final Backlog backlog;
  private final PhoneCalls calls;

  /** Erases there. */
  public ErasePerson(Crm crm, Interactions interactions, Backlog backlog, PhoneCalls calls) {
    this.crm = crm;
    this.interactions = interactions;
    this.backlog = backlog;
    this.calls = calls;
  }

  /**
   * Erases.
   *
   * @return whether all of it is done; false when Salesforce's part is stored for later
   * @throws TransientFailure when not even that could be stored
   */
  boolean erase(PhoneNumber phone, String lastName, Deadline deadline, TurnTasks tasks) {
    Deadline early = deadline.keeping(KEPT);
    Future<Optional<Integer>> leads = tasks.start(() -> leads(phone, lastName, early));
    List<Interaction> known = interactions.ofNumber(phone, deadline);
    Optional<Integer> erased = TurnTasks.await(leads, deadline);
    if (erased.isEmpty()) {
      backlog.add(new PendingWork.Erasure(phone, lastName), deadline);
    }
    boolean leadMatched = erased.orElse(0) > 0;
    List<Interaction> theirs =
        known.stream().filter(i -> leadMatched || isNamed(i, lastName)).toList();
    if (leadMatched || !theirs.isEmpty()) {
      forget(phone, theirs, deadline, tasks);
    }
    return erased.isPresent();
  }

  private Optional<Integer> leads(PhoneNumber phone, String lastName, Deadline deadline) {
    try {
      return Optional.of(crm.erase(phone, lastName, deadline));
    } catch (TransientFailure | PermanentFailure e) {
      LOG.warn("Salesforce has not erased, kept for later: {}", e.getMessage());
      return Optional.empty();
    }
  }

  private void forget(
      PhoneNumber phone, List<Interaction> theirs, Deadline deadline, TurnTasks tasks) {
    List<Future<Boolean>> deletions =
        theirs.stream().map(item -> tasks.start(() -> delete(item, deadline))).toList();
    backlog.forget(phone, deadline);
    deletions.forEach(deletion -> TurnTasks.await(deletion, deadline));
  }

  private boolean delete(Interaction item, Deadline deadline) {
    interactions.delete(item.key(), deadline);
    calls.forget(item.key());
    return true;
  }

  /** Who gave one word only goes by that. */
  private static boolean isNamed(Interaction item, String lastName) {
    return item.name()
        .map(
            name ->
                name.last().equals(PersonName.UNKNOWN)
                    ? name.first().equalsIgnoreCase(lastName)
                    : name.last().equalsIgnoreCase(lastName))
        .orElse(false);
  }
}
