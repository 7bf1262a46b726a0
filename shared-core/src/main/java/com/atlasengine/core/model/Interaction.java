package com.atlasengine.core.model;

import java.util.List;
import java.util.Optional;

/**
 * One visitor's chat and call, as the interactions table keeps it.
 *
 * @param key where it is kept
 * @param purpose what it is for
 * @param name who it is with; empty on items the old system wrote
 * @param lead the Lead in Salesforce; empty while it is pending
 * @param initialTranscript the web chat before the call, lines of {@code User: …} and {@code Atlas:
 *     …}; may be empty
 * @param scenario the opening line of the call; empty until it is stored
 * @param contact the phone call; empty until it is dialled
 * @param transcript the lines spoken on the phone, oldest first
 * @param report how the call went; empty until it ended
 * @param records what the engine made for it in Salesforce, beside the Lead
 * @param wishes what the person agreed to and asked for
 */
public record Interaction(
    InteractionKey key,
    Purpose purpose,
    Optional<PersonName> name,
    Optional<LeadId> lead,
    String initialTranscript,
    Optional<String> scenario,
    Optional<ContactId> contact,
    List<String> transcript,
    Optional<CallReport> report,
    CrmRecords records,
    Wishes wishes) {
  /** Keeps its own copy of the transcript. */
  public Interaction {
    transcript = List.copyOf(transcript);
  }

  @Override
  public String toString() {
    return "Interaction[" + key + ", " + transcript.size() + " lines]";
  }
}
