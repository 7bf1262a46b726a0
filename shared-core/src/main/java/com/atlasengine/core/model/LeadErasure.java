package com.atlasengine.core.model;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a person wants gone from a Lead.
 *
 * @param phone the person's
 * @param lastName the person's
 * @param names what the person is called elsewhere
 * @param calls the person's calls, whose notes are in the Lead's description
 * @param heir who else is on the Lead and so keeps it; empty when nobody is
 * @param others the Activities of other people's calls, which stay
 */
public record LeadErasure(
    PhoneNumber phone,
    String lastName,
    Set<PersonName> names,
    List<CallActivity> calls,
    Optional<PersonName> heir,
    Set<ActivityId> others) {
  /** Keeps its own copies. */
  public LeadErasure {
    names = Set.copyOf(names);
    calls = List.copyOf(calls);
    others = Set.copyOf(others);
  }

  /** Whether a Lead with this name is about the person; a Lead without a name is. */
  public boolean isAbout(PersonName name) {
    PersonName read = NameReader.readStored(name);
    return read.displayName().isBlank()
        || read.answersTo(lastName)
        || names.stream().anyMatch(read::mayBe);
  }

  /**
   * Whether a Lead that sales merged with the person's is about the person. It may have another
   * number, and there a last name says nothing.
   */
  public boolean isAboutMerged(PersonName name, String itsPhone) {
    PersonName read = NameReader.readStored(name);
    return names.stream().anyMatch(read::equalsInWords)
        || (isAbout(name) && itsPhone.equals(phone.e164()));
  }

  @Override
  public String toString() {
    return "LeadErasure[" + calls.size() + " calls]";
  }
}
