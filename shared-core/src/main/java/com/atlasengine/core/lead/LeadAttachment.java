package com.atlasengine.core.lead;

import com.atlasengine.core.failure.PermanentFailure;
import com.atlasengine.core.failure.TransientFailure;
import com.atlasengine.core.model.Interaction;
import com.atlasengine.core.model.InteractionKey;
import com.atlasengine.core.model.PendingWork;
import com.atlasengine.core.model.PersonName;
import com.atlasengine.core.port.Backlog;
import com.atlasengine.core.port.Interactions;
import com.atlasengine.core.time.Deadline;

/**
 * Stores in an interaction which Lead is the person's. An event that comes a second time after the
 * person was erased finds no interaction, but may have created a Lead; that is erased too.
 */
public record LeadAttachment(Interactions interactions, Backlog backlog) {
  /**
   * The interaction as it then is.
   *
   * @throws TransientFailure when DynamoDB is slow or down
   * @throws PermanentFailure when the interaction was erased meanwhile
   */
  public Interaction attach(
      InteractionKey key, PersonName name, FoundLead lead, Deadline deadline) {
    try {
      return interactions.attachLead(key, lead.id(), deadline);
    } catch (PermanentFailure e) {
      if (lead.isNew()) {
        backlog.add(
            new PendingWork.Erasure(key.phone(), name.lastNameToSay()), "Not tried yet", deadline);
      }
      throw e;
    }
  }
}
