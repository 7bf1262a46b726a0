package com.atlasengine.core.model;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

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
  private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");

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

  /**
   * Whether two names may be one person's: the first words are the same, and so are the last ones,
   * unless one of the two has a single word. {@code Grace}, {@code grace hopper} and {@code Grace
   * Brewster Hopper} are one person; {@code Ada Byron} and {@code Charles Babbage} are two. Case
   * and accents do not count.
   */
  public boolean mayBe(PersonName other) {
    List<String> mine = comparedWords();
    List<String> others = other.comparedWords();
    return mine.getFirst().equals(others.getFirst())
        && (mine.size() == 1 || others.size() == 1 || mine.getLast().equals(others.getLast()));
  }

  /** Whether two names are the same; case, accents and spaces do not count. */
  public boolean equalsInWords(PersonName other) {
    return comparedWords().equals(other.comparedWords());
  }

  /**
   * Whether this person has that last name. Who gave one word has it as their last name too: {@code
   * Cher}. Words before the last name may be said with it: {@code van der Berg}.
   */
  public boolean answersTo(String lastName) {
    List<String> mine = comparedWords();
    List<String> said = fold(lastName);
    int least = last.equals(UNKNOWN_LAST_NAME) ? mine.size() : fold(last).size();
    return said.size() >= least
        && said.size() <= mine.size()
        && mine.subList(mine.size() - said.size(), mine.size()).equals(said);
  }

  /** What the person says as their last name: their only word, when they gave one. */
  public String lastNameToSay() {
    return last.equals(UNKNOWN_LAST_NAME) ? displayName() : last;
  }

  /** The words of the name as they are compared: no capitals, no accents. */
  public List<String> comparedWords() {
    return fold(displayName());
  }

  private static List<String> fold(String name) {
    String plain = Normalizer.normalize(name, Normalizer.Form.NFKD);
    String folded = ACCENTS.matcher(plain).replaceAll("").toLowerCase(Locale.ROOT);
    return Arrays.stream(folded.strip().split("\\s+")).toList();
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
