package com.atlasengine.core.fake;

import com.atlasengine.core.model.ActivityId;
import com.atlasengine.core.model.CallActivity;
import com.atlasengine.core.model.CaseId;
import com.atlasengine.core.model.CrmLead;
import com.atlasengine.core.model.CrmRecords;
import com.atlasengine.core.model.LeadErasure;
import com.atlasengine.core.model.LeadId;
import com.atlasengine.core.model.NewCase;
import com.atlasengine.core.model.PersonName;
import com.atlasengine.core.model.PhoneNumber;
import com.atlasengine.core.port.Crm;
import com.atlasengine.core.time.Deadline;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Leads, calls and Cases in memory. */
public final class FakeCrm implements Crm {
  private static final int DESCRIPTION_LIMIT = 32_000;

  private final Faults faults = new Faults();
  private final Map<LeadId, Lead> leads = new LinkedHashMap<>();
  private final Map<ActivityId, Activity> activities = new LinkedHashMap<>();
  private final Map<CaseId, NewCase> cases = new LinkedHashMap<>();
  private final Map<ActivityId, NewCase> tasks = new LinkedHashMap<>();
  private final Set<LeadId> notToCall = new HashSet<>();
  private int ids;
  private int warmCount;

  /** How it fails. */
  public Faults faults() {
    return faults;
  }

  /** All Leads, oldest first. */
  public synchronized List<Lead> leads() {
    return new ArrayList<>(leads.values());
  }

  /** All calls that were logged, oldest first. */
  public synchronized List<Activity> activities() {
    return new ArrayList<>(activities.values());
  }

  /** All Cases, oldest first. */
  public synchronized List<NewCase> cases() {
    return new ArrayList<>(cases.values());
  }

  /** The requests that have a Task, oldest first. */
  public synchronized List<NewCase> tasks() {
    return new ArrayList<>(tasks.values());
  }

  /** How often it was warmed. */
  public synchronized int warmCount() {
    return warmCount;
  }

  /** Adds a Lead that somebody in sales made. */
  public synchronized LeadId addForeignLead(
      PersonName name, PhoneNumber phone, String description) {
    return put(name, phone, description, false);
  }

  /** Deletes a Lead. */
  public synchronized void deleteLead(LeadId lead) {
    leads.remove(lead);
  }

  @Override
  public synchronized List<CrmLead> findLeads(PhoneNumber phone, Deadline deadline) {
    faults.countOrFail(deadline);
    return leads.values().stream()
        .filter(lead -> lead.phone().equals(phone))
        .map(lead -> new CrmLead(lead.id(), lead.name()))
        .toList();
  }

  @Override
  public synchronized LeadId createLead(PersonName name, PhoneNumber phone, Deadline deadline) {
    faults.countOrFail(deadline);
    return put(name, phone, "", true);
  }

  private LeadId put(PersonName name, PhoneNumber phone, String description, boolean marked) {
    LeadId id = new LeadId("00Q%015d".formatted(++ids));
    leads.put(id, new Lead(id, name, phone, description, marked));
    return id;
  }

  @Override
  public synchronized Optional<ActivityId> findCall(CallActivity call, Deadline deadline) {
    faults.countOrFail(deadline);
    return activities.values().stream()
        .filter(activity -> activity.call().mark().equals(call.mark()))
        .findFirst()
        .map(Activity::id);
  }

  @Override
  public synchronized LogResult logCall(LeadId id, CallActivity call, Deadline deadline) {
    faults.countOrFail(deadline);
    Lead lead = leads.get(id);
    if (lead == null) {
      return new LogResult.LeadGone();
    }
    ActivityId activity = new ActivityId("00T%015d".formatted(++ids));
    activities.put(activity, new Activity(activity, id, call));
    String noted = (lead.description() + "\n\n" + call.report().text()).strip();
    if (lead.marked() && noted.length() <= DESCRIPTION_LIMIT) {
      leads.put(id, new Lead(id, lead.name(), lead.phone(), noted, true));
    }
    return new LogResult.Logged(activity);
  }

  @Override
  public synchronized void markDoNotCall(PhoneNumber phone, Deadline deadline) {
    faults.countOrFail(deadline);
    leads.values().stream()
        .filter(lead -> lead.phone().equals(phone) && lead.marked())
        .forEach(lead -> notToCall.add(lead.id()));
  }

  /** The Leads that sales must not call. */
  public synchronized Set<LeadId> notToCall() {
    return Set.copyOf(notToCall);
  }

  @Override
  public synchronized Optional<CaseId> findCase(NewCase request, Deadline deadline) {
    faults.countOrFail(deadline);
    return cases.entrySet().stream()
        .filter(known -> known.getValue().phone().equals(request.phone()))
        .filter(known -> known.getValue().subject().equals(request.subject()))
        .findFirst()
        .map(Map.Entry::getKey);
  }

  @Override
  public synchronized CaseId openCase(NewCase request, Deadline deadline) {
    faults.countOrFail(deadline);
    CaseId id = new CaseId("500%015d".formatted(++ids));
    cases.put(id, request);
    return id;
  }

  @Override
  public synchronized Optional<ActivityId> findTask(NewCase request, Deadline deadline) {
    faults.countOrFail(deadline);
    return tasks.entrySet().stream()
        .filter(known -> known.getValue().taskMark().equals(request.taskMark()))
        .findFirst()
        .map(Map.Entry::getKey);
  }

  @Override
  public synchronized ActivityId addTask(NewCase request, CaseId opened, Deadline deadline) {
    faults.countOrFail(deadline);
    ActivityId id = new ActivityId("00T%015d".formatted(++ids));
    tasks.put(id, request);
    return id;
  }

  @Override
  public synchronized Set<CaseId> findCallbacks(PhoneNumber phone, Deadline deadline) {
    faults.countOrFail(deadline);
    return cases.entrySet().stream()
        .filter(known -> known.getValue().phone().equals(phone))
        .filter(known -> known.getValue().subject().startsWith(NewCase.SUBJECT_PREFIX))
        .map(Map.Entry::getKey)
        .collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public synchronized void deleteRecords(CrmRecords records, Deadline deadline) {
    faults.countOrFail(deadline);
    activities.keySet().removeAll(records.activities());
    tasks.keySet().removeAll(records.activities());
    cases.keySet().removeAll(records.cases());
  }

  @Override
  public synchronized void eraseLead(LeadId id, LeadErasure erasure, Deadline deadline) {
    faults.countOrFail(deadline);
    Lead lead = leads.get(id);
    if (lead == null || !lead.marked()) {
      return;
    }
    boolean about = erasure.isAbout(lead.name());
    if (about && erasure.heir().isEmpty()) {
      leads.remove(id);
      return;
    }
    String kept = lead.description();
    for (CallActivity call : erasure.calls()) {
      kept = kept.replace(call.report().text(), "").strip();
    }
    PersonName name = about ? erasure.heir().orElseThrow() : lead.name();
    leads.put(id, new Lead(id, name, lead.phone(), kept, true));
  }

  @Override
  public synchronized void warm(Deadline deadline) {
    faults.countOrFail(deadline);
    warmCount++;
  }

  /**
   * A Lead.
   *
   * @param description empty until it has one
   * @param marked whether the engine made it
   */
  public record Lead(
      LeadId id, PersonName name, PhoneNumber phone, String description, boolean marked) {}

  /** A call that was logged on a Lead. */
  public record Activity(ActivityId id, LeadId lead, CallActivity call) {}
}
