package com.atlasengine.core.port;

import com.atlasengine.core.model.ActivityId;
import com.atlasengine.core.model.CallActivity;
import com.atlasengine.core.model.CaseId;
import com.atlasengine.core.model.CrmLead;
import com.atlasengine.core.model.CrmRecords;
import com.atlasengine.core.model.LeadErasure;
import com.atlasengine.core.model.LeadId;
import com.atlasengine.core.model.NewCase;
import com.atlasengine.core.model.PersonName;
import com.atlasengine.core.model.PhoneNumber;
import com.atlasengine.core.time.Deadline;
import java.util.List;
import java.util.Optional;
import java.util.Set;

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
   * Adds the call as a completed Activity, or as an open Task if a person is to call, to the Lead,
   * or to whoever it became: the Lead it was merged into, the Contact or Account it was converted
   * to. If the Lead is open and carries the engine's mark, a dated note is added to its description
   * too, where there is room. What others wrote is never changed. Not idempotent: claim and look
   * for it first.
   */
  LogResult logCall(LeadId lead, CallActivity call, Deadline deadline);

  /**
   * Sets {@code DoNotCall} on the open Leads of this number that carry the engine's mark. Doing it
   * twice is fine.
   */
  void markDoNotCall(PhoneNumber phone, Deadline deadline);

  /** The Case of this request, found by phone number and subject. */
  Optional<CaseId> findCase(NewCase request, Deadline deadline);

  /** Opens a Case for the sales team. Not idempotent: claim first. */
  CaseId openCase(NewCase request, Deadline deadline);

  /** The Task of this request, by its mark. */
  Optional<ActivityId> findTask(NewCase request, Deadline deadline);

  /**
   * Adds the Task of a request that has one to its Lead; to its Case when it has no Lead, or the
   * Lead is gone. Not idempotent: claim and look for it first.
   */
  ActivityId addTask(NewCase request, CaseId opened, Deadline deadline);

  /** The Cases that the engine opened for this number: those with {@link NewCase}'s subject. */
  Set<CaseId> findCallbacks(PhoneNumber phone, Deadline deadline);

  /**
   * Deletes Activities and Cases that the engine made; what is gone already is fine. They stay in
   * the org's recycle bin for fifteen days, which its REST API cannot empty.
   */
  void deleteRecords(CrmRecords records, Deadline deadline);

  /**
   * Takes a person off a Lead, or off the one it was merged into. A Lead that carries the engine's
   * mark and is about the person is deleted, or renamed when somebody else is on it too; the notes
   * of the person's calls go from every marked Lead. From the Contact that a Lead became, the
   * engine's Activities go, unless somebody else was on the Lead. What others made stays as it is.
   * Doing it twice is fine.
   */
  void eraseLead(LeadId lead, LeadErasure erasure, Deadline deadline);

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
