package com.atlasengine.core.model;

/**
 * A Salesforce Lead's id, 15 or 18 characters.
 *
 * @param value the id as the service gave it
 */
public record LeadId(String value) {
  /**
   * @throws IllegalArgumentException when it is blank
   */
  public LeadId {
    if (value.isBlank()) {
      throw new IllegalArgumentException("LeadId is blank");
    }
  }
}
