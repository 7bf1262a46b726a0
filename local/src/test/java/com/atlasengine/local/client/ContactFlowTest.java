package com.atlasengine.local.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** {@code contact-flow/atlas-outbound.json}: what Connect would refuse, and what the bot needs. */
class ContactFlowTest {
  private static final String LEX = "ConnectParticipantWithLexBot";

  private final JsonNode flow;
  private final Map<String, JsonNode> actions = new LinkedHashMap<>();

  ContactFlowTest() throws IOException {
    flow =
        new ObjectMapper().readTree(Path.of("..", "contact-flow", "atlas-outbound.json").toFile());
    flow.path("Actions").forEach(action -> actions.put(action.path("Identifier").asText(), action));
  }

  @Test
  void everyBlockIsReachedAndPlaced() {
    Set<String> reached = new HashSet<>();
    Deque<String> open = new ArrayDeque<>(List.of(flow.path("StartAction").asText()));
    while (!open.isEmpty()) {
      String name = open.pop();
      JsonNode action = actions.getOrDefault(name, MissingNode.getInstance());
      assertTrue(action.isObject(), "no block " + name);
      assertTrue(flow.at("/Metadata/ActionMetadata").path(name).has("position"), name);
      if (reached.add(name)) {
        action.findValuesAsText("NextAction").forEach(open::push);
      }
    }
    assertEquals(actions.keySet(), reached);
  }

  @Test
  void theBotGetsTheInteraction_andOneWayForEveryOutcome() {
    List<JsonNode> talks = ofType(LEX);

    assertFalse(talks.isEmpty());
    for (JsonNode talk : talks) {
      JsonNode parameters = talk.path("Parameters");
      assertEquals("${LexBotAliasArn}", parameters.at("/LexV2Bot/AliasArn").asText());
      assertEquals(
          "$.Attributes.interactionKey",
          parameters.path("LexSessionAttributes").path("interactionKey").asText());
      assertEquals(1, parameters.findValues("Text").size() + parameters.findValues("SSML").size());
      assertEquals(
          Set.of("NoMatchingCondition", "NoMatchingError"),
          Set.copyOf(talk.path("Transitions").findValuesAsText("ErrorType")));
    }
  }

  @Test
  void theVisitorMayInterrupt_andIsNotKeptWaiting() {
    for (JsonNode talk : ofType(LEX)) {
      JsonNode attributes = talk.at("/Parameters/LexSessionAttributes");
      boolean interruptible = !attributes.has("deletionAsked");
      assertEquals(
          Boolean.toString(interruptible),
          attributes.path("x-amz-lex:allow-interrupt:*:*").asText());
      assertEquals("600", attributes.path("x-amz-lex:audio:end-timeout-ms:*:*").asText());
      assertTrue(attributes.path("x-amz-lex:audio:max-length-ms:*:*").asInt() <= 15_000);
    }
  }

  @Test
  void hangsUpOnlyAfterIntentsThatEndTheCall() {
    Set<String> intents =
        ofType(LEX).stream()
            .flatMap(talk -> stream(talk.at("/Transitions/Conditions")))
            .filter(way -> way.path("NextAction").asText().equals("Hang up"))
            .map(way -> way.at("/Condition/Operands/0").asText())
            .collect(Collectors.toSet());

    assertEquals(Set.of("CloseIntent"), intents);
  }

  @Test
  void putsThroughWhenTheBotSaysSo_andOffersACallbackWhenNobodyIsFree() {
    for (JsonNode talk : ofType(LEX)) {
      assertEquals("Put through?", next(talk, "CallbackIntent"));
    }
    JsonNode choice = actions.getOrDefault("Put through?", MissingNode.getInstance());
    assertEquals(
        "$.Lex.SessionAttributes.transfer", choice.at("/Parameters/ComparisonValue").asText());
    assertEquals("Hang up", choice.at("/Transitions/NextAction").asText());
    assertEquals("Keep summary", next(choice, "yes"));
    assertEquals(
        "$.Lex.SessionAttributes.whisper",
        ofType("UpdateContactAttributes").getFirst().at("/Parameters/Attributes/whisper").asText());
    assertEquals(
        "${WhisperFlowArn}",
        ofType("UpdateContactEventHooks")
            .getFirst()
            .at("/Parameters/EventHooks/AgentWhisper")
            .asText());
    JsonNode queue = ofType("UpdateContactTargetQueue").getFirst();
    assertEquals("$.Lex.SessionAttributes.transferQueue", queue.at("/Parameters/QueueId").asText());
    JsonNode transfer = ofType("TransferContactToQueue").getFirst();
    assertEquals(
        List.of("QueueAtCapacity", "NoMatchingError"), transfer.findValuesAsText("ErrorType"));
    for (JsonNode step : List.of(queue, transfer)) {
      stream(step.at("/Transitions/Errors"))
          .forEach(error -> assertEquals("Nobody is free", error.path("NextAction").asText()));
    }
    JsonNode offer = actions.getOrDefault("Nobody is free", MissingNode.getInstance());
    assertEquals("failed", offer.at("/Parameters/LexSessionAttributes/transfer").asText());
  }

