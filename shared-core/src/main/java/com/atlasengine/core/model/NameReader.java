package com.atlasengine.core.model;

import com.atlasengine.core.language.Language;
import com.atlasengine.core.language.Phrase;
import com.atlasengine.core.language.WordList;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads a person's name as people type and say it, in one form: composed characters, plain spaces,
 * apostrophes and hyphens. It takes letters of any script; it takes no digits, no characters that
 * nobody sees, no web addresses and no sentences.
 */
public final class NameReader {
  private static final int MAX_WORDS = 10;

  /** A longer text is no name. The patterns go deeper into the stack with every character. */
  private static final int MAX_CHARS = 300;

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

  /** {@code St.John} is {@code St. John}, and no web address. */
  private static final Pattern SAINT = Pattern.compile("(?i)\\b(st|ste|sta|sto)\\. *(?=\\p{L})");

  private static final Pattern SUFFIX =
      Pattern.compile(
          "(?i)jr|sr|junior|senior|ii|iii|iv|ph\\.?"
              + " ?d|m\\.?d|d\\.?d\\.?s|j\\.?d|dphil|mba|ma|ba|msc"
              + "|bsc|rn|cpa|esq|esquire|obe|mbe|cbe|frs|pe|ret");

  /** Without a comma these could not be anything else at the end of a name. */
  private static final Pattern PLAIN_SUFFIX =
      Pattern.compile("(?i)jr|sr|ii|iii|iv|ph\\.? ?d|m\\.d|esq");

  private NameReader() {}

  /**
   * A full name, said in a language. It ends with the last name; {@code Davis, Sammy} says it
   * first. Of two last names, as in {@code Gabriel García Márquez}, the second is the last name,
   * and the first goes with the given names: whoever says both or the second has that name, see
   * {@link PersonName#answersTo}. A suffix such as {@code Jr.} or {@code PhD} belongs to neither
   * name and is left out, because who asks for deletion says the last name without it. One word is
   * a first name.
   *
   * @throws IllegalArgumentException when it is a name but longer than Salesforce takes
   */
  public static Optional<PersonName> readFullName(String text, Language language) {
    return normalize(text, language)
        .map(NameReader::withoutSuffix)
        .flatMap(name -> inOrder(name, language))
        .map(NameReader::split);
  }

  /** A full name where no language is known: in English, whose rules hold in every language. */
  public static Optional<PersonName> readFullName(String text) {
    return readFullName(text, Language.ENGLISH);
  }

  /** A last name said in a language, in the form that {@link #readFullName} gives it. */
  public static Optional<String> readLastName(String text, Language language) {
    return normalize(text, language)
        .map(NameReader::withoutSuffix)
        .filter(name -> isName(name, language));
  }

  /** A last name where no language is known. */
  public static Optional<String> readLastName(String text) {
    return readLastName(text, Language.ENGLISH);
  }

  /** Given names where no language is known, in the form that {@link #readFullName} gives them. */
  public static Optional<String> readGivenNames(String text) {
    return normalize(text, Language.ENGLISH).filter(name -> isName(name, Language.ENGLISH));
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

  /**
   * The text in one form; empty when a character of it cannot be part of any name, or it is too
   * long.
   */
  private static Optional<String> normalize(String text, Language language) {
    if (text.length() > MAX_CHARS) {
      return Optional.empty();
    }
    String composed = Normalizer.normalize(text, Normalizer.Form.NFC);
    String plain = SPACES.matcher(composed).replaceAll(" ").strip();
    plain = APOSTROPHES.matcher(plain).replaceAll("'");
    plain = HYPHENS.matcher(plain).replaceAll("-");
    plain = withoutLeadIn(plain, language);
    plain = SAINT.matcher(plain).replaceAll("$1. ");
    return INVISIBLE.matcher(plain).find() ? Optional.empty() : Optional.of(plain);
  }

  private static String withoutLeadIn(String text, Language language) {
    String rest = text;
    for (Language each : rulesOf(language)) {
      rest = each.remove(Phrase.NAME_LEAD_IN, rest);
    }
    return rest;
  }

  /** English ones too: what is stored is read without a language, and must be the same then. */
  private static List<Language> rulesOf(Language language) {
    return language.equals(Language.ENGLISH)
        ? List.of(Language.ENGLISH)
        : List.of(language, Language.ENGLISH);
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
  private static Optional<String> inOrder(String name, Language language) {
    int comma = name.indexOf(',');
    String ordered =
        comma > 0 ? name.substring(comma + 1).strip() + " " + name.substring(0, comma) : name;
    return Optional.of(ordered).filter(each -> isName(each, language));
  }

  private static boolean isName(String name, Language language) {
    String seen = JOINER.matcher(name).replaceAll("");
    return NAME.matcher(seen).matches()
        && words(seen).size() <= MAX_WORDS
        && !WEB_ADDRESS.matcher(seen).find()
        && rulesOf(language).stream().noneMatch(each -> isSentence(seen, each));
  }

  private static boolean isSentence(String name, Language language) {
    return language.isWrittenIn(Phrase.NOT_A_NAME, name)
        || words(name).stream().filter(word -> isNoNameWord(word, language)).count()
            >= SENTENCE_WORDS;
  }

  private static boolean isNoNameWord(String word, Language language) {
    return word.equals("a") // in lower case: "A" is an initial
        || language.has(WordList.NOT_IN_A_NAME, word.replaceAll("[.'-]+$", ""));
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
