package com.atlasengine.core.model;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a person wants gone from a Lead.
 *
 * @param lastName the person's
 * @param names what the person is called elsewhere
 * @param calls the person's calls, whose notes are in the Lead's description
 * @param heir who else is on the Lead and so keeps it; empty when nobody is
 * @param others the Activities of other people's calls, which stay
 */
public record LeadErasure(
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

  @Override
  public String toString() {
    return "LeadErasure[" + calls.size() + " calls]";
  }
}
