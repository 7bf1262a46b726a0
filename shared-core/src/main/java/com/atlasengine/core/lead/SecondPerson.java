package com.atlasengine.core.lead;

import java.util.Optional;
import java.util.stream.Stream;

/** Whose Lead a person gets whose number is on a Lead of somebody else. */
public enum SecondPerson {
  /** A Lead of their own. */
  OWN_LEAD("OwnLead"),
  /** The number's oldest Lead; the Activities on it say who they are. */
  NAMED_IN_ACTIVITY("NamedInActivity");

  private final String wireName;

  SecondPerson(String wireName) {
    this.wireName = wireName;
  }

  /** The choice of this name in the configuration; empty when there is none. */
  public static Optional<SecondPerson> parse(String name) {
    return Stream.of(values()).filter(choice -> choice.wireName.equals(name)).findFirst();
  }
}
