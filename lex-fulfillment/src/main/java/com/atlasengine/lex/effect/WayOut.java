package com.atlasengine.lex.effect;

import com.atlasengine.core.text.SpokenWords;
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

  /** Words around it that change nothing. */
  private static final String FILLER =
      "(?:please|just|now|right now|for now|then|ok|okay|oh|um|uh|er|hm|well|so|hey|sorry|actually|wait"
          + "|thanks|thank you|thx|atlas|i said|i want to|i wanna|i would like to|i'd like to|i need to"
          + "|can we|can i|can you|could you|could we|let's|let us|i|it|this|that|here|all|everything"
          + "|the (?:demo|call|form|chat|conversation|deletion|request)|asking)";

  private static final String LEAVING =
      "(?:stop|cancel|exit|quit|abort|never ?mind|no|nope|nah|no way|bye|goodbye"
          + "|forget (?:it|about it|that|this)|drop it|leave me alone|leave (?:it|this)"
          + "|go back|get (?:me )?out|take me (?:back|out)|back out|main menu"
          + "|not (?:now|today|interested|really)|no longer interested"
          + "|(?:i'm |i am )?not interested|(?:i've |i have |i )?changed my mind"
          + "|(?:i )?(?:don't|do not) (?:want (?:to|it|this|that)?|call(?: me)?)"
          + "|(?:i'd |i would )rather not|rather not|(?:i'm|i am) done)";

  private static final String HELPING =
      "(?:help(?: me)?|what (?:is|'s) this|what(?:'s| is) (?:this|that) (?:for|about)"
          + "|what do you mean|what do you need|what should i (?:say|do)"
          + "|why(?: do you (?:ask|need|want)(?: (?:it|this|that|to know))?)?"
          + "|i don't understand|i do not understand|how does (?:it|this) work)";

  private static final Pattern LEAVE_PATTERN = only(LEAVING);
  private static final Pattern HELP_PATTERN = only(HELPING);

  private static Pattern only(String words) {
    return Pattern.compile(
        "(?:" + FILLER + " )*" + words + "(?: (?:" + FILLER + "|" + words + "))*");
  }

  /** What the text asks for; empty when it says anything else too. */
  public static Optional<WayOut> find(String text) {
    String words = SpokenWords.of(text);
    if (words.length() > MAX_CHARS) {
      return Optional.empty();
    }
    if (LEAVE_PATTERN.matcher(words).matches()) {
      return Optional.of(LEAVE);
    }
    return HELP_PATTERN.matcher(words).matches() ? Optional.of(HELP) : Optional.empty();
  }
}
