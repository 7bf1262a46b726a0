package com.atlasengine.createlead;

import com.atlasengine.core.fake.FakeCrm;
import com.atlasengine.core.model.CaseId;
import com.atlasengine.core.model.LeadId;
import com.atlasengine.core.model.NewCase;
import com.atlasengine.core.model.PersonName;
import com.atlasengine.core.model.PhoneNumber;
import com.atlasengine.core.port.Crm;
import com.atlasengine.core.time.Deadline;
import java.util.Optional;

/** A CRM whose searches end together. */
record SynchronizedSearchCrm(FakeCrm crm, Runnable together) implements Crm {
  @Override
  public Optional<LeadId> findLead(PhoneNumber phone, Deadline deadline) {
    Optional<LeadId> found = crm.findLead(phone, deadline);
    together.run();
    return found;
  }

  @Override
  public LeadId createLead(PersonName name, PhoneNumber phone, Deadline deadline) {
    return crm.createLead(name, phone, deadline);
  }

  @Override
  public void writeLeadDescription(LeadId lead, String description, Deadline deadline) {
    crm.writeLeadDescription(lead, description, deadline);
  }

  @Override
  public Optional<CaseId> findCase(NewCase request, Deadline deadline) {
    return crm.findCase(request, deadline);
  }

  @Override
  public CaseId openCase(NewCase request, Deadline deadline) {
    return crm.openCase(request, deadline);
  }

  @Override
  public int erase(PhoneNumber phone, String lastName, Deadline deadline) {
    return crm.erase(phone, lastName, deadline);
  }

  @Override
  public void warm(Deadline deadline) {
    crm.warm(deadline);
  }
}
