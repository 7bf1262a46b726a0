package com.atlasengine.core.reply;

import com.atlasengine.core.content.Content;
import com.atlasengine.core.content.Instruction;
import com.atlasengine.core.port.TextModel.Prompt;
import com.atlasengine.core.text.PromptQuote;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * How the model is asked for the opening line of a call: before the visitor has said yes, and by
 * the workflow when that line is not there.
 */
public final class ScenarioPrompt {
  /** Three spoken sentences are about 60 tokens; the rest is room for long names and topics. */
  private static final int MAX_TOKENS = 160;

  /** Varied, but close to the chat. Sent alone: current models refuse it beside topP. */
  private static final double TEMPERATURE = 0.7;

  private static final int MAX_NAME_CHARS = 40;

  /** The newest part of a chat; twice what rides in a session. */
  private static final int MAX_CHAT_CHARS = 6_000;

  private static final Pattern NON_NAME_CHARS = Pattern.compile("[^\\p{L}\\p{M} '’.-]+");

  private ScenarioPrompt() {}

  /**
   * The prompt of a call.
   *
   * @param firstName what to call the visitor, as it was typed
   * @param chatTranscript lines of {@code User: …} and {@code Atlas: …}; may be empty
   * @param content of the locale in which the visitor is spoken to
   */
  public static Prompt of(String firstName, String chatTranscript, Content content) {
    String chat = chatTranscript.strip();
    StringBuilder user = new StringBuilder();
    user.append("The visitor's first name:\n")
        .append(PromptQuote.of(cleanName(firstName), MAX_NAME_CHARS))
        .append("\n\n");
    if (!chat.isEmpty()) {
      String newest = chat.substring(Math.max(0, chat.length() - MAX_CHAT_CHARS));
      user.append("The conversation so far:\n").append(PromptQuote.of(newest, MAX_CHAT_CHARS));
      user.append("\n\n");
    }
    user.append("Write the opening line of the call.");
    return new Prompt(
        content.instruct(Instruction.SCENARIO, Map.of()), user.toString(), MAX_TOKENS, TEMPERATURE);
  }

  /** A name is of letters, on one line. */
  private static String cleanName(String typed) {
    return NON_NAME_CHARS.matcher(typed).replaceAll(" ").replaceAll(" +", " ").strip();
  }
}
