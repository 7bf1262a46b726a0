package com.atlasengine.core.model;

/**
 * A person's name as Salesforce keeps it. Its {@code toString} hides the name.
 *
 * @param first the given name or names, may be empty when only a last name is known
 * @param last the family name; {@link #UNKNOWN_LAST_NAME} when the person gave one word only
 */
public record PersonName(String first, String last) {
  /** The last name of a person who gave none; the old system's value. */
  public static final String UNKNOWN_LAST_NAME = "LNU";

  /** The longest first or last name Salesforce takes is 40 and 80 characters. */
  private static final int MAX_FIRST_CHARS = 40;

  private static final int MAX_LAST_CHARS = 80;

  /**
   * @throws IllegalArgumentException when the last name is blank or one of them too long
   */
  public PersonName {
    if (last.isBlank()) {
      throw new IllegalArgumentException("lastName is blank");
    }
    if (first.length() > MAX_FIRST_CHARS || last.length() > MAX_LAST_CHARS) {
      throw new IllegalArgumentException("name is too long");
    }
  }

  /** The name to speak: {@code Ada Lovelace}, or {@code Ada} when there is no last name. */
  public String displayName() {
    return last.equals(UNKNOWN_LAST_NAME) ? first : (first + " " + last).strip();
  }

  @Override
  public String toString() {
    return "PersonName[…]";
  }
}
