package com.atlasengine.core.fake;

import com.atlasengine.core.model.LeadId;
import com.atlasengine.core.model.NewCase;
import com.atlasengine.core.model.PersonName;
import com.atlasengine.core.model.PhoneNumber;
import com.atlasengine.core.port.Crm;
import com.atlasengine.core.port.CrmContract;
import java.util.List;
import java.util.Set;

class FakeCrmTest extends CrmContract {
  private final FakeCrm crm = new FakeCrm();

  @Override
  protected Crm crm() {
    return crm;
  }

  @Override
  protected List<KnownLead> leads() {
    return crm.leads().stream()
        .map(l -> new KnownLead(l.name(), l.phone(), l.description()))
        .toList();
  }

  @Override
  protected List<KnownCall> calls() {
    return crm.activities().stream()
        .map(a -> new KnownCall(a.lead(), a.call().report().outcome(), a.call().report().text()))
        .toList();
  }

  @Override
  protected LeadId addForeignLead(PersonName name, PhoneNumber phone, String description) {
    return crm.addForeignLead(name, phone, description);
  }

  @Override
  protected void deleteLead(LeadId lead) {
    crm.deleteLead(lead);
  }

  @Override
  protected Set<LeadId> notToCall() {
    return crm.notToCall();
  }

  @Override
  protected List<String> cases() {
    return crm.cases().stream().map(NewCase::subject).toList();
  }

  @Override
  protected void takeDown() {
    crm.faults().failAsIfDown();
  }
}
