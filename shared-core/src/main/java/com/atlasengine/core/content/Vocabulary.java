package com.atlasengine.core.content;

import com.atlasengine.core.language.Language;
import com.atlasengine.core.language.WordList;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The words of a content and of its language: those of the bot's sample utterances, of our own
 * texts, and everyday words. Words are lower-case, without apostrophes, with their accents and
 * without.
 *
 * @param words all of them; no number, and no name but ours
 * @param firstPerson words with which speakers tell about themselves; our own texts have them, too
 * @param names names that our texts have; they are of no language
 * @param foreign common words of other languages
 */
public record Vocabulary(
    Set<String> words, Set<String> firstPerson, Set<String> names, Set<String> foreign) {
  private static final Pattern APOSTROPHE = Pattern.compile("['\u2018\u2019]");
  private static final Pattern NOT_OF_A_WORD = Pattern.compile("[^\\p{L}\\p{M}\\p{N}+#&%$€£@]+");
  private static final Pattern NOT_A_LETTER = Pattern.compile("[^\\p{L}\\p{M}]+");
  private static final Pattern ACCENT = Pattern.compile("\\p{M}+");

  /** Capitalised within a sentence. */
  private static final Pattern NAME = Pattern.compile("(?<=[\\p{Ll},:] )\\p{Lu}\\p{L}*");

  /**
   * The vocabulary of these texts.
   *
   * @param texts the business's own
   */
  static Vocabulary of(Language language, List<String> texts) {
    Set<String> firstPerson = withoutAccentsToo(language.list(WordList.FIRST_PERSON));
    Set<String> names = namesIn(texts);
    names.removeAll(firstPerson);
    Set<String> words = wordsOf(texts);
    words.removeAll(withoutAccentsToo(language.list(WordList.NUMBER_WORDS)));
    words.addAll(wordsOf(language.list(WordList.EVERYDAY)));
    return new Vocabulary(
        withoutAccentsToo(words), firstPerson, Set.copyOf(names), language.list(WordList.FOREIGN));
  }

  private static Set<String> wordsOf(Collection<String> texts) {
    return texts.stream()
        .flatMap(text -> Arrays.stream(NOT_A_LETTER.split(normalize(text))))
        .filter(word -> !word.isEmpty())
        .collect(Collectors.toCollection(HashSet::new));
  }

  private static Set<String> namesIn(List<String> texts) {
    return texts.stream()
        .flatMap(text -> NAME.matcher(text).results())
        .map(MatchResult::group)
        .map(name -> withoutAccents(normalize(name)))
        .collect(Collectors.toCollection(HashSet::new));
  }

  private static Set<String> withoutAccentsToo(Set<String> words) {
    return words.stream()
        .flatMap(word -> Stream.of(word, withoutAccents(word)))
        .collect(Collectors.toUnmodifiableSet());
  }

  private static String withoutAccents(String word) {
    return ACCENT.matcher(Normalizer.normalize(word, Normalizer.Form.NFD)).replaceAll("");
  }

  /** Whether a shared question may hold the word. */
  public boolean isShared(String word) {
    return words.contains(word) && !firstPerson.contains(word);
  }

  /** Whether it is a word of the language that we know, or one of ours. */
  public boolean isKnown(String word) {
    return words.contains(word) || firstPerson.contains(word);
  }

  /**
   * Lower-case words with one space between them, apostrophes dropped. Digits and signs stay, so
   * that no word becomes a shared one by losing them.
   */
  public static String normalize(String text) {
    String folded = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    String joined = APOSTROPHE.matcher(folded).replaceAll("");
    return NOT_OF_A_WORD.matcher(joined).replaceAll(" ").strip();
  }

  @Override
  public String toString() {
    return "Vocabulary[" + words.size() + " words]";
  }
}
