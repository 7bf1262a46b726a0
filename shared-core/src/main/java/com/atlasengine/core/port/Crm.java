package com.atlasengine.core.port;

import com.atlasengine.core.model.CaseId;
import com.atlasengine.core.model.LeadId;
import com.atlasengine.core.model.NewCase;
import com.atlasengine.core.model.PersonName;
import com.atlasengine.core.model.PhoneNumber;
import com.atlasengine.core.time.Deadline;
import java.util.Optional;

/**
 * The sales team's system. Every method throws {@link
 * com.atlasengine.core.failure.TransientFailure} when it is slow, locked, limited or down, and
 * {@link com.atlasengine.core.failure.PermanentFailure} when it refuses for good.
 */
public interface Crm {
  /** The oldest Lead with this phone number. */
  Optional<LeadId> findLead(PhoneNumber phone, Deadline deadline);

  /** Creates a Lead, company {@code Atlas Engine Demo}. Not idempotent: claim first. */
  LeadId createLead(PersonName name, PhoneNumber phone, Deadline deadline);

  /**
   * Writes the Lead's {@code Description}, cut at 32,000 characters; calling it twice has the
   * effect of one call.
   */
  void writeLeadDescription(LeadId lead, String description, Deadline deadline);

  /** The Case of this request, found by phone number and subject. */
  Optional<CaseId> findCase(NewCase request, Deadline deadline);

  /** Opens a Case for the sales team. Not idempotent: claim first. */
  CaseId openCase(NewCase request, Deadline deadline);

  /**
   * Deletes every Case with this phone number, and then every Lead with this number and last name
   * (case-insensitive): the Leads last, so that a call that failed halfway can be made again. They
   * stay in the org's recycle bin for fifteen days, which its REST API cannot empty.
   *
   * @return how many Leads were deleted; 0 when none matches both, and then nothing was deleted
   */
  int erase(PhoneNumber phone, String lastName, Deadline deadline);

  /** Renews the session and the credentials if they expire soon. */
  void warm(Deadline deadline);
}
