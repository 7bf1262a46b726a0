package com.atlasengine.core.model;

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
}
