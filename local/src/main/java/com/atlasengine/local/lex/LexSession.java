package com.atlasengine.local.lex;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * The state of one conversation between two turns.
 *
 * @param attributes the session attributes, a flat object of strings
 * @param contexts the active contexts as the API carries them
 * @param expectedAction what the bot expects next: {@code ElicitSlot}, {@code ConfirmIntent},
 *     {@code ElicitIntent}, {@code Close}, or {@code None} at the start
 * @param slotToElicit the slot asked for; empty when none is
 * @param retries how often the present question was asked again
 * @param intent the intent talked about
 * @param messages what was said last
 * @param interpretations of the last utterance, as the API carries them
 */
record LexSession(
    ObjectNode attributes,
    ArrayNode contexts,
    String expectedAction,
    String slotToElicit,
    int retries,
    Optional<LexIntent> intent,
    ArrayNode messages,
    ArrayNode interpretations) {

  static LexSession empty() {
    JsonNodeFactory json = JsonNodeFactory.instance;
    return new LexSession(
        json.objectNode(),
        json.arrayNode(),
        "None",
        "",
        0,
        Optional.empty(),
        json.arrayNode(),
        json.arrayNode());
  }

  LexSession withAttributes(ObjectNode replaced) {
    return new LexSession(
        replaced,
        contexts,
        expectedAction,
        slotToElicit,
        retries,
        intent,
        messages,
        interpretations);
  }

  LexSession withContexts(ArrayNode replaced) {
    return new LexSession(
        attributes,
        replaced,
        expectedAction,
        slotToElicit,
        retries,
        intent,
        messages,
        interpretations);
  }

  LexSession withIntent(Optional<LexIntent> replaced) {
    return new LexSession(
        attributes,
        contexts,
        expectedAction,
        slotToElicit,
        retries,
        replaced,
        messages,
        interpretations);
  }

  LexSession withInterpretations(ArrayNode replaced) {
    return new LexSession(
        attributes, contexts, expectedAction, slotToElicit, retries, intent, messages, replaced);
  }

  /** The session with the bot's reply and the action it expects next. */
  LexSession withReply(ArrayNode reply, String nextAction, String slot, int nextRetries) {
    return new LexSession(
        attributes, contexts, nextAction, slot, nextRetries, intent, reply, interpretations);
  }

  /** The session state as the API carries it. */
  ObjectNode toStateJson(String originatingRequestId) {
    ObjectNode state = JsonNodeFactory.instance.objectNode();
    if (!expectedAction.equals("None")) {
      ObjectNode action = state.putObject("dialogAction").put("type", expectedAction);
      if (!slotToElicit.isEmpty()) {
        action.put("slotToElicit", slotToElicit);
      }
    }
    intent.ifPresent(each -> state.set("intent", each.toJson()));
    state.set("activeContexts", contexts.deepCopy());
    state.set("sessionAttributes", attributes.deepCopy());
    return state.put("originatingRequestId", originatingRequestId);
  }

  /** The session at its next turn: contexts age by a turn and by the time between the two. */
  LexSession ageBy(long seconds) {
    ArrayNode activeContexts = JsonNodeFactory.instance.arrayNode();
    for (JsonNode context : contexts) {
      JsonNode age = context.path("timeToLive");
      int turns = age.path("turnsToLive").asInt() - 1;
      long time = age.path("timeToLiveInSeconds").asLong() - seconds;
      if (turns >= 0 && time > 0) {
        ObjectNode older = context.deepCopy();
        older.putObject("timeToLive").put("turnsToLive", turns).put("timeToLiveInSeconds", time);
        activeContexts.add(older);
      }
    }
    return withContexts(activeContexts);
  }
}
