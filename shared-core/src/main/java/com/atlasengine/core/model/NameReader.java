package com.atlasengine.core.model;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads a person's name as people type and say it, in one form: composed characters, plain spaces,
 * apostrophes and hyphens. It takes letters of any script; it takes no digits, no characters that
 * nobody sees, no web addresses and no sentences.
 */
public final class NameReader {
  private static final int MAX_WORDS = 10;

  /** Of words that no name has, one may be a name after all; two are a sentence. */
  private static final int SENTENCE_WORDS = 2;

  private static final Pattern SPACES = Pattern.compile("[ \\p{Zs}]+");
  private static final Pattern APOSTROPHES = Pattern.compile("[’‘‛´`ʻʼʾʿ′＇]");
  private static final Pattern HYPHENS = Pattern.compile("[‐‑‒–−－]");

  /** Letters and marks by their category, but invisible: fillers, joiners, variation selectors. */
  private static final Pattern INVISIBLE =
      Pattern.compile(
          "[\\u115F\\u1160\\u3164\\uFFA0\\u034F\\u17B4\\u17B5\\u180B-\\u180F\\uFE00-\\uFE0F"
              + "\\x{E0100}-\\x{E01EF}]");

  /** Joiners are seen where letters join, as in Persian and Hindi; elsewhere nobody sees them. */
  private static final Pattern JOINER =
      Pattern.compile(
          "(?<=[\\p{L}\\p{M}&&[^\\p{IsLatin}]])[\\u200C\\u200D](?=[\\p{L}&&[^\\p{IsLatin}]])");

  private static final Pattern NAME =
      Pattern.compile("'?\\p{L}(?:[\\p{L}' .·・-]|\\p{M}(?!\\p{M}{4}))*");
  private static final Pattern WEB_ADDRESS =
      Pattern.compile("(?i)\\bwww\\b|\\bhttps?\\b|\\p{L}{2,}\\.\\p{L}{2,}");
  private static final Pattern LEAD_IN =
      Pattern.compile(
          "(?i)^(?:(?:hi|hello|hey|yes|sure|ok|okay|well)[,!.]? +)*"
              + "(?:(?:my|the) (?:full |first |last |sur)?name(?: is|'s)|i am|i'm|it is|it's|this is)"
              + " +");

  /** {@code St.John} is {@code St. John}, and no web address. */
  private static final Pattern SAINT = Pattern.compile("(?i)\\b(st|ste|sta|sto)\\. *(?=\\p{L})");

  private static final Pattern SUFFIX =
      Pattern.compile(
          "(?i)jr|sr|junior|senior|ii|iii|iv|ph\\.? ?d|m\\.?d|d\\.?d\\.?s|j\\.?d|dphil|mba|ma|ba|msc"
              + "|bsc|rn|cpa|esq|esquire|obe|mbe|cbe|frs|pe|ret");

  /** Without a comma these could not be anything else at the end of a name. */
  private static final Pattern PLAIN_SUFFIX =
      Pattern.compile("(?i)jr|sr|ii|iii|iv|ph\\.? ?d|m\\.d|esq");

  private static final Set<String> NO_NAME_WORDS =
      Set.of(
          ("you your yours we us our they them their me it its is are was were am does did have has"
                  + " had can could would should must the this that these those what who why how"
                  + " when where which if but or for from with at as now here there please thanks"
                  + " pay owe money send give tell want need know like buy click win free stop get"
                  + " take make call not yes start demo phone number zero one two three four five six seven eight nine ten")
              .split(" "));

  private static final Pattern CONTRACTION =
      Pattern.compile(
          "(?i)\\b(?:\\p{L}+n't|(?:you|we|they)'(?:re|ve|ll|d)|i'(?:m|ve|ll|d)|(?:it|that|what|let|there)'s)\\b");

  private NameReader() {}

  /**
   * A full name. It ends with the last name; {@code Davis, Sammy} says it first. A suffix such as
   * {@code Jr.} or {@code PhD} belongs to neither name and is left out, because who asks for
   * deletion says the last name without it. One word is a first name.
   *
   * @throws IllegalArgumentException when it is a name but longer than Salesforce takes
   */
  public static Optional<PersonName> readFullName(String text) {
    return normalize(text)
        .map(NameReader::withoutSuffix)
        .flatMap(NameReader::inOrder)
        .map(NameReader::split);
  }

