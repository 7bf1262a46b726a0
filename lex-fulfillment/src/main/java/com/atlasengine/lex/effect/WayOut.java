package com.atlasengine.lex.effect;

import com.atlasengine.core.content.Content;
import com.atlasengine.core.language.Phrase;
import com.atlasengine.core.text.SpokenWords;
import com.atlasengine.lex.turn.Turn;
import java.util.Optional;
import java.util.regex.Pattern;

/** What somebody says to leave a form or to have it explained, instead of an answer to it. */
public enum WayOut {
  /** Wants no more of it. */
  LEAVE,
  /** Wants to know what it is about. */
  HELP;

  /** Who says more than this says something else too. */
  private static final int MAX_CHARS = 80;

  /** What a turn's utterance asks for; empty when it says anything else too. */
  public static Optional<WayOut> find(Turn turn) {
    return find(turn.utterance(), turn.content());
  }

  /** What the text asks for in the content's language; empty when it says anything else too. */
  static Optional<WayOut> find(String text, Content content) {
    String words = SpokenWords.of(text);
    if (words.length() > MAX_CHARS) {
      return Optional.empty();
    }
    String said = withoutName(words, content);
    if (content.language().isAll(Phrase.LEAVE, said)) {
      return Optional.of(LEAVE);
    }
    return content.language().isAll(Phrase.HELP, said) ? Optional.of(HELP) : Optional.empty();
  }

  /** "Stop, Atlas" is "stop". */
  private static String withoutName(String words, Content content) {
    String name = SpokenWords.of(content.persona().assistant());
    return Pattern.compile("(?<!\\S)" + Pattern.quote(name) + "(?!\\S)")
        .matcher(words)
        .replaceAll("");
  }
}
