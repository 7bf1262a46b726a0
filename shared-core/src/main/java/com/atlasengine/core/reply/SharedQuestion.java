package com.atlasengine.core.reply;

import com.atlasengine.core.content.Content;
import com.atlasengine.core.content.Fact;
import com.atlasengine.core.content.Vocabulary;
import com.atlasengine.core.language.Language;
import com.atlasengine.core.language.WordList;
import com.atlasengine.core.model.Channel;
import com.atlasengine.core.model.GroundedIntent;
import com.atlasengine.core.port.TextModel.Prompt;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A question whose answer everybody may get who asks the same. The cache key is the hash of these
 * values, and the prompt is made of them and of nothing else: equal keys have equal prompts. Stores
 * and messages hold this, never a prompt.
 *
 * @param intent what it is about
 * @param channel where it was asked
 * @param locale the bot's locale, such as {@code en_US}
 * @param words what was said: lower-case words of the content's {@link Vocabulary} with one space
 *     between them, at most {@value #MAX_WORDS_CHARS} characters
 */
public record SharedQuestion(
    @JsonProperty(required = true) @JsonSetter(nulls = Nulls.FAIL) GroundedIntent intent,
    @JsonProperty(required = true) @JsonSetter(nulls = Nulls.FAIL) Channel channel,
    @JsonProperty(required = true) @JsonSetter(nulls = Nulls.FAIL) String locale,
    @JsonProperty(required = true) @JsonSetter(nulls = Nulls.FAIL) String words) {
  /** A longer utterance is never repeated word for word. */
  static final int MAX_WORDS_CHARS = 120;

  /** As many words are left when openers are dropped; fewer need what was said before. */
  private static final int MIN_WORDS = 3;

  private static final Pattern ONE_SPACE = Pattern.compile(" ");

  /**
   * @throws IllegalArgumentException when the words are no normalised ones, or too many
   */
  public SharedQuestion {
    if (words.isEmpty()
        || words.length() > MAX_WORDS_CHARS
        || !words.equals(Vocabulary.normalize(words))) {
      throw new IllegalArgumentException("the words are not shared ones");
    }
  }

  /**
   * The question that an utterance asks, without the words that open it and say nothing of it, such
   * as "okay so"; empty when it holds a word that is not shared.
   */
  public static Optional<SharedQuestion> of(
      Content content, GroundedIntent intent, Channel channel, String utterance) {
    String said = utterance.length() > MAX_WORDS_CHARS ? "" : Vocabulary.normalize(utterance);
    String words = dropOpeners(said, content.language());
    return words.isEmpty() || words.length() > MAX_WORDS_CHARS
        ? Optional.empty()
        : Optional.of(new SharedQuestion(intent, channel, content.locale(), words))
            .filter(question -> question.isSharedIn(content));
  }

  /**
   * The questions in which the file asks for a fact. A wording that leans on the one before it,
   * such as "and why", is none.
   */
  public static List<SharedQuestion> of(Content content, Channel channel, Fact fact) {
    return fact.wordings().stream()
        .flatMap(wording -> of(content, GroundedIntent.FALLBACK, channel, wording).stream())
        .filter(question -> question.countWordsBesidesOpeners(content) >= MIN_WORDS)
        .toList();
  }

  /** Of a short utterance, an opener is a part: "hey there". */
  private static String dropOpeners(String said, Language language) {
    List<String> words = List.of(ONE_SPACE.split(said, -1));
    int first = 0;
    while (words.size() - first > MIN_WORDS && language.has(WordList.OPENER, words.get(first))) {
      first++;
    }
    return first == 0 ? said : String.join(" ", words.subList(first, words.size()));
  }

  private long countWordsBesidesOpeners(Content content) {
    return ONE_SPACE
        .splitAsStream(words)
        .filter(word -> !content.language().has(WordList.OPENER, word))
        .count();
  }

  /** Whether one of its words is in a list of the content's language. */
  public boolean has(WordList list, Content content) {
    return ONE_SPACE.splitAsStream(words).anyMatch(word -> content.language().has(list, word));
  }

  /**
   * Whether it may be shared: it is of the content's locale, and every word is of its vocabulary.
   * Whoever reads a stored question checks it again, because the content may have changed.
   */
  public boolean isSharedIn(Content content) {
    return locale.equals(content.locale())
        && Arrays.stream(ONE_SPACE.split(words, -1)).allMatch(content.vocabulary()::isShared);
  }

  /**
   * What the model is asked.
   *
   * @param content of the question's locale
   */
  public Prompt prompt(Content content) {
    return GroundedPrompt.of(content, intent, channel, words);
  }

  @Override
  public String toString() {
    return "SharedQuestion[" + intent + ", " + channel + "]";
  }
}
