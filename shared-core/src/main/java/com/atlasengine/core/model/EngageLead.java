package com.atlasengine.core.model;

import java.util.Optional;

/**
 * The input of the {@code engage-lead} workflow; the names are the old system's.
 *
 * @param firstName as in {@link PersonName#first()}
 * @param lastName as in {@link PersonName#last()}
 * @param phone E.164
 * @param chat_transcript the web chat so far, lines of {@code User: …} and {@code Atlas: …}
 * @param consent what the visitor agreed to; who starts the workflow by hand may leave it out
 * @param reservation the id under which the call is counted; empty when nothing is reserved
 * @param locale in which the visitor is spoken to, such as {@code en_US}; the bot's first one when
 *     it is missing
 * @param scenario the opening line of the call, when it was there before the visitor said yes
 */
@SuppressWarnings("MemberName") // the field's name is a contract with the state machine
public record EngageLead(
    String firstName,
    String lastName,
    String phone,
    String chat_transcript,
    Optional<Consent> consent,
    Optional<String> reservation,
    Optional<String> locale,
    Optional<String> scenario) {
  /** The same without a visitor who was asked. */
  public EngageLead(String firstName, String lastName, String phone, String chat_transcript) {
    this(
        firstName,
        lastName,
        phone,
        chat_transcript,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  @Override
  public String toString() {
    return "EngageLead[…]";
  }
}