  private static String next(JsonNode action, String operand) {
    return stream(action.at("/Transitions/Conditions"))
        .filter(way -> way.at("/Condition/Operands/0").asText().equals(operand))
        .map(way -> way.path("NextAction").asText())
        .findFirst()
        .orElse("");
  }

  @Test
  void whoeverTakesTheCallHearsTheSummary() throws IOException {
    JsonNode whisper =
        new ObjectMapper().readTree(Path.of("..", "contact-flow", "atlas-whisper.json").toFile());

    assertEquals("agentWhisper", whisper.at("/Metadata/type").asText());
    assertEquals("$.Attributes.whisper", whisper.at("/Actions/0/Parameters/Text").asText());
    assertEquals("EndFlowExecution", whisper.at("/Actions/1/Type").asText());
  }

  @Test
  void aMachineGetsAMessageAtMost_andNeverTheBot() {
    JsonNode who = ofType("CheckOutboundCallStatus").getFirst();
    Map<String, String> ways = new LinkedHashMap<>();
    stream(who.at("/Transitions/Conditions"))
        .forEach(
            way ->
                ways.put(
                    way.at("/Condition/Operands/0").asText(), way.path("NextAction").asText()));

    assertEquals(
        Set.of("CallAnswered", "VoicemailBeep", "VoicemailNoBeep", "NotDetected"), ways.keySet());
    assertEquals("What is it for?", ways.get("CallAnswered"));
    assertEquals("What is it for?", ways.get("NotDetected"));
    assertEquals("What is it for?", who.at("/Transitions/Errors/0/NextAction").asText());
    JsonNode purpose = actions.getOrDefault("What is it for?", who);
    purpose.findValuesAsText("NextAction").forEach(next -> assertEquals(LEX, typeOf(next)));
    for (String machine : List.of("VoicemailBeep", "VoicemailNoBeep")) {
      JsonNode choice = actions.getOrDefault(ways.getOrDefault(machine, ""), who);
      assertEquals(
          Set.of("MessageParticipant", "DisconnectParticipant"),
          choice.findValuesAsText("NextAction").stream()
              .map(this::typeOf)
              .collect(Collectors.toSet()));
    }
    JsonNode message = actions.getOrDefault("Leave message", who);
    assertEquals("$.Attributes.voicemailMessage", message.at("/Parameters/Text").asText());
    assertEquals(Set.of("Hang up"), Set.copyOf(message.findValuesAsText("NextAction")));
  }

  /** Words of a locale would be wrong in another: all come with the contact. */
  @Test
  void theFlowHasNoWordsOfItsOwn() {
    List<String> texts =
        actions.values().stream()
            .flatMap(action -> action.findValuesAsText("Text").stream())
            .toList();

    assertFalse(texts.isEmpty());
    texts.forEach(text -> assertTrue(text.startsWith("$.Attributes."), text));
  }

  /** Many say "yes?" when they pick up; only what follows the whole question is an answer to it. */
  @Test
  void whoeverIsAskedWhetherToDelete_hearsTheWholeQuestion() {
    JsonNode ask = actions.getOrDefault("Ask whether to delete", MissingNode.getInstance());
    JsonNode attributes = ask.at("/Parameters/LexSessionAttributes");

    assertEquals("false", attributes.path("x-amz-lex:allow-interrupt:*:*").asText());
    assertEquals("yes", attributes.path("deletionAsked").asText());
    assertEquals("$.Attributes.greeting", ask.at("/Parameters/Text").asText());
    for (JsonNode other : ofType(LEX)) {
      assertEquals(
          other.equals(ask), other.at("/Parameters/LexSessionAttributes").has("deletionAsked"));
    }
  }

  private String typeOf(String name) {
    return actions.getOrDefault(name, MissingNode.getInstance()).path("Type").asText();
  }

  private List<JsonNode> ofType(String type) {
    return actions.values().stream()
        .filter(action -> action.path("Type").asText().equals(type))
        .toList();
  }

  private static Stream<JsonNode> stream(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }
}
