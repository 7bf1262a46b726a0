package com.atlasengine.createlead.erasure;

import com.atlasengine.core.claim.NumberKey;
import com.atlasengine.core.failure.PermanentFailure;
import com.atlasengine.core.failure.TransientFailure;
import com.atlasengine.core.model.ActivityId;
import com.atlasengine.core.model.CallActivity;
import com.atlasengine.core.model.CaseId;
import com.atlasengine.core.model.CrmLead;
import com.atlasengine.core.model.CrmRecords;
import com.atlasengine.core.model.Interaction;
import com.atlasengine.core.model.InteractionKey;
import com.atlasengine.core.model.LeadId;
import com.atlasengine.core.model.NumberHash;
import com.atlasengine.core.model.PendingWork;
import com.atlasengine.core.model.PhoneNumber;
import com.atlasengine.core.model.Purpose;
import com.atlasengine.core.port.Backlog;
import com.atlasengine.core.port.CallRecords;
import com.atlasengine.core.port.Crm;
import com.atlasengine.core.port.Interactions;
import com.atlasengine.core.port.LateReplies;
import com.atlasengine.core.reply.RefreshRequest.LateTurn;
import com.atlasengine.core.time.Deadline;
import com.atlasengine.createlead.erasure.ErasureReport.Store;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Deletes what is known about a person: who has the number and the last name. Others on the same
 * number keep theirs. What the two share stays without the person's words.
 *
 * <p>It may run again after any failure, and then finishes: the interactions say which records the
 * other stores have, so they are deleted last, and only when every other store is done.
 */
public final class Erasure {
  private final Interactions interactions;
  private final Crm crm;
  private final Backlog backlog;
  private final LateReplies lateReplies;
  private final CallRecords callRecords;
  private final NumberKey numberKey;

  /**
   * An erasure in these stores.
   *
   * @param numberKey what the opening lines of calls to a number are kept under
   */
  public Erasure(
      Interactions interactions,
      Crm crm,
      Backlog backlog,
      LateReplies lateReplies,
      CallRecords callRecords,
      NumberKey numberKey) {
    this.interactions = interactions;
    this.crm = crm;
    this.backlog = backlog;
    this.lateReplies = lateReplies;
    this.callRecords = callRecords;
    this.numberKey = numberKey;
  }

  /** Deletes what it can by the deadline; the report says what it could not. */
  public ErasureReport erase(PhoneNumber phone, String lastName, Deadline deadline) {
    Run run = new Run(phone, deadline, new EnumMap<>(Store.class));
    List<Interaction> all = run.collect(Store.INTERACTIONS, () -> findItems(run));
    List<Interaction> items = all.stream().filter(i -> i.purpose() == Purpose.DEMO).toList();
    List<CrmLead> leads = run.collect(Store.SALESFORCE, () -> crm.findLeads(phone, deadline));
    Traces traces = Traces.find(lastName, items, leads);
    if (run.isComplete() && traces.isKnown()) {
      run.attempt(Store.PENDING_WORK, () -> erasePendingWork(traces, run));
      run.attempt(Store.LATE_REPLIES, () -> eraseLateReplies(traces, run));
      run.attempt(Store.CALL_RECORDS, () -> eraseCallRecords(traces, run));
      run.attempt(Store.SALESFORCE, () -> eraseRecords(traces, run));
    }
    all.stream()
        .filter(item -> isDeletionCallOf(lastName, item))
        .forEach(call -> eraseDeletionCall(call, run));
    if (run.isComplete()) {
      run.attempt(Store.INTERACTIONS, () -> eraseInteractions(traces, run));
    }
    return new ErasureReport(keys(traces.own()), run.problems());
  }

  private List<Interaction> findItems(Run run) {
    return interactions.findByNumber(run.phone(), run.deadline());
  }

  private static boolean isDeletionCallOf(String lastName, Interaction item) {
    return item.purpose() == Purpose.DELETION
        && item.name().filter(name -> name.answersTo(lastName)).isPresent();
  }

  /**
   * A stranger may have given any name for such a call, so it shows nobody's traces; it only goes
   * itself.
   */
  private void eraseDeletionCall(Interaction call, Run run) {
    run.attempt(
        Store.CALL_RECORDS,
        () -> call.contact().ifPresent(id -> callRecords.forget(id, run.deadline())));
    if (run.isComplete()) {
      run.attempt(Store.INTERACTIONS, () -> interactions.delete(call.key(), run.deadline()));
    }
  }

  private void erasePendingWork(Traces traces, Run run) {
    for (PendingWork work : backlog.listByNumber(run.phone(), run.deadline())) {
      if (traces.includes(work)) {
        backlog.remove(work, run.deadline());
      }
    }
    backlog.forgetSetAside(run.phone(), traces.setAsideWord(), run.deadline());
  }

  /**
   * Connect names the bot's session after the contact. An opening line that waits for a yes is the
   * number's, whoever is named in it.
   */
  private void eraseLateReplies(Traces traces, Run run) {
    NumberHash hash = numberKey.hash(run.deadline());
    lateReplies.forget(LateTurn.sessionOfScenarios(hash, run.phone()), run.deadline());
    traces.contacts().forEach(call -> lateReplies.forget(call.value(), run.deadline()));
  }

  private void eraseCallRecords(Traces traces, Run run) {
    traces.contacts().forEach(call -> callRecords.forget(call, run.deadline()));
  }

  /** The Leads go last: a Lead by its name shows that number and person belong together. */
  private void eraseRecords(Traces traces, Run run) {
    crm.deleteRecords(new CrmRecords(activities(traces, run), cases(traces, run)), run.deadline());
    for (LeadId lead : traces.leads()) {
      crm.eraseLead(lead, traces.erasureOf(run.phone(), lead), run.deadline());
    }
  }

  /** Those that the interactions name, and those whose ids could not be stored. */
  private Set<ActivityId> activities(Traces traces, Run run) {
    Set<ActivityId> all = new HashSet<>();
    traces.own().forEach(item -> all.addAll(item.records().activities()));
    for (CallActivity call : traces.calls()) {
      crm.findCall(call, run.deadline()).ifPresent(all::add);
    }
    return all;
  }

  private Set<CaseId> cases(Traces traces, Run run) {
    Set<CaseId> all = new HashSet<>();
    traces.own().forEach(item -> all.addAll(item.records().cases()));
    if (traces.isAlone()) {
      all.addAll(crm.findCallbacks(run.phone(), run.deadline()));
    }
    return all;
  }

  private void eraseInteractions(Traces traces, Run run) {
    traces.own().forEach(item -> interactions.delete(item.key(), run.deadline()));
  }

  private static Set<InteractionKey> keys(List<Interaction> items) {
    return items.stream().map(Interaction::key).collect(Collectors.toUnmodifiableSet());
  }

  /** One erasure and the problems that it met. */
  private record Run(PhoneNumber phone, Deadline deadline, Map<Store, String> problems) {
    boolean isComplete() {
      return problems.isEmpty();
    }

    void attempt(Store store, Runnable work) {
      try {
        work.run();
      } catch (TransientFailure | PermanentFailure e) {
        problems.put(store, String.valueOf(e.getMessage()));
      }
    }

    <T> List<T> collect(Store store, Supplier<List<T>> read) {
      ArrayList<T> all = new ArrayList<>();
      attempt(store, () -> all.addAll(read.get()));
      return all;
    }
  }
}
