package com.atlasengine.lex.reply;

import com.atlasengine.core.model.Channel;
import com.atlasengine.core.model.GroundedIntent;
import com.atlasengine.core.reply.Grounding;
import com.atlasengine.lex.turn.Session;
import com.atlasengine.lex.turn.Turn;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Which answers may be kept for everyone: those to words that say nothing about who said them. When
 * in doubt, not.
 */
final class Cacheable {
  /** Nobody asks the same in so many words. */
  private static final int LONGEST = 120;

  private static final Pattern NUMBER_OR_ADDRESS = Pattern.compile("\\p{N}|@|://|www\\.");

  /** Three spoken digits or tens in a row are a number. */
  private static final Pattern SPOKEN_NUMBER =
      Pattern.compile(
          "(?:\\b(?:zero|oh|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\\w+teen"
              + "|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|double|triple)\\b"
              + "[\\s-]*){3}");

  private static final Pattern ABOUT_ONESELF =
      Pattern.compile(
          "\\b(?:my|i am|i'?m|im|call me|this is|name is|here'?s|i live|i work|born|from"
              + "|it'?s|called|named)\\b"
              + "|\\b(?:speaking|here)\\W*$");

  private static final Pattern INNER_CAPITAL =
      Pattern.compile("(?<![.!?]\\s)(?<=\\S[\\s(\"-])(\\p{Lu}[\\p{L}\\p{M}'’]*)");

  private static final Pattern LETTER = Pattern.compile("\\p{L}");

  private static final Set<String> OUR_WORDS = ourWords();

  private Cacheable() {}

  /** Whether the answer to this turn may be kept. */
  static boolean is(Turn turn) {
    String lower = turn.utterance().toLowerCase(Locale.ROOT).replace('\u2019', '\'');
    return turn.session().get(Session.PERSONAL).isEmpty()
        && turn.slots().keySet().stream().allMatch(name -> turn.slot(name).isEmpty())
        && turn.utterance().length() <= LONGEST
        && LETTER.matcher(lower).find()
        && !NUMBER_OR_ADDRESS.matcher(lower).find()
        && !SPOKEN_NUMBER.matcher(lower).find()
        && !ABOUT_ONESELF.matcher(lower).find()
        && !namesSomebody(turn.utterance());
  }

  /** A capital inside a sentence is a name, unless our own texts have the word. */
  private static boolean namesSomebody(String utterance) {
    return INNER_CAPITAL
        .matcher(utterance)
        .results()
        .map(m -> m.group(1).toLowerCase(Locale.ROOT))
        .anyMatch(word -> !OUR_WORDS.contains(word));
  }

  private static Set<String> ourWords() {
    return Arrays.stream(GroundedIntent.values())
        .flatMap(i -> Arrays.stream(Channel.values()).map(c -> Grounding.text(i, c)))
        .flatMap(text -> Arrays.stream(text.toLowerCase(Locale.ROOT).split("[^\\p{L}']+")))
        .collect(Collectors.toUnmodifiableSet());
  }
}
