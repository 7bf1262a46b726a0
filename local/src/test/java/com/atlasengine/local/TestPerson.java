package com.atlasengine.local;

import java.util.List;

/**
 * Somebody who is called.
 *
 * @param first the first name; the only one, if the last is {@link #NO_LAST_NAME}
 * @param last the last name
 * @param numbers where the person can be called, all E.164
 */
record TestPerson(String first, String last, List<String> numbers) {
  /** What StartDemo writes for a person who gave one word. */
  static final String NO_LAST_NAME = "LNU";

  /** What the person gives as their last name to have their data deleted. */
  String saidLastName() {
    return last.equals(NO_LAST_NAME) ? first : last;
  }

  /** Whether a number and a last name cannot tell the two apart. */
  boolean sharesLastName(TestPerson other) {
    return saidLastName().equals(other.saidLastName());
  }

  /** Whether one of the two may be the other, who gave one word: {@code Grace, Grace Hopper}. */
  boolean mayBe(TestPerson other) {
    return first.equals(other.first);
  }
}