  /** A last name, in the form that {@link #readFullName} gives it. */
  public static Optional<String> readLastName(String text) {
    return normalize(text).map(NameReader::withoutSuffix).filter(NameReader::isName);
  }

  /** Given names, in the form that {@link #readFullName} gives them. */
  public static Optional<String> readGivenNames(String text) {
    return normalize(text).filter(NameReader::isName);
  }

  /**
   * A stored name in the form that this version gives names: earlier ones kept suffixes and
   * typographic apostrophes. What is no name by today's rules stays as it is.
   */
  public static PersonName readStored(PersonName stored) {
    if (isSuffix(PLAIN_SUFFIX, stored.last())) {
      return readFullName(stored.displayName()).orElse(stored);
    }
    return new PersonName(
        readGivenNames(stored.first()).orElse(stored.first()),
        readLastName(stored.last()).orElse(stored.last()));
  }

  /** The text in one form; empty when a character of it cannot be part of any name. */
  private static Optional<String> normalize(String text) {
    String composed = Normalizer.normalize(text, Normalizer.Form.NFC);
    String plain = SPACES.matcher(composed).replaceAll(" ").strip();
    plain = APOSTROPHES.matcher(plain).replaceAll("'");
    plain = HYPHENS.matcher(plain).replaceAll("-");
    plain = LEAD_IN.matcher(plain).replaceFirst("");
    plain = SAINT.matcher(plain).replaceAll("$1. ");
    return INVISIBLE.matcher(plain).find() ? Optional.empty() : Optional.of(plain);
  }

  private static String withoutSuffix(String name) {
    String rest = name.replaceAll("[,;!]+$", "").strip();
    int comma = rest.lastIndexOf(',');
    if (comma > 0 && isSuffix(SUFFIX, rest.substring(comma + 1))) {
      return withoutSuffix(rest.substring(0, comma));
    }
    int space = rest.lastIndexOf(' ');
    return space > 0 && isSuffix(PLAIN_SUFFIX, rest.substring(space))
        ? withoutSuffix(rest.substring(0, space))
        : rest;
  }

  private static boolean isSuffix(Pattern pattern, String text) {
    return pattern.matcher(text.strip().replaceAll("\\.$", "")).matches();
  }

  /** {@code Davis, Sammy} as {@code Sammy Davis}. */
  private static Optional<String> inOrder(String name) {
    int comma = name.indexOf(',');
    String ordered =
        comma > 0 ? name.substring(comma + 1).strip() + " " + name.substring(0, comma) : name;
    return Optional.of(ordered).filter(NameReader::isName);
  }

  private static boolean isName(String name) {
    String seen = JOINER.matcher(name).replaceAll("");
    return NAME.matcher(seen).matches()
        && words(seen).size() <= MAX_WORDS
        && !WEB_ADDRESS.matcher(seen).find()
        && !CONTRACTION.matcher(seen).find()
        && words(seen).stream().filter(NameReader::isNoNameWord).count() < SENTENCE_WORDS;
  }

  private static boolean isNoNameWord(String word) {
    return word.equals("a") // in lower case: "A" is an initial
        || NO_NAME_WORDS.contains(word.toLowerCase(Locale.ROOT).replaceAll("[.'-]+$", ""));
  }

  private static PersonName split(String name) {
    List<String> words = words(name);
    int last = words.size() - 1;
    if (last == 0) {
      return new PersonName(name, PersonName.UNKNOWN_LAST_NAME);
    }
    boolean saint = SAINT.matcher(words.get(last - 1) + " " + words.get(last)).lookingAt();
    int from = saint && last > 1 ? last - 1 : last;
    return new PersonName(
        String.join(" ", words.subList(0, from)), String.join(" ", words.subList(from, last + 1)));
  }

  private static List<String> words(String name) {
    return Arrays.asList(name.split(" "));
  }
}
