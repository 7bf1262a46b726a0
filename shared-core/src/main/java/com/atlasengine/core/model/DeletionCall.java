package com.atlasengine.core.model;

/**
 * The input of the {@code engage-lead} workflow when a call shall confirm a deletion. It has no
 * first name, so a workflow of an earlier version fails instead of making a Lead.
 *
 * @param purpose {@value #PURPOSE}, by which the workflow tells it from an {@link EngageLead}
 * @param lastName whose data shall be deleted
 * @param phone E.164
 * @param reservation the id under which the call is counted
 * @param locale in which whoever picks up is spoken to: the one that was chatted in
 */
public record DeletionCall(
    String purpose, String lastName, String phone, String reservation, String locale) {
  /** What the workflow and the contact flow look for. */
  public static final String PURPOSE = "deletion";

  /** The same for this last name and number. */
  public static DeletionCall of(
      String lastName, PhoneNumber phone, String reservation, String locale) {
    return new DeletionCall(PURPOSE, lastName, phone.e164(), reservation, locale);
  }

  @Override
  public String toString() {
    return "DeletionCall[…]";
  }
}
