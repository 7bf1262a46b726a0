package com.atlasengine.createlead;

import com.atlasengine.core.failure.PermanentFailure;
import com.atlasengine.core.failure.TransientFailure;
import com.atlasengine.core.model.LeadId;
import com.atlasengine.core.model.PersonName;
import com.atlasengine.core.model.PhoneNumber;
import com.atlasengine.core.port.Claims;
import com.atlasengine.core.port.Crm;
import com.atlasengine.core.time.Deadline;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One Lead per phone number, however many ask for it at once. */
final class Leads {
  private static final Logger LOG = LoggerFactory.getLogger(Leads.class);

  /** Longer than a create that timed out here can still take effect in Salesforce. */
  private static final Duration CLAIM_TIME = Duration.ofMinutes(1);

  private final Crm crm;
  private final Claims claims;

  Leads(Crm crm, Claims claims) {
    this.crm = crm;
    this.claims = claims;
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
    return crm.findLead(phone, deadline)
        .orElseGet(() -> claimAndCreate(name, phone, owner, deadline));
  }

  private LeadId claimAndCreate(
      PersonName name, PhoneNumber phone, String owner, Deadline deadline) {
    Claims.Key key = new Claims.Key(Claims.Kind.LEAD, phone.e164());
    return switch (claims.claim(key, owner, CLAIM_TIME, deadline)) {
      case Claims.Claim.Won(var outcome) ->
          outcome.map(LeadId::new).orElseGet(() -> createOnce(key, name, phone, owner, deadline));
      case Claims.Claim.Held(var other, var outcome) ->
          outcome
              .map(LeadId::new)
              .orElseThrow(() -> new TransientFailure("Another run is creating the Lead"));
    };
  }

  private LeadId createOnce(
      Claims.Key key, PersonName name, PhoneNumber phone, String owner, Deadline deadline) {
    LeadId created;
    try {
      created = crm.createLead(name, phone, deadline);
    } catch (PermanentFailure e) {
      claims.release(key, owner, deadline);
      throw e;
    }
    storeOutcome(key, owner, created, deadline);
    return created;
  }

  /** The Lead exists even if this write fails; later runs find it by its number. */
  private void storeOutcome(Claims.Key key, String owner, LeadId created, Deadline deadline) {
    try {
      claims.storeOutcome(key, owner, created.value(), deadline);
    } catch (TransientFailure e) {
      LOG.warn("Could not store the outcome on the claim: {}", e.getMessage());
    }
  }
}
