package com.atlasengine.core.reply;

import com.atlasengine.core.model.Channel;
import com.atlasengine.core.model.GroundedIntent;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The closed list of words that a shared question may be made of: those of the bot's sample
 * utterances, of our grounding texts, and everyday words. It holds no number and no name. Words are
 * lower-case, without apostrophes.
 */
public final class Vocabulary {
  /** The bot's sample utterances of the grounded intents; a test compares them with the bot. */
  static final String SAMPLES = "samples.txt";

  /** Everyday words, for small talk and for the words between ours. */
  static final String EVERYDAY_WORDS = "everyday-words.txt";

  /** Words with which speakers tell about themselves; our own texts have them, too. */
  private static final Set<String> FIRST_PERSON =
      Set.of("my", "mine", "myself", "am", "im", "ive", "id", "ill", "called", "name");

  private static final Pattern NOT_A_WORD = Pattern.compile("[^a-z]+");

  private static final Set<String> ENGLISH = readWords();

  private Vocabulary() {}

  /** Whether a shared question may hold the word. */
  static boolean isShared(String word) {
    return ENGLISH.contains(word) && !FIRST_PERSON.contains(word);
  }

  /** Whether it is an English word that we know. */
  static boolean isEnglish(String word) {
    return ENGLISH.contains(word) || FIRST_PERSON.contains(word);
  }

  private static Set<String> readWords() {
    Stream<String> groundings =
        Arrays.stream(GroundedIntent.values())
            .flatMap(i -> Arrays.stream(Channel.values()).map(c -> Grounding.text(i, c)));
    return Stream.concat(groundings, Stream.of(read(SAMPLES), read(EVERYDAY_WORDS)))
        .flatMap(text -> Arrays.stream(NOT_A_WORD.split(SharedQuestion.normalize(text))))
        .filter(word -> !word.isEmpty())
        .collect(Collectors.toUnmodifiableSet());
  }

  /** The text of a resource beside this class. */
  static String read(String resource) {
    try (InputStream in =
        Objects.requireNonNull(Vocabulary.class.getResourceAsStream(resource), resource)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
