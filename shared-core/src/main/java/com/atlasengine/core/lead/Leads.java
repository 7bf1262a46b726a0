package com.atlasengine.core.lead;

import com.atlasengine.core.claim.ClaimPolicy;
import com.atlasengine.core.claim.ClaimPolicy.AfterTransient;
import com.atlasengine.core.claim.ClaimResult;
import com.atlasengine.core.claim.NumberKey;
import com.atlasengine.core.claim.Once;
import com.atlasengine.core.failure.PermanentFailure;
import com.atlasengine.core.failure.TransientFailure;
import com.atlasengine.core.model.CrmLead;
import com.atlasengine.core.model.LeadId;
import com.atlasengine.core.model.NumberHash;
import com.atlasengine.core.model.PersonName;
import com.atlasengine.core.model.PhoneNumber;
import com.atlasengine.core.port.Claims;
import com.atlasengine.core.port.Crm;
import com.atlasengine.core.time.Concurrently;
import com.atlasengine.core.time.Deadline;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** One Lead for each person on a phone number, however many ask for it at once. */
public final class Leads {
  /** A create that timed out here can still take effect in Salesforce, within a minute. */
  private static final ClaimPolicy<LeadId> POLICY =
      new ClaimPolicy<>(
          Claims.Kind.LEAD, Duration.ofMinutes(1), AfterTransient.KEEP, LeadId::value, LeadId::new);

  private final Crm crm;
  private final Once<LeadId> once;
  private final SecondPerson secondPerson;
  private final NumberKey numberKey;

  /**
   * @param secondPerson what a person gets whose number is on somebody else's Lead
   * @param numberKey hashes the numbers in claims
   */
  public Leads(Crm crm, Claims claims, SecondPerson secondPerson, NumberKey numberKey) {
    this.crm = crm;
    this.once = new Once<>(claims, POLICY);
    this.secondPerson = secondPerson;
    this.numberKey = numberKey;
  }

  /**
   * The person's oldest open Lead, or a new one.
   *
   * @param owner who asks: different for every run, so that two runs never both create
   * @throws TransientFailure when Salesforce or the claims are slow or down, or another run is
   *     creating the Lead at this moment
   * @throws PermanentFailure when Salesforce refuses it
   */
  public FoundLead findOrCreate(
      PersonName name, PhoneNumber phone, String owner, Deadline deadline) {
    return Concurrently.runBoth(
        () -> choose(name, crm.findLeads(phone, deadline)),
        () -> numberKey.hash(deadline),
        (known, hash) ->
            known
                .map(FoundLead::known)
                .orElseGet(
                    () -> createOnce(claimId(hash, name, phone), name, phone, owner, deadline)));
  }

  /** A Lead with the whole name comes before one with a part of it. */
  private Optional<LeadId> choose(PersonName name, List<CrmLead> leads) {
    return leads.stream()
        .filter(lead -> lead.name().equalsInWords(name))
        .findFirst()
        .or(() -> leads.stream().filter(lead -> lead.name().mayBe(name)).findFirst())
        .or(() -> chooseForSecondPerson(leads))
        .map(CrmLead::id);
  }

  private Optional<CrmLead> chooseForSecondPerson(List<CrmLead> leads) {
    return switch (secondPerson) {
      case OWN_LEAD -> Optional.empty();
      case NAMED_IN_ACTIVITY -> leads.stream().findFirst();
    };
  }

  /** The Lead exists even if its claim cannot be settled; later runs find it by its number. */
  private FoundLead createOnce(
      String claimId, PersonName name, PhoneNumber phone, String owner, Deadline deadline) {
    return switch (once.claim(claimId, owner, deadline)) {
      case ClaimResult.Won<LeadId> won ->
          new FoundLead(won.run(() -> crm.createLead(name, phone, deadline)), true);
      case ClaimResult.AlreadyDone<LeadId>(var lead, var by) -> FoundLead.known(lead);
      case ClaimResult.Busy<LeadId> busy ->
          throw new TransientFailure("Another run is creating the Lead");
    };
  }

  private static String claimId(NumberHash hash, PersonName name, PhoneNumber phone) {
    return hash.of(phone, String.join(" ", name.comparedWords()));
  }
}
