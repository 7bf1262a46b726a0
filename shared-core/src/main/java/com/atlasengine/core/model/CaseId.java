package com.atlasengine.core.model;

/**
 * A Salesforce Case's id, 15 or 18 characters.
 *
 * @param value the id as Salesforce returned it
 */
public record CaseId(String value) {
  /**
   * @throws IllegalArgumentException when it is blank
   */
  public CaseId {
    if (value.isBlank()) {
      throw new IllegalArgumentException("CaseId is blank");
    }
  }
}
