package com.atlasengine.core.port;

import com.atlasengine.core.model.ActivityId;
import com.atlasengine.core.model.CallActivity;
import com.atlasengine.core.model.CaseId;
import com.atlasengine.core.model.CrmLead;
import com.atlasengine.core.model.LeadId;
import com.atlasengine.core.model.NewCase;
import com.atlasengine.core.model.PersonName;
import com.atlasengine.core.model.PhoneNumber;
import com.atlasengine.core.time.Deadline;
import java.util.List;
import java.util.Optional;

/**
 * The sales team's system. Every method throws {@link
 * com.atlasengine.core.failure.TransientFailure} when it is slow, locked, limited or down, and
 * {@link com.atlasengine.core.failure.PermanentFailure} when it refuses for good.
 */
public interface Crm {
  /** The open Leads with this phone number, whoever made them, oldest first. */
  List<CrmLead> findLeads(PhoneNumber phone, Deadline deadline);

  /**
   * Creates a Lead that carries the engine's mark and the configured fields. Not idempotent: claim
   * first.
   */
  LeadId createLead(PersonName name, PhoneNumber phone, Deadline deadline);

  /** The Activity of this call, by its mark. */
  Optional<ActivityId> findCall(CallActivity call, Deadline deadline);

  /**
   * Adds the call as a completed Activity to the Lead, or to whoever it became: the Lead it was
   * merged into, the Contact or Account it was converted to. If the Lead is open and carries the
   * engine's mark, a dated note is added to its description too, where there is room. What others
   * wrote is never changed. Not idempotent: claim and look for it first.
   */
  LogResult logCall(LeadId lead, CallActivity call, Deadline deadline);

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

  /** What became of a call that was to be logged. */
  sealed interface LogResult {
    /** It is logged. */
    record Logged(ActivityId activity) implements LogResult {}

    /** The Lead was deleted, and nobody took its place; nothing is logged. */
    record LeadGone() implements LogResult {}
  }
}
