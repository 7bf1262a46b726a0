package com.atlasengine.core.fake;

import com.atlasengine.core.failure.PermanentFailure;
import com.atlasengine.core.model.CaseId;
import com.atlasengine.core.model.LeadId;
import com.atlasengine.core.model.NewCase;
import com.atlasengine.core.model.PersonName;
import com.atlasengine.core.model.PhoneNumber;
import com.atlasengine.core.port.Crm;
import com.atlasengine.core.time.Deadline;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Leads and Cases in memory. */
public final class FakeCrm implements Crm {
  private static final int DESCRIPTION_LIMIT = 32_000;

  private final Faults faults = new Faults();
  private final Map<LeadId, Lead> leads = new LinkedHashMap<>();
  private final Map<CaseId, NewCase> cases = new LinkedHashMap<>();
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

  /** All Cases, oldest first. */
  public synchronized List<NewCase> cases() {
    return new ArrayList<>(cases.values());
  }

  /** How often it was warmed. */
  public synchronized int warmCount() {
    return warmCount;
  }

  @Override
  public synchronized Optional<LeadId> findLead(PhoneNumber phone, Deadline deadline) {
    faults.countOrFail(deadline);
    return leads.values().stream().filter(l -> l.phone().equals(phone)).findFirst().map(Lead::id);
  }

  @Override
  public synchronized LeadId createLead(PersonName name, PhoneNumber phone, Deadline deadline) {
    faults.countOrFail(deadline);
    LeadId id = new LeadId("00Q%015d".formatted(++ids));
    leads.put(id, new Lead(id, name, phone, ""));
    return id;
  }

  @Override
  public synchronized void writeLeadDescription(
      LeadId lead, String description, Deadline deadline) {
    faults.countOrFail(deadline);
    Lead known = leads.get(lead);
    if (known == null) {
      throw new PermanentFailure("Salesforce: NOT_FOUND");
    }
    String cut = description.substring(0, Math.min(description.length(), DESCRIPTION_LIMIT));
    leads.put(lead, new Lead(lead, known.name(), known.phone(), cut));
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
  public synchronized int erase(PhoneNumber phone, String lastName, Deadline deadline) {
    faults.countOrFail(deadline);
    int before = leads.size();
    leads
        .values()
        .removeIf(
            l -> l.phone().equals(phone) && l.name().last().equalsIgnoreCase(lastName.strip()));
    int erased = before - leads.size();
    if (erased > 0) {
      cases.values().removeIf(c -> c.phone().equals(phone));
    }
    return erased;
  }

  @Override
  public synchronized void warm(Deadline deadline) {
    faults.countOrFail(deadline);
    warmCount++;
  }

  /** A Lead; its description is empty until it has one. */
  public record Lead(LeadId id, PersonName name, PhoneNumber phone, String description) {}
}
