package com.atlasengine.local;

import java.util.Map;
import software.amazon.awssdk.services.lexruntimev2.LexRuntimeV2Client;
import software.amazon.awssdk.services.lexruntimev2.model.RecognizeTextResponse;
import software.amazon.awssdk.services.lexruntimev2.model.SessionState;

/** Someone who talks to the bot, in one session of an unmodified Lex client. */
final class Visitor {
  private final LexRuntimeV2Client lex;
  private final String sessionId;
  private final String locale;
  private final Map<String, String> requestAttributes;

  Visitor(LexRuntimeV2Client lex, String sessionId) {
    this(lex, sessionId, Map.of());
  }

  /** Someone whose page sends these with every turn. */
  Visitor(LexRuntimeV2Client lex, String sessionId, Map<String, String> requestAttributes) {
    this(lex, sessionId, requestAttributes, "en_US");
  }

  private Visitor(
      LexRuntimeV2Client lex,
      String sessionId,
      Map<String, String> requestAttributes,
      String locale) {
    this.locale = locale;
    this.lex = lex;
    this.sessionId = sessionId;
    this.requestAttributes = requestAttributes;
  }

  /** The same visitor in another locale of the bot. */
  Visitor inLocale(String other) {
    return new Visitor(lex, sessionId, requestAttributes, other);
  }

  /** Says something. */
  BotReply say(String text) {
    return new BotReply(
        lex.recognizeText(
            r ->
                r.botId("ATLASLOCAL")
                    .botAliasId("LIVELOCAL0")
                    .localeId(locale)
                    .sessionId(sessionId)
                    .requestAttributes(requestAttributes)
                    .text(text)));
  }

  /** The first turn of a phone call: what the contact flow hands over comes with it. */
  BotReply pickUpAndSay(String interactionKey, String text) {
    return new BotReply(
        lex.recognizeText(
            r ->
                r.botId("ATLASLOCAL")
                    .botAliasId("LIVELOCAL0")
                    .localeId(locale)
                    .sessionId(sessionId)
                    .requestAttributes(Map.of("x-amz-lex:channels:platform", "Connect"))
                    .sessionState(
                        SessionState.builder()
                            .sessionAttributes(Map.of("interactionKey", interactionKey))
                            .build())
                    .text(text)));
  }

  /** What the bot answered. */
  record BotReply(RecognizeTextResponse response) {
    String text() {
      return String.join(
          " ", response.messages().stream().map(m -> String.valueOf(m.content())).toList());
    }

    String intent() {
      return response.sessionState().intent().name();
    }

    String action() {
      return response.sessionState().dialogAction().typeAsString();
    }

    String state() {
      return response.sessionState().intent().stateAsString();
    }

    Map<String, String> attributes() {
      return response.sessionState().sessionAttributes();
    }
  }
}
