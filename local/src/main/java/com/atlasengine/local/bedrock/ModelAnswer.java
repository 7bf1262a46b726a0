package com.atlasengine.local.bedrock;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a model wrote: token by token from the stand-in, in one piece from a model server.
 *
 * @param thinking the tokens of its thinking; empty when it did not think
 * @param text the tokens of its answer
 * @param stopReason in Converse's words: {@code end_turn}, {@code max_tokens}, {@code
 *     stop_sequence}
 * @param inputTokens number of prompt tokens
 * @param outputTokens number of tokens written, thinking included
 */
record ModelAnswer(
    List<String> thinking,
    List<String> text,
    String stopReason,
    int inputTokens,
    int outputTokens) {
  /** Words with the space before them, long ones in pieces, as tokenizers cut English. */
  private static final Pattern TOKEN = Pattern.compile("\\s*\\S{1,6}|\\s+");

  /** What a message costs besides its text. */
  private static final int TOKENS_PER_MESSAGE = 4;

  private static final String THINKING_TEXT =
      """
      I read what I was given: who I am, what I may say, and what was said so far. The person's \
      last words come first; I acknowledge them. Then I say what the material holds and nothing \
      beyond it, in a few short sentences that sound well on the phone. No headings, no lists \
      unless a list was asked for, no promises the material does not make.\
      """;

  ModelAnswer {
    thinking = List.copyOf(thinking);
    text = List.copyOf(text);
  }

  /** The answer to a request: written by the stand-in, cut where the request says. */
  static ModelAnswer byStandIn(BedrockRequest request) {
    String whole = StandInWriter.write(PromptReader.read(request));
    String cut = whole;
    for (String stop : request.stopSequences()) {
      int at = stop.isEmpty() ? -1 : cut.indexOf(stop);
      cut = at < 0 ? cut : cut.substring(0, at);
    }
    List<String> thinking = request.thinking() ? tokens(THINKING_TEXT) : List.of();
    List<String> text = tokens(cut);
    int most = request.maxTokens();
    int thought = Math.min(most, thinking.size());
    int said = Math.min(most - thought, text.size());
    boolean cutShort = thought < thinking.size() || said < text.size();
    String stop = cut.length() < whole.length() ? "stop_sequence" : "end_turn";
    return new ModelAnswer(
        thinking.subList(0, thought),
        text.subList(0, said),
        cutShort ? "max_tokens" : stop,
        countInputTokens(request),
        thought + said);
  }

  String thinkingText() {
    return String.join("", thinking);
  }

  String answerText() {
    return String.join("", text);
  }

  /** About how many tokens a prompt has. */
  static int countInputTokens(BedrockRequest request) {
    int tokens = 0;
    for (String system : request.system()) {
      tokens += tokens(system).size();
    }
    for (BedrockRequest.Message message : request.messages()) {
      tokens += TOKENS_PER_MESSAGE + tokens(message.text()).size();
    }
    return tokens;
  }

  /** About the tokens that a text has. */
  static List<String> tokens(String text) {
    List<String> tokens = new ArrayList<>();
    Matcher matcher = TOKEN.matcher(text);
    while (matcher.find()) {
      tokens.add(matcher.group());
    }
    return tokens;
  }
}
