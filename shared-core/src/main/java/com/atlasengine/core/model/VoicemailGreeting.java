package com.atlasengine.core.model;

import com.atlasengine.core.language.Language;
import com.atlasengine.core.language.Phrase;
import java.util.List;

/**
 * Tells a voicemail's greeting from what a person says. Only the first things said on a call can be
 * one: whoever asks later to leave a message is a person. A greeting is known in any language: it
 * need not be that of the call.
 */
public final class VoicemailGreeting {
  /** A greeting can come in parts, with pauses between them. */
  private static final int FIRST_LINES = 3;

  private static final String USER = "User: ";

  private VoicemailGreeting() {}

  /**
   * Whether these words are a greeting.
   *
   * @param spokenBefore how often somebody spoke on this call before
   */
  public static boolean isGreeting(String words, int spokenBefore) {
    return spokenBefore < FIRST_LINES && Language.isInAny(Phrase.VOICEMAIL, words);
  }

  /** Whether a voicemail took the call with this transcript. */
  public static boolean isIn(List<String> transcript) {
    List<String> said =
        transcript.stream()
            .filter(line -> line.startsWith(USER))
            .map(line -> line.substring(USER.length()))
            .toList();
    return said.stream().limit(FIRST_LINES).anyMatch(words -> isGreeting(words, 0));
  }
}
