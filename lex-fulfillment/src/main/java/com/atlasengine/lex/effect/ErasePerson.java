package com.atlasengine.lex.effect;

import com.atlasengine.core.failure.PermanentFailure;
import com.atlasengine.core.failure.TransientFailure;
import com.atlasengine.core.model.Interaction;
import com.atlasengine.core.model.PendingWork;
import com.atlasengine.core.model.PersonName;
import com.atlasengine.core.model.PhoneNumber;
import com.atlasengine.core.port.Backlog;
import com.atlasengine.core.port.Crm;
import com.atlasengine.core.port.Interactions;
import com.atlasengine.core.time.Deadline;
import com.atlasengine.lex.call.PhoneCallResolver;
import com.atlasengine.lex.concurrent.TurnTasks;
import com.atlasengine.lex.turn.TurnBudget;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Future;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Deletes a person's data if the phone number and the last name match: Leads and Cases in
 * Salesforce, interactions, pending work. If they do not, it deletes nothing.
 */
public final class ErasePerson {
  private static final Logger LOG = LoggerFactory.getLogger(ErasePerson.class);

  private final Crm crm;
  private final Interactions interactions;
  private final Backlog backlog;
  private final PhoneCallResolver callResolver;
  private final TurnBudget budget;

  public ErasePerson(
      Crm crm,
      Interactions interactions,
      Backlog backlog,
      PhoneCallResolver callResolver,
      TurnBudget budget) {
    this.crm = crm;
    this.interactions = interactions;
    this.backlog = backlog;
    this.callResolver = callResolver;
    this.budget = budget;
  }

  /**
   * Erases the person's data. It stores the request first, so that no failure loses it, and removes
   * it at the end.
   *
   * @return whether all of it is done; false when the rest is stored for later
   * @throws TransientFailure when not even that could be stored
   */
  boolean erase(PhoneNumber phone, String lastName, Deadline deadline, TurnTasks tasks) {
    Optional<List<Interaction>> known = findInteractions(phone, deadline);
    List<Interaction> named =
        known.orElse(List.of()).stream().filter(item -> hasLastName(item, lastName)).toList();
    PendingWork.Erasure request =
        new PendingWork.Erasure(phone, salesforceLastName(named, lastName));
    Future<Boolean> stored = tasks.start(() -> storeRequest(request, deadline));
    try {
      eraseNow(
          request,
          known.orElseThrow(ErasePerson::interactionsNotRead),
          named,
          deadline.minus(budget.responseReserve()),
          tasks);
      tasks.startInBackground(
          "Could not remove the finished request", () -> removeRequest(request, stored, deadline));
      return true;
    } catch (TransientFailure | PermanentFailure e) {
      LOG.warn(
          "Could not erase everything; the request is stored as pending work: {}", e.getMessage());
      TurnTasks.await(stored, deadline);
      return false;
    }
  }

  private Optional<List<Interaction>> findInteractions(PhoneNumber phone, Deadline deadline) {
    try {
      return Optional.of(
          interactions.findByNumber(phone, deadline.minus(budget.responseReserve())));
    } catch (TransientFailure | PermanentFailure e) {
      return Optional.empty();
    }
  }

  private static TransientFailure interactionsNotRead() {
    return new TransientFailure("could not read the interactions");
  }

  private boolean storeRequest(PendingWork.Erasure request, Deadline deadline) {
    backlog.add(request, "The turn did not finish it", deadline);
    return true;
  }

  /** Removes the request only after it was stored; otherwise it would stay for ever. */
  private void removeRequest(
      PendingWork.Erasure request, Future<Boolean> stored, Deadline deadline) {
    TurnTasks.await(stored, deadline);
    backlog.remove(request, deadline);
  }

  /**
   * Deletes the interactions with this last name while Salesforce checks whether the others belong
   * to the same person.
   */
  private void eraseNow(
      PendingWork.Erasure request,
      List<Interaction> known,
      List<Interaction> named,
      Deadline deadline,
      TurnTasks tasks) {
    Future<Integer> leads =
        tasks.start(() -> crm.erase(request.phone(), request.lastName(), deadline));
    if (!named.isEmpty()) {
      delete(named, deadline, tasks);
      backlog.removeByNumber(request.phone(), deadline);
    }
    if (TurnTasks.await(leads, deadline) > 0) {
      delete(known, deadline, tasks);
      backlog.removeByNumber(request.phone(), deadline);
    }
  }

  private void delete(List<Interaction> items, Deadline deadline, TurnTasks tasks) {
    List<Future<Boolean>> deletions =
        items.stream().map(item -> tasks.start(() -> delete(item, deadline))).toList();
    deletions.forEach(deletion -> TurnTasks.await(deletion, deadline));
  }

  private boolean delete(Interaction item, Deadline deadline) {
    interactions.delete(item.key(), deadline);
    callResolver.forget(item.key());
    return true;
  }

  private static boolean hasLastName(Interaction item, String lastName) {
    return item.name().filter(name -> nameToMatch(name).equalsIgnoreCase(lastName)).isPresent();
  }

  /**
   * A person who gave one word is matched by that word; Salesforce stores no last name for them.
   */
  private static String nameToMatch(PersonName name) {
    return hasNoLastName(name) ? name.first() : name.last();
  }

  private static boolean hasNoLastName(PersonName name) {
    return name.last().equals(PersonName.UNKNOWN_LAST_NAME);
  }

  private static String salesforceLastName(List<Interaction> named, String lastName) {
    boolean oneWord =
        named.stream().anyMatch(i -> i.name().filter(ErasePerson::hasNoLastName).isPresent());
    return oneWord ? PersonName.UNKNOWN_LAST_NAME : lastName;
  }
}
