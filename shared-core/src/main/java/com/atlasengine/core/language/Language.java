package com.atlasengine.core.language;

import com.atlasengine.core.text.SpokenWords;
import java.text.Normalizer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How people speak a language. The engine brings these; a business has no need to change them. Read
 * once, from a file beside this class.
 *
 * @param code such as {@code en}
 * @param name what the model calls it, such as {@code English}
 * @param accentsOptional whether people leave out accents, so that they do not count; the patterns
 *     have none then, the lists have each word with and without, and {@code ñ} is {@code n}
 * @param phrases what is recognised, complete
 * @param words lists of words, complete
 * @param digits digits as they are spoken
 * @param digest changes with the file
 */
public record Language(
    String code,
    String name,
    boolean accentsOptional,
    Map<Phrase, Pattern> phrases,
    Map<WordList, Set<String>> words,
    SpokenDigits digits,
    String digest) {
  private static final List<String> CODES = List.of("en", "es");

  private static final Map<String, Language> ALL = readAll();

  /** The language of the engine's own tests and of its first locale. */
  public static final Language ENGLISH = Objects.requireNonNull(ALL.get("en"));

  /** The language of a code; empty when the engine does not speak it. */
  public static Optional<Language> find(String code) {
    return Optional.ofNullable(ALL.get(code));
  }

  /** The codes of all languages. */
  public static List<String> codes() {
    return CODES;
  }

  /** All languages, English first. */
  public static List<Language> all() {
    return List.copyOf(ALL.values());
  }

  /** Whether this is said in any language, among other things. */
  public static boolean isInAny(Phrase phrase, String said) {
    return ALL.values().stream().anyMatch(language -> language.isIn(phrase, said));
  }

  /** Whether all that is said is this. */
  public boolean isAll(Phrase phrase, String said) {
    return pattern(phrase).matcher(SpokenWords.of(fold(said))).matches();
  }

  /** Whether this is said, among other things. */
  public boolean isIn(Phrase phrase, String said) {
    return pattern(phrase).matcher(SpokenWords.of(fold(said))).find();
  }

  /** Whether a text has this as it is written, with its marks. */
  public boolean isWrittenIn(Phrase phrase, String text) {
    return pattern(phrase).matcher(fold(text)).find();
  }

  /** The text as it is written without the first place that is this; what stays keeps its form. */
  public String remove(Phrase phrase, String text) {
    String composed = accentsOptional ? Normalizer.normalize(text, Normalizer.Form.NFC) : text;
    Matcher found = pattern(phrase).matcher(fold(composed));
    return found.find()
        ? composed.substring(0, found.start()) + composed.substring(found.end())
        : composed;
  }

  /** The pattern of a phrase. */
  public Pattern pattern(Phrase phrase) {
    return Objects.requireNonNull(phrases.get(phrase));
  }

  /** The words of a list. */
  public Set<String> list(WordList list) {
    return Objects.requireNonNull(words.get(list));
  }

  /** Whether a list has a word; capitals do not count. */
  public boolean has(WordList list, String word) {
    return list(list).contains(fold(word.toLowerCase(Locale.ROOT)));
  }

  /** What was said, its spoken digits as digits; as it is when it has digits already. */
  public String withDigits(String said) {
    return digits.replaceIn(said, this::fold);
  }

  /**
   * The text as this language's patterns and lists take it: without accents when they are optional.
   * A composed text keeps its length.
   */
  public String fold(String text) {
    return accentsOptional ? withoutAccents(text) : text;
  }

  /** The composed text with the plain letter for each that has an accent; as long as that. */
  static String withoutAccents(String text) {
    String composed = Normalizer.normalize(text, Normalizer.Form.NFC);
    StringBuilder plain = new StringBuilder(composed.length());
    composed
        .chars()
        .forEach(
            c ->
                plain.append(
                    c < 128
                        ? (char) c
                        : Normalizer.normalize(Character.toString(c), Normalizer.Form.NFD)
                            .charAt(0)));
    return plain.toString();
  }

  @Override
  public String toString() {
    return "Language[" + code + "]";
  }

  private static Map<String, Language> readAll() {
    Map<String, Language> all = new LinkedHashMap<>();
    CODES.forEach(code -> all.put(code, LanguageReader.read(code)));
    return all;
  }
}
