package com.atlasengine.lex.reply;

import com.atlasengine.core.content.Content;
import com.atlasengine.core.content.Instruction;
import com.atlasengine.core.model.Channel;
import com.atlasengine.core.model.GroundedIntent;
import com.atlasengine.core.port.TextModel.Prompt;
import com.atlasengine.core.reply.GroundedPrompt;
import com.atlasengine.core.text.PromptQuote;
import com.atlasengine.lex.turn.Turn;
import java.util.Map;
import java.util.Optional;

/** How the model is asked to go on with a phone conversation. */
final class ConversationPrompt {
  private static final int MAX_SCENARIO_CHARS = 4_000;
  private static final int MAX_HISTORY_CHARS = 4_000;
  private static final int MAX_UTTERANCE_CHARS = 1_024;

  private ConversationPrompt() {}

  /**
   * The prompt of a turn.
   *
   * @param scenario what the call is about; empty when it is not known or not proven
   * @param alreadySaid what Atlas has said in this turn already; may be empty
   */
  static Prompt of(Turn turn, Optional<String> scenario, String alreadySaid) {
    Content content = turn.content();
    StringBuilder user = new StringBuilder("The facts:\n");
    user.append(content.grounding(GroundedIntent.ABOUT_TECHNOLOGY, Channel.PHONE)).append('\n');
    user.append(content.grounding(GroundedIntent.ABOUT_DEMO, Channel.PHONE)).append('\n');
    user.append(content.facts()).append(content.knowledge().isEmpty() ? "\n" : "\n\n");
    appendSection(user, "The scenario of the call:", scenario.orElse(""), MAX_SCENARIO_CHARS);
    appendSection(
        user, "The conversation so far:", turn.session().history().lines(), MAX_HISTORY_CHARS);
    user.append("The visitor said:\n")
        .append(PromptQuote.of(turn.utterance(), MAX_UTTERANCE_CHARS));
    if (!alreadySaid.isEmpty()) {
      user.append(
          "\n\nYou have already replied this; go on from there and repeat nothing of it:\n");
      user.append(PromptQuote.of(alreadySaid, MAX_UTTERANCE_CHARS));
    }
    return new Prompt(
        rules(content),
        user.toString(),
        GroundedPrompt.maxTokens(Channel.PHONE),
        GroundedPrompt.TEMPERATURE);
  }

  private static String rules(Content content) {
    String rules = content.instruct(Instruction.CONVERSATION, Map.of());
    return content.knowledge().isEmpty() ? rules : GroundedPrompt.withKnowledge(rules, content);
  }

  private static void appendSection(StringBuilder user, String title, String text, int maxChars) {
    if (!text.isBlank()) {
      user.append(title).append('\n').append(PromptQuote.of(text, maxChars)).append("\n\n");
    }
  }
}
