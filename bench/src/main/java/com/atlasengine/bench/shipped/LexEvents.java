package com.atlasengine.bench.shipped;

import com.atlasengine.bench.script.Channel;
import com.atlasengine.bench.script.ScriptedConversation;
import com.atlasengine.bench.script.ScriptedTurn;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** Writes events as Lex V2 hands them to its code hook. */
final class LexEvents {
  private static final ObjectMapper JSON = new ObjectMapper();

  private LexEvents() {}

  /** The event of a turn. */
  static String of(
      ScriptedConversation conversation, Map<String, String> session, ScriptedTurn turn) {
    boolean spoken = conversation.channel() == Channel.PHONE;
    boolean dialog = turn.kind().isDialog();
    ObjectNode event = JSON.createObjectNode();
    event.put("messageVersion", "1.0");
    event.put("invocationSource", dialog ? "DialogCodeHook" : "FulfillmentCodeHook");
    event.put("inputMode", spoken ? "Speech" : "Text");
    event.put("responseContentType", "text/plain; charset=utf-8");
    event.put("sessionId", conversation.id()).put("inputTranscript", turn.words());
    event.put("invocationLabel", "live");
    event
        .putObject("bot")
        .put("id", "ATLASLOCAL")
        .put("name", "AtlasEngineBot")
        .put("localeId", "en_US")
        .put("version", "1")
        .put("aliasId", "LIVELOCAL0")
        .put("aliasName", "live");
    event.putArray("interpretations").addObject().set("intent", intent(turn));
    event.putObject("requestAttributes");
    ObjectNode state = event.putObject("sessionState");
    state.putArray("activeContexts");
    state.set("sessionAttributes", JSON.valueToTree(session));
    state.set("intent", intent(turn));
    event.putArray("transcriptions");
    return event.toString();
  }

  private static ObjectNode intent(ScriptedTurn turn) {
    ObjectNode intent = JSON.createObjectNode().put("name", turn.kind().intent());
    intent.put("state", turn.kind().isDialog() ? "InProgress" : "ReadyForFulfillment");
    intent.put("confirmationState", turn.confirmed() ? "Confirmed" : "None");
    ObjectNode slots = intent.putObject("slots");
    turn.slots().forEach((name, words) -> fill(slots.putObject(name), words));
    return intent;
  }

  private static void fill(ObjectNode slot, String words) {
    slot.put("shape", "Scalar");
    slot.putObject("value").put("originalValue", words).put("interpretedValue", words);
  }
}
