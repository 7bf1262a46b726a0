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

/** A CRM that answers searches, and in which everything else fails. */
record FailingCreateCrm(FakeCrm crm, RuntimeException failure) implements Crm {
  @Override
  public List<CrmLead> findLeads(PhoneNumber phone, Deadline deadline) {
    return crm.findLeads(phone, deadline);
  }

  @Override
  public LeadId createLead(PersonName name, PhoneNumber phone, Deadline deadline) {
    throw failure;
  }

  @Override
  public Optional<ActivityId> findCall(CallActivity call, Deadline deadline) {
    return crm.findCall(call, deadline);
  }

  @Override
  public LogResult logCall(LeadId lead, CallActivity call, Deadline deadline) {
    throw failure;
  }

  @Override
  public Optional<CaseId> findCase(NewCase request, Deadline deadline) {
    return crm.findCase(request, deadline);
  }

  @Override
  public CaseId openCase(NewCase request, Deadline deadline) {
    throw failure;
  }

  @Override
  public int erase(PhoneNumber phone, String lastName, Deadline deadline) {
    throw failure;
  }

  @Override
  public void warm(Deadline deadline) {}
}
