package com.atlasengine.bench.sequential;

import com.atlasengine.bench.measure.TokenCount;
import java.util.concurrent.atomic.LongAdder;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeClient;
import software.amazon.awssdk.services.bedrockruntime.model.ContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ConversationRole;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseResponse;
import software.amazon.awssdk.services.bedrockruntime.model.Message;
import software.amazon.awssdk.services.bedrockruntime.model.SystemContentBlock;

/** The old system's model call: a large model, a long prompt, no streaming. */
final class OldModel {
  private static final String ID = "anthropic.claude-3-5-sonnet-20241022-v2:0";
  private static final int MAX_TOKENS = 512;

  /** As long as the old one, which took more than 200 tokens; the words are our own. */
  private static final String SYSTEM =
      """
      You are Atlas, the enterprise AI assistant of a company that shows what conversational AI can
      do. You take part in a demonstration that begins in a chat on a web page and goes on in a
      phone call that you place yourself. Your manner is warm, professional and confident. You speak
      for the company, and you treat everybody who writes to you as a possible customer.

      Follow these guidelines at all times. First acknowledge what the person has said. Then give
      the information of the grounding context in your own words. Use between one and three
      sentences, never more. Do not add facts, figures, names or promises that are not in the
      grounding context. Do not claim to be a human being, and do not deny that you are an AI when
      you are asked. Do not repeat what you have said before in the conversation. Do not use
      markup, headings, lists or symbols, because your answer may be read out by a speech engine.
      Whenever it fits, lead the person towards talking to the creator of the demonstration. If the
      person is rude, remain polite. If the person asks for something that you cannot do, say so
      and say what you can do instead. Always answer in the language of the person.
      """;

  private final OneUseClients clients;
  private final LongAdder input = new LongAdder();
  private final LongAdder output = new LongAdder();

  OldModel(OneUseClients clients) {
    this.clients = clients;
  }

  /** Says something about what was said, grounded on this. */
  String reply(String history, String grounding, String words) {
    return ask(
        """
        <conversation_history>
        %s
        </conversation_history>
        <grounding_context>
        %s
        </grounding_context>
        <user_input>
        %s
        </user_input>
        """
            .formatted(history, grounding, words));
  }

  /** Writes the opening line of a call. */
  String opening(String name, String chat) {
    return ask(
        """
        <conversation_history>
        %s
        </conversation_history>
        <name>
        %s
        </name>
        Write the opening line of the call to this person in one to three sentences.
        """
            .formatted(chat, name));
  }

  /** Sums a call up. */
  String summary(String transcript) {
    return ask(
        """
        <transcript>
        %s
        </transcript>
        Summarise this in 3 bullet points.
        """
            .formatted(transcript));
  }

  private String ask(String prompt) {
    try (BedrockRuntimeClient bedrock = clients.bedrock()) {
      ConverseResponse response =
          bedrock.converse(
              r ->
                  r.modelId(ID)
                      .system(SystemContentBlock.fromText(SYSTEM))
                      .messages(
                          Message.builder()
                              .role(ConversationRole.USER)
                              .content(ContentBlock.fromText(prompt))
                              .build())
                      .inferenceConfig(c -> c.maxTokens(MAX_TOKENS)));
      input.add(response.usage().inputTokens());
      output.add(response.usage().outputTokens());
      return response.output().message().content().getFirst().text();
    }
  }

  /** What it read and wrote so far. */
  TokenCount tokens() {
    return new TokenCount(input.sum(), output.sum());
  }
}
