package com.atlasengine.core.port;

import com.atlasengine.core.model.ActivityId;
import com.atlasengine.core.model.CallReport;
import com.atlasengine.core.model.CaseId;
import com.atlasengine.core.model.Consent;
import com.atlasengine.core.model.ContactId;
import com.atlasengine.core.model.Interaction;
import com.atlasengine.core.model.InteractionKey;
import com.atlasengine.core.model.LeadId;
import com.atlasengine.core.model.PersonName;
import com.atlasengine.core.model.PhoneNumber;
import com.atlasengine.core.time.Deadline;
import java.util.List;
import java.util.Optional;

/**
 * The chats and calls, one item each. Every method throws {@link
 * com.atlasengine.core.failure.TransientFailure} when the store is slow or down. Writes to an item
 * that does not exist (any more) throw {@link com.atlasengine.core.failure.PermanentFailure}: a
 * late write must not recreate an erased person's item.
 */
public interface Interactions {
  /** Reads an item as it is now (a consistent read). */
  Optional<Interaction> find(InteractionKey key, Deadline deadline);

  /**
   * The item of a phone call. Its id is found some time after it was stored, usually within a
   * second.
   */
  Optional<Interaction> findByContact(ContactId contact, Deadline deadline);

  /** All items of a number, oldest first. */
  List<Interaction> findByNumber(PhoneNumber phone, Deadline deadline);

  /**
   * Makes the item of a workflow execution, type {@code CHAT_AND_CALL}. A second call for the same
   * execution creates nothing and returns the first key, even when both calls run at once.
   *
   * @param execution the workflow execution's name
   * @param key where to keep it if it is the first
   * @param consent what the visitor agreed to, if that is known
   */
  InteractionKey open(
      String execution,
      InteractionKey key,
      PersonName name,
      String initialTranscript,
      Optional<Consent> consent,
      Deadline deadline);

  /** The same for who was not asked. */
  default InteractionKey open(
      String execution,
      InteractionKey key,
      PersonName name,
      String initialTranscript,
      Deadline deadline) {
    return open(execution, key, name, initialTranscript, Optional.empty(), deadline);
  }

  /**
   * The same for a call that asks whether to delete what is known under a last name; it is kept for
   * a day, and has no Lead.
   */
  InteractionKey openDeletionCall(
      String execution, InteractionKey key, String lastName, Deadline deadline);

  /** Stores the Lead's id in place of an earlier one and returns the item as it then is. */
  Interaction attachLead(InteractionKey key, LeadId lead, Deadline deadline);

  /** Stores the scenario beside what is there, cut at 30,000 characters. */
  void storeScenario(InteractionKey key, String scenario, Deadline deadline);

  /** Stores the phone call's id. */
  void storeContact(InteractionKey key, ContactId contact, Deadline deadline);

  /**
   * Stores by which token the workflow is told that the call has ended, in place of an earlier one.
   */
  void storeToken(InteractionKey key, String token, Deadline deadline);

  /**
   * Appends what was said in one turn of the phone call.
   *
   * @param turn the turn's id; a turn appended before is not appended again
   */
  void appendTurn(InteractionKey key, String turn, List<String> lines, Deadline deadline);

  /**
   * Stores how the call went and returns the item as it then is, so that the later of the two
   * writers (report, Lead id) sees both.
   */
  Interaction storeReport(InteractionKey key, CallReport report, Deadline deadline);

  /** Marks that the person asked not to be called again, for the sales team. */
  void markDoNotCall(InteractionKey key, Deadline deadline);

  /** Remembers an Activity that was made for it, so that it can be found and erased. */
  void addActivity(InteractionKey key, ActivityId activity, Deadline deadline);

  /** Remembers a Case that was opened for it, so that it can be found and erased. */
  void addCase(InteractionKey key, CaseId opened, Deadline deadline);

  /** Deletes one item; deleting what is not there is fine. */
  void delete(InteractionKey key, Deadline deadline);
}
