package com.atlasengine.local.lex;

import com.atlasengine.local.http.AwsError;
import com.atlasengine.local.lambda.Functions;
import com.atlasengine.local.lex.IntentRecognizer.Guess;
import com.atlasengine.local.lex.LexInterpreter.Interpretation;
import com.atlasengine.local.template.PhysicalIds;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The function behind the bot: events to it in the documented shape, and its answers. */
record LexCodeHook(BotDefinition bot, Functions functions, String function) {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  /** What the error says when the function did not answer in time. */
  static final String TIMED_OUT = "Invalid Lambda Response: Lambda timed out";

  /** The request attribute of a turn whose text is keys that were pressed. */
  private static final String KEYS_PRESSED = "x-amz-lex:dtmf-transcript";

  private static final int MAX_EVENT_BYTES = 12 * 1024;

  /** Asks the hook what to do about a step of the dialogue. */
  LexHookResponse dialog(
      LexTurn turn, LexSession session, Interpretation interpretation, LexStep proposed) {
    ObjectNode event = event("DialogCodeHook", turn, session, interpretation);
    return call(event.set("proposedNextState", proposed.toJson()), turn);
  }

  /** Has the hook fulfil the session's intent. */
  LexHookResponse fulfill(LexTurn turn, LexSession session, Interpretation interpretation) {
    return call(event("FulfillmentCodeHook", turn, session, interpretation), turn);
  }

  private LexHookResponse call(ObjectNode event, LexTurn turn) {
    String payload = event.toString();
    if (payload.getBytes(StandardCharsets.UTF_8).length > MAX_EVENT_BYTES) {
      throw dependencyFailed("Invalid Lambda Request: the event for Lambda is larger than 12 KB");
    }
    Functions.Result result = invoke(payload, turn.trace());
    if (result.error().isPresent()) {
      String kind = "Invalid Lambda Response: Received error response from Lambda: Unhandled";
      throw dependencyFailed(result.payload().contains("\"Sandbox.Timedout\"") ? TIMED_OUT : kind);
    }
    return LexHookResponse.parse(result.payload(), bot);
  }

  private Functions.Result invoke(String payload, String trace) {
    try {
      return functions.invoke(function, payload, trace);
    } catch (AwsError e) {
      if (e.status() >= 500) {
        throw new AwsError(502, "BadGatewayException", "Lambda failed: " + e.type());
      }
      throw dependencyFailed("Lambda could not be called: " + e.type());
    }
  }

  private static AwsError dependencyFailed(String message) {
    return new AwsError(424, "DependencyFailedException", message);
  }

  private ObjectNode event(
      String source, LexTurn turn, LexSession session, Interpretation interpretation) {
    LexIntent intent = session.intent().orElseThrow();
    ObjectNode event = JSON.objectNode();
    event
        .put("messageVersion", "1.0")
        .put("invocationSource", source)
        .put("inputMode", inputMode(turn));
    event.put("responseContentType", "text/plain; charset=utf-8");
    event.put("sessionId", turn.sessionId()).put("inputTranscript", turn.text());
    event.set("bot", botNode());
    ArrayNode interpretations = event.putArray("interpretations");
    interpretations(intent, interpretation)
        .forEach(each -> interpretations.add(each.toEventJson()));
    event.set("requestAttributes", turn.requestAttributes().deepCopy());
    event.set("sessionState", sessionState(turn, session, intent));
    event.putArray("transcriptions").add(transcription(turn, intent, interpretation));
    return event;
  }

  private static String inputMode(LexTurn turn) {
    return turn.requestAttributes().has(KEYS_PRESSED) ? "DTMF" : "Text";
  }

  private ObjectNode botNode() {
    return JSON.objectNode()
        .put("id", PhysicalIds.BOT_ID)
        .put("name", bot.name())
        .put("localeId", bot.localeId())
        .put("version", "1")
        .put("aliasId", PhysicalIds.BOT_ALIAS_ID)
        .put("aliasName", "live");
  }

  private static ObjectNode sessionState(LexTurn turn, LexSession session, LexIntent intent) {
    ObjectNode state = JSON.objectNode();
    if (!session.contexts().isEmpty()) {
      state.set("activeContexts", session.contexts().deepCopy());
    }
    state.set("sessionAttributes", session.attributes().deepCopy());
    state.set("intent", intent.toJson());
    return state.put("originatingRequestId", turn.requestId());
  }

  private static ObjectNode transcription(
      LexTurn turn, LexIntent intent, Interpretation interpretation) {
    ObjectNode node = JSON.objectNode();
    node.put("transcription", turn.text()).put("transcriptionConfidence", 1.0);
    node.putObject("resolvedContext").put("intent", intent.name());
    return node.set("resolvedSlots", interpretation.resolved().deepCopy());
  }

  /** What the utterance may mean: the intent talked about first, the fallback without a score. */
  List<ScoredIntent> interpretations(LexIntent intent, Interpretation interpretation) {
    List<ScoredIntent> all = new ArrayList<>();
    all.add(new ScoredIntent(intent, score(intent, interpretation)));
    for (Guess guess : interpretation.guesses()) {
      BotDefinition.Intent definition = bot.intent(guess.intent()).orElseThrow();
      if (!guess.intent().equals(intent.name()) && all.size() < 4) {
        LexIntent other = LexIntent.start(definition).withSlots(guess.slots());
        all.add(new ScoredIntent(other, Optional.of(guess.confidence())));
      }
    }
    LexIntent fallback = LexIntent.start(bot.fallback());
    if (!fallback.name().equals(intent.name())) {
      all.add(new ScoredIntent(fallback, Optional.empty()));
    }
    return all;
  }

  private Optional<Double> score(LexIntent intent, Interpretation interpretation) {
    if (intent.name().equals(bot.fallback().name())) {
      return Optional.empty();
    }
    double guessed =
        interpretation.guesses().stream()
            .filter(guess -> guess.intent().equals(intent.name()))
            .mapToDouble(Guess::confidence)
            .findFirst()
            .orElse(0);
    boolean answered =
        !interpretation.resolved().isEmpty() || !intent.confirmation().equals("None");
    return Optional.of(answered ? 1.0 : guessed);
  }

  /** One reading of an utterance; the score is 0..1. */
  record ScoredIntent(LexIntent intent, Optional<Double> score) {
    /** As events carry it: the score is a number. */
    ObjectNode toEventJson() {
      ObjectNode node = JSON.objectNode().put("interpretationSource", "Lex");
      node.set("intent", intent.toJson());
      score.ifPresent(value -> node.put("nluConfidence", value));
      return node;
    }

    /** As the API carries it: the score is an object. */
    ObjectNode toApiJson() {
      ObjectNode node = JSON.objectNode().put("interpretationSource", "Lex");
      node.set("intent", intent.toJson());
      score.ifPresent(value -> node.putObject("nluConfidence").put("score", value));
      return node;
    }
  }
}
