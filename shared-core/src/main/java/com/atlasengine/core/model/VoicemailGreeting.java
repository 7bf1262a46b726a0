package com.atlasengine.core.model;

import com.atlasengine.core.text.SpokenWords;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Tells a voicemail's greeting from what a person says. Only the first things said on a call can be
 * one: whoever asks later to leave a message is a person.
 */
public final class VoicemailGreeting {
  /** A greeting can come in parts, with pauses between them. */
  private static final int FIRST_LINES = 3;

  private static final String USER = "User: ";

  private static final Pattern GREETING =
      Pattern.compile(
          "\\b(?:(?:after|at) the (?:tone|beep|signal)"
              + "|(?<!(?:can|could|may|might) i )(?<!(?:want|like) to )leave (?:me |us )?"
              + "(?:a|your|the) (?:(?:short|brief|detailed|voice|name and|name and a) )*"
              + "(?:message|name|number)"
              + "|record your (?:message|name)"
              + "|(?:you have|you've|you) reached (?:the|\\d)"
              + "|reached the (?:voice ?mail|mailbox)"
              + "|(?:voice ?mail|voice messaging|answering) (?:box|system|service|machine)"
              + "|forwarded to (?:an? (?:automated )?)?voice"
              + "|mail ?box (?:is full|belongs|of|has)"
              + "|(?:can't|cannot|can not|unable to) (?:come to|take|answer)"
              + " (?:the|your|my) (?:phone|call)"
              + "|(?:person|party|number|customer|subscriber) you (?:are|have) "
              + "(?:calling|called|dialed|dialled|trying to reach)"
              + "|(?:finished|done) recording)\\b");

  private VoicemailGreeting() {}

  /**
   * Whether these words are a greeting.
   *
   * @param spokenBefore how often somebody spoke on this call before
   */
  public static boolean isGreeting(String words, int spokenBefore) {
    return spokenBefore < FIRST_LINES && GREETING.matcher(SpokenWords.of(words)).find();
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
