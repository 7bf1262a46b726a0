package com.atlasengine.core.model;

import java.util.Set;

/**
 * What the engine made in the CRM for one interaction, beside the Lead.
 *
 * @param activities the Activities of its calls
 * @param cases the Cases of its callbacks
 */
public record CrmRecords(Set<ActivityId> activities, Set<CaseId> cases) {
  /** Nothing was made yet. */
  public static final CrmRecords NONE = new CrmRecords(Set.of(), Set.of());

  /** Keeps its own copies. */
  public CrmRecords {
    activities = Set.copyOf(activities);
    cases = Set.copyOf(cases);
  }
}
