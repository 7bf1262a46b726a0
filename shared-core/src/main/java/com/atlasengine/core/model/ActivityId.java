package com.atlasengine.core.model;

/**
 * The id of an Activity in the CRM: a Salesforce Task, 15 or 18 characters.
 *
 * @param value the id as Salesforce returned it
 */
public record ActivityId(String value) {
  /**
   * @throws IllegalArgumentException when it is blank
   */
  public ActivityId {
    if (value.isBlank()) {
      throw new IllegalArgumentException("ActivityId is blank");
    }
  }
}
