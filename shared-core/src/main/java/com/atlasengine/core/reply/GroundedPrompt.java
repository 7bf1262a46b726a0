package com.atlasengine.core.reply;

import com.atlasengine.core.content.Content;
import com.atlasengine.core.content.Instruction;
import com.atlasengine.core.model.Channel;
import com.atlasengine.core.model.GroundedIntent;
import com.atlasengine.core.port.TextModel.Prompt;
import com.atlasengine.core.text.PromptQuote;
import java.util.Map;

/** How the model is asked to rephrase a grounding text. */
public final class GroundedPrompt {
  /** Three written sentences; a longer answer would not be ready within a turn. */
  private static final int MAX_CHAT_TOKENS = 150;

  /** Half a minute of speech: nobody listens longer, and the turn is shorter, too. */
  private static final int MAX_PHONE_TOKENS = 100;

  /** Varied, but close to the facts. Sent alone: current models refuse it beside topP. */
  public static final double TEMPERATURE = 0.7;

  private static final int MAX_UTTERANCE_CHARS = 1_024;
  private static final int MAX_HISTORY_CHARS = 3_000;

  private GroundedPrompt() {}

  /** Asks without a history: for {@link SharedQuestion}. */
  static Prompt of(Content content, GroundedIntent intent, Channel channel, String utterance) {
    return of(content, intent, channel, utterance, "");
  }

  /**
   * Asks with what was said before; the answer is for this conversation alone.
   *
   * @param history lines of {@code User: …} and {@code Atlas: …}; may be empty
   */
  public static Prompt of(
      Content content, GroundedIntent intent, Channel channel, String utterance, String history) {
    boolean knows = intent == GroundedIntent.FALLBACK && !content.knowledge().isEmpty();
    StringBuilder user =
        new StringBuilder("The facts:\n").append(content.grounding(intent, channel));
    user.append(knows ? "\n" + content.facts() : "").append("\n\n");
    if (!history.isBlank()) {
      user.append("The conversation so far:\n").append(PromptQuote.of(history, MAX_HISTORY_CHARS));
      user.append("\n\n");
    }
    user.append("The visitor said:\n").append(PromptQuote.of(utterance, MAX_UTTERANCE_CHARS));
    String rules = rules(content, channel);
    return new Prompt(
        knows ? withKnowledge(rules, content) : rules,
        user.toString(),
        maxTokens(channel),
        TEMPERATURE);
  }

  /**
   * Rules for a prompt whose facts hold what the bot knows: a question that they do not answer is
   * answered with {@link UnknownAnswer#WORD}.
   */
  public static String withKnowledge(String rules, Content content) {
    return rules
        + " "
        + content.instruct(Instruction.KNOWLEDGE, Map.of("unknown", UnknownAnswer.WORD));
  }

  /** The longest answer on a channel, in tokens. */
  public static int maxTokens(Channel channel) {
    return switch (channel) {
      case CHAT -> MAX_CHAT_TOKENS;
      case PHONE -> MAX_PHONE_TOKENS;
    };
  }

  /** Who the model is and what it must never do. */
  private static String rules(Content content, Channel channel) {
    return content.instruct(
        switch (channel) {
          case CHAT -> Instruction.GROUNDED_CHAT;
          case PHONE -> Instruction.GROUNDED_PHONE;
        },
        Map.of());
  }
}
