package com.atlasengine.createlead;

import com.atlasengine.core.claim.ClaimPolicy;
import com.atlasengine.core.claim.ClaimPolicy.AfterTransient;
import com.atlasengine.core.claim.ClaimResult;
import com.atlasengine.core.claim.Once;
import com.atlasengine.core.failure.PermanentFailure;
import com.atlasengine.core.failure.TransientFailure;
import com.atlasengine.core.model.LeadId;
import com.atlasengine.core.model.PersonName;
import com.atlasengine.core.model.PhoneNumber;
import com.atlasengine.core.port.Claims;
import com.atlasengine.core.port.Crm;
import com.atlasengine.core.time.Deadline;
import java.time.Duration;

/** One Lead per phone number, however many ask for it at once. */
final class Leads {
  /** A create that timed out here can still take effect in Salesforce, within a minute. */
  private static final ClaimPolicy<LeadId> POLICY =
      new ClaimPolicy<>(
          Claims.Kind.LEAD, Duration.ofMinutes(1), AfterTransient.KEEP, LeadId::value, LeadId::new);

  private final Crm crm;
  private final Once<LeadId> once;

  Leads(Crm crm, Claims claims) {
    this.crm = crm;
    this.once = new Once<>(claims, POLICY);
  }

  /**
   * The number's oldest Lead, or a new one.
   *
   * @param owner who asks: different for every run, so that two runs never both create
   * @throws TransientFailure when Salesforce or the claims are slow or down, or another run is
   *     creating the Lead at this moment
   * @throws PermanentFailure when Salesforce refuses it
   */
  LeadId findOrCreate(PersonName name, PhoneNumber phone, String owner, Deadline deadline) {
    return crm.findLead(phone, deadline).orElseGet(() -> createOnce(name, phone, owner, deadline));
  }

  /** The Lead exists even if its claim cannot be settled; later runs find it by its number. */
  private LeadId createOnce(PersonName name, PhoneNumber phone, String owner, Deadline deadline) {
    return switch (once.claim(phone.e164(), owner, deadline)) {
      case ClaimResult.Won<LeadId> won -> won.run(() -> crm.createLead(name, phone, deadline));
      case ClaimResult.AlreadyDone<LeadId>(var lead, var by) -> lead;
      case ClaimResult.Busy<LeadId> busy ->
          throw new TransientFailure("Another run is creating the Lead");
    };
  }
}
