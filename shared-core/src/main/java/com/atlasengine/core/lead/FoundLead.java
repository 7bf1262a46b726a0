package com.atlasengine.core.lead;

import com.atlasengine.core.model.LeadId;

/**
 * A person's Lead.
 *
 * @param isNew whether it was created for this request
 */
public record FoundLead(LeadId id, boolean isNew) {
  static FoundLead known(LeadId id) {
    return new FoundLead(id, false);
  }
}
