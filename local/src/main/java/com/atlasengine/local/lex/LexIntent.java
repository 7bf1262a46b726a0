package com.atlasengine.local.lex;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * An intent in the course of a conversation.
 *
 * @param slots every slot of the intent by name, {@code null} while it is not filled
 * @param state {@code InProgress}, {@code ReadyForFulfillment}, {@code Fulfilled}, …
 * @param confirmation {@code None}, {@code Confirmed} or {@code Denied}
 */
record LexIntent(String name, ObjectNode slots, String state, String confirmation) {
  static final String READY = "ReadyForFulfillment";

  /** The intent at the start of its dialogue, with no slot filled. */
  static LexIntent start(BotDefinition.Intent intent) {
    ObjectNode slots = JsonNodeFactory.instance.objectNode();
    intent.slots().forEach(slot -> slots.putNull(slot.name()));
    return new LexIntent(intent.name(), slots, "InProgress", "None");
  }

  /**
   * Reads an intent that a client or the code hook sent.
   *
   * @param definition of the intent of that name: slots that were not sent are not filled
   */
  static LexIntent from(JsonNode node, BotDefinition.Intent definition) {
    LexIntent start = start(definition);
    node.path("slots")
        .properties()
        .forEach(slot -> start.slots.set(slot.getKey(), slot.getValue()));
    return new LexIntent(
        start.name,
        start.slots,
        node.path("state").asText("InProgress"),
        node.path("confirmationState").asText("None"));
  }

  LexIntent withSlots(ObjectNode filled) {
    ObjectNode merged = slots.deepCopy();
    merged.setAll(filled);
    return new LexIntent(name, merged, state, confirmation);
  }

  LexIntent withState(String newState) {
    return new LexIntent(name, slots, newState, confirmation);
  }

  LexIntent confirmation(String newConfirmation) {
    return new LexIntent(name, slots, state, newConfirmation);
  }

  boolean hasState(String wantedState) {
    return state.equals(wantedState);
  }

  /** The next slot that has to be asked for. */
  Optional<BotDefinition.Slot> firstUnfilled(BotDefinition.Intent definition) {
    return definition.slots().stream()
        .filter(slot -> slot.required() && slots.path(slot.name()).isNull())
        .findFirst();
  }

  ObjectNode toJson() {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("name", name).set("slots", slots.deepCopy());
    return node.put("state", state).put("confirmationState", confirmation);
  }
}
