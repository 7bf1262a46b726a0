package com.atlasengine.core.model;

import com.atlasengine.core.text.Digest;
import java.util.Optional;

/**
 * A finished call as the CRM keeps it.
 *
 * @param mark names this call and no other; the Activity carries it, so that a retry finds it
 * @param person whom the call went to; empty when that is not known
 * @param report how it went
 */
public record CallActivity(String mark, Optional<PersonName> person, CallReport report) {
  /** How every mark begins, and no other text in its place. */
  public static final String MARK_PREFIX = "atlas-";

  /**
   * The call of an interaction. The mark is the contact's id; where no contact was made, it is a
   * digest of the key, which holds a phone number.
   */
  public static CallActivity of(Interaction item, CallReport report) {
    String id =
        item.contact().map(ContactId::value).orElseGet(() -> Digest.shortHex(item.key().encoded()));
    return new CallActivity(MARK_PREFIX + id, item.name(), report);
  }

  /** A text about a Lead, without an interaction; the same text has the same mark. */
  public static CallActivity of(LeadId lead, CallReport report) {
    return new CallActivity(
        MARK_PREFIX + Digest.shortHex(lead.value(), report.text()), Optional.empty(), report);
  }

  @Override
  public String toString() {
    return "CallActivity[" + mark + "]";
  }
}
