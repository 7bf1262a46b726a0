package com.atlasengine.lex.turn;

import java.util.Arrays;

/** The bot's intents. */
public enum Intent {
  /** A greeting. */
  GREETING("GreetingIntent"),
  /** What it is built of. */
  ABOUT_TECHNOLOGY("AboutTechnologyIntent"),
  /** What the demo shows. */
  ABOUT_DEMO("AboutDemoIntent"),
  /** Wants to be called. */
  INITIATE_DEMO("InitiateDemo"),
  /** Wants to be called back by a person. */
  CALLBACK("CallbackIntent"),
  /** Wants to be forgotten. */
  DELETE_MY_INFO("DeleteMyInfoIntent"),
  /** Wants to stop. */
  CLOSE("CloseIntent"),
  /** Nothing the bot knows. */
  FALLBACK("FallbackIntent"),
  /** An intent that the bot has and this function does not. */
  UNKNOWN("");

  private final String lexName;

  Intent(String lexName) {
    this.lexName = lexName;
  }

  /** The intent's name in the bot; empty for {@link #UNKNOWN}. */
  public String lexName() {
    return lexName;
  }

  /** The intent of this name; {@link #UNKNOWN} when there is none. */
  public static Intent byLexName(String lexName) {
    return Arrays.stream(values())
        .filter(i -> i.lexName.equals(lexName))
        .findFirst()
        .orElse(UNKNOWN);
  }
}
