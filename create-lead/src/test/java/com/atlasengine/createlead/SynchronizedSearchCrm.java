package com.atlasengine.createlead;

import com.atlasengine.core.fake.FakeCrm;
import com.atlasengine.core.model.ActivityId;
import com.atlasengine.core.model.CallActivity;
import com.atlasengine.core.model.CaseId;
import com.atlasengine.core.model.CrmLead;
import com.atlasengine.core.model.LeadId;
import com.atlasengine.core.model.NewCase;
import com.atlasengine.core.model.PersonName;
import com.atlasengine.core.model.PhoneNumber;
import com.atlasengine.core.port.Crm;
import com.atlasengine.core.time.Deadline;
import java.util.List;
import java.util.Optional;

/** A CRM whose searches end together. */
record SynchronizedSearchCrm(FakeCrm crm, Runnable together) implements Crm {
  @Override
  public List<CrmLead> findLeads(PhoneNumber phone, Deadline deadline) {
    List<CrmLead> found = crm.findLeads(phone, deadline);
    together.run();
    return found;
  }

  @Override
  public LeadId createLead(PersonName name, PhoneNumber phone, Deadline deadline) {
    return crm.createLead(name, phone, deadline);
  }

  @Override
  public Optional<ActivityId> findCall(CallActivity call, Deadline deadline) {
    return crm.findCall(call, deadline);
  }

  @Override
  public LogResult logCall(LeadId lead, CallActivity call, Deadline deadline) {
    return crm.logCall(lead, call, deadline);
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
