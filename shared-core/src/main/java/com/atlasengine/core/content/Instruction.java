package com.atlasengine.core.content;

import java.util.Set;

/** What a model is told; the file's {@code instructions}. */
public enum Instruction {
  /** Rephrases a grounding text for a visitor. */
  GROUNDED_CHAT("grounded-chat"),
  /** The same, for somebody on the phone. */
  GROUNDED_PHONE("grounded-phone"),
  /**
   * Added where the model is given what the bot knows: how it says that a question has no answer.
   */
  KNOWLEDGE("knowledge", "unknown"),
  /** Goes on with a conversation on the phone. */
  CONVERSATION("conversation"),
  /** Writes the opening line of a call. */
  SCENARIO("scenario"),
  /** Sums a call up for the sales team, in the team's locale. */
  SUMMARY("summary");

  private final String id;

  @SuppressWarnings("ImmutableEnumChecker") // Set.of cannot be changed
  private final Set<String> placeholders;

  Instruction(String id, String... placeholders) {
    this.id = id;
    this.placeholders = Set.of(placeholders);
  }

  /** Its key below {@code instructions}. */
  public String id() {
    return id;
  }

  /** What a text may and must name in braces, beside the persona's. */
  public Set<String> placeholders() {
    return placeholders;
  }
}
