package com.atlasengine.core.model;

/**
 * A flow of Amazon Connect that a call goes through.
 *
 * @param value its id, a UUID
 */
public record ContactFlowId(String value) {
  /**
   * @throws IllegalArgumentException when it is blank
   */
  public ContactFlowId {
    if (value.isBlank()) {
      throw new IllegalArgumentException("ContactFlowId is blank");
    }
  }
}
