package com.atlasengine.core.model;

import java.util.Optional;

/**
 * A callback for the sales team, to be opened as a Salesforce Case with {@code Status = New}.
 *
 * @param subject one line, ≤ 255 characters, another one for each request
 * @param description what the sales person needs to know, ≤ 32,000 characters
 * @param phone whom to call back, in {@code SuppliedPhone}, so that it can be found and erased
 * @param lead the Lead it is about, if Salesforce has one
 */
public record NewCase(
    String subject, String description, PhoneNumber phone, Optional<LeadId> lead) {
  @Override
  public String toString() {
    return "NewCase[…]";
  }
}
