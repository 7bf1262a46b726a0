package com.atlasengine.core.model;

import com.atlasengine.core.failure.PermanentFailure;

/**
 * An Amazon Connect contact's id, a UUID.
 *
 * @param value the id as the service gave it
 */
public record ContactId(String value) {
  /**
   * @throws IllegalArgumentException when it is blank
   */
  public ContactId {
    if (value.isBlank()) {
      throw new IllegalArgumentException("ContactId is blank");
    }
  }

  /**
   * The id in a request.
   *
   * @throws PermanentFailure naming the field, when it is blank
   */
  public static ContactId read(String id) {
    if (id.isBlank()) {
      throw new PermanentFailure("Malformed: contactId");
    }
    return new ContactId(id);
  }
}
