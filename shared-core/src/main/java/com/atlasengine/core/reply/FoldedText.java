package com.atlasengine.core.reply;

import com.atlasengine.core.text.VisibleText;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * An answer as the rules read it.
 *
 * @param original as the model wrote it
 * @param visible what would be said: on one line, without invisible characters and emphasis marks
 * @param folded the same in lower-case Latin letters without accents, look-alikes replaced, numbers
 *     and punctuation kept
 * @param sentences the words of each sentence, and of each clause in it: letters and digits of
 *     {@code folded} with one space between words, apostrophes dropped
 * @param words all words in their order
 */
record FoldedText(
    String original,
    String visible,
    String folded,
    List<List<String>> sentences,
    List<String> words) {
  private static final Pattern MARKDOWN = Pattern.compile("[*_#`]+");
  private static final Pattern SPACE = Pattern.compile("\\s+");
  private static final Pattern APOSTROPHE = Pattern.compile("['\u2018\u2019\u02BC]");
  private static final Pattern SENTENCE_END = Pattern.compile("[.!?]+(?=\\s|$)");
  private static final Pattern CLAUSE_END =
      Pattern.compile(
          "[,;:()\u2013\u2014\"\u201C\u201D]+|\\s-+\\s|\\b(?:but|however|instead|so|pero|sino|aunque|en cambio|asi que)\\b");
  private static final Pattern ONE_SPACE = Pattern.compile(" ");
  private static final Pattern NOT_A_WORD = Pattern.compile("[^a-z0-9]+");

  static FoldedText of(String answer) {
    String visible =
        SPACE
            .matcher(MARKDOWN.matcher(VisibleText.of(answer)).replaceAll(""))
            .replaceAll(" ")
            .strip();
    String folded = LookAlikes.toLatin(visible.toLowerCase(Locale.ROOT));
    List<List<String>> sentences = split(folded);
    return new FoldedText(answer, visible, folded, sentences, words(sentences));
  }

  private static List<List<String>> split(String folded) {
    String joined = APOSTROPHE.matcher(folded).replaceAll("");
    return Arrays.stream(SENTENCE_END.split(joined)).map(FoldedText::clauses).toList();
  }

  private static List<String> clauses(String sentence) {
    return Arrays.stream(CLAUSE_END.split(sentence))
        .map(clause -> NOT_A_WORD.matcher(clause).replaceAll(" ").strip())
        .filter(clause -> !clause.isEmpty())
        .toList();
  }

  private static List<String> words(List<List<String>> sentences) {
    return sentences.stream()
        .flatMap(Collection::stream)
        .flatMap(clause -> Arrays.stream(ONE_SPACE.split(clause)))
        .toList();
  }

  /** Whether one of the words is among these: a quick look before a slow pattern. */
  boolean hasAny(Set<String> triggers) {
    return words.stream().anyMatch(triggers::contains);
  }

  /** The words of each sentence, its clauses joined. */
  List<String> wholeSentences() {
    return sentences.stream().map(clauses -> String.join(" ", clauses)).toList();
  }

  @Override
  public String toString() {
    return "FoldedText[" + original.length() + " characters]";
  }
}
