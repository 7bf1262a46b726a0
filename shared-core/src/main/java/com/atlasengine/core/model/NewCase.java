package com.atlasengine.core.model;

import com.atlasengine.core.text.Digest;
import java.util.Optional;

/**
 * A callback for the sales team, to be opened as a Salesforce Case with {@code Status = New}.
 *
 * @param subject one line, ≤ 255 characters, another one for each request
 * @param description what the sales person needs to know, ≤ 32,000 characters
 * @param phone whom to call back, in {@code SuppliedPhone}, so that it can be found and erased
 * @param lead the Lead it is about, if Salesforce has one
 * @param task when to call back, if the visitor named a time; it is empty on a Case that an earlier
 *     version stored
 */
public record NewCase(
    String subject,
    String description,
    PhoneNumber phone,
    Optional<LeadId> lead,
    Optional<NewTask> task) {
  /** How the subject of every Case of the engine begins; no other Case is ever deleted. */
  public static final String SUBJECT_PREFIX = "Callback requested on the phone";

  /** A callback at any time. */
  public NewCase(String subject, String description, PhoneNumber phone, Optional<LeadId> lead) {
    this(subject, description, phone, lead, Optional.empty());
  }

  /** Names the Task of this request and no other, so that a retry finds it. */
  public String taskMark() {
    return CallActivity.MARK_PREFIX + Digest.shortHex(phone.e164(), subject);
  }

  @Override
  public String toString() {
    return "NewCase[…]";
  }
}
