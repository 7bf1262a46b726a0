package com.atlasengine.lex.reply;

import com.atlasengine.core.model.Channel;
import com.atlasengine.core.model.GroundedIntent;
import com.atlasengine.lex.turn.Session;
import com.atlasengine.lex.turn.Turn;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Decides whether a reply may be shared with all visitors: only if the utterance reveals nothing
 * about the speaker. When in doubt, no.
 */
final class CachePolicy {
  /** A longer utterance is never repeated word for word. */
  private static final int MAX_UTTERANCE_CHARS = 120;

  private static final Pattern NUMBER_OR_ADDRESS = Pattern.compile("\\p{N}|@|://|www\\.");

  /** Three spoken digits or tens in a row are a number. */
  private static final Pattern SPOKEN_NUMBER =
      Pattern.compile(
          "(?:\\b(?:zero|oh|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\\w+teen"
              + "|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|double|triple)\\b"
              + "[\\s-]*){3}");

  private static final Pattern PERSONAL_WORDS =
      Pattern.compile(
          "\\b(?:my|i am|i'?m|im|call me|this is|name is|here'?s|i live|i work|born|from"
              + "|it'?s|called|named)\\b"
              + "|\\b(?:speaking|here)\\W*$");

  private static final Pattern CAPITAL_INSIDE_SENTENCE =
      Pattern.compile("(?<![.!?]\\s)(?<=\\S[\\s(\"-])(\\p{Lu}[\\p{L}\\p{M}'’]*)");

  private static final Pattern LETTER = Pattern.compile("\\p{L}");

  private static final Set<String> GROUNDING_WORDS = groundingWords();

  private CachePolicy() {}

  /** Whether the reply to this turn may be shared. */
  static boolean allows(Turn turn) {
    String lower = turn.utterance().toLowerCase(Locale.ROOT).replace('\u2019', '\'');
    return turn.session().get(Session.PERSONAL).isEmpty()
        && turn.slots().keySet().stream().allMatch(name -> turn.slot(name).isEmpty())
        && turn.utterance().length() <= MAX_UTTERANCE_CHARS
        && LETTER.matcher(lower).find()
        && !NUMBER_OR_ADDRESS.matcher(lower).find()
        && !SPOKEN_NUMBER.matcher(lower).find()
        && !PERSONAL_WORDS.matcher(lower).find()
        && !mentionsName(turn.utterance());
  }

  /**
   * A capitalised word inside a sentence counts as a name, unless our grounding texts contain it.
   */
  private static boolean mentionsName(String utterance) {
    return CAPITAL_INSIDE_SENTENCE
        .matcher(utterance)
        .results()
        .map(m -> m.group(1).toLowerCase(Locale.ROOT))
        .anyMatch(word -> !GROUNDING_WORDS.contains(word));
  }

  private static Set<String> groundingWords() {
    return Arrays.stream(GroundedIntent.values())
        .flatMap(i -> Arrays.stream(Channel.values()).map(c -> Grounding.text(i, c)))
        .flatMap(text -> Arrays.stream(text.toLowerCase(Locale.ROOT).split("[^\\p{L}']+")))
        .collect(Collectors.toUnmodifiableSet());
  }
}
