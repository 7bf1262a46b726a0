package com.atlasengine.core.model;

import java.util.Arrays;
import java.util.Optional;

/** The intents whose answer is a fixed text that the model rephrases. */
public enum GroundedIntent {
  /** Greets and invites. */
  GREETING("GreetingIntent"),
  /** Says what the engine is built of. */
  ABOUT_TECHNOLOGY("AboutTechnologyIntent"),
  /** Says what the demo shows. */
  ABOUT_DEMO("AboutDemoIntent"),
  /** Says what the bot can do. */
  FALLBACK("FallbackIntent");

  private final String lexName;

  GroundedIntent(String lexName) {
    this.lexName = lexName;
  }

  /** The intent's name in the bot and in the cache key. */
  public String lexName() {
    return lexName;
  }

  /** The grounded intent of this name in the bot, if it is one. */
  public static Optional<GroundedIntent> byLexName(String lexName) {
    return Arrays.stream(values()).filter(i -> i.lexName.equals(lexName)).findFirst();
  }
}
