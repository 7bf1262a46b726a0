package com.atlasengine.local.lex;

import com.atlasengine.local.http.AwsError;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.Set;

/** The session state that a client sends along: each part of it replaces that part of a session. */
final class LexClientState {
  private final BotDefinition bot;

  LexClientState(BotDefinition bot) {
    this.bot = bot;
  }

  /**
   * The session with the state.
   *
   * @throws AwsError {@code ValidationException} naming the field that is wrong
   */
  LexSession apply(LexSession session, JsonNode state) {
    LexSession changed = session;
    if (state.path("sessionAttributes").isObject()) {
      changed = changed.withAttributes(stringMap(state.path("sessionAttributes")));
    }
    if (state.path("activeContexts") instanceof ArrayNode contexts) {
      changed = changed.withContexts(contexts);
    }
    if (state.path("intent").isObject()) {
      changed = changed.withIntent(Optional.of(intent(state.path("intent"))));
    }
    JsonNode action = state.path("dialogAction");
    return action.isObject() ? applyAction(changed, action) : changed;
  }

  private LexIntent intent(JsonNode node) {
    Optional<BotDefinition.Intent> definition = bot.intent(node.path("name").asText());
    require(definition.isPresent(), "sessionState.intent.name is not an intent of the bot");
    return LexIntent.from(node, definition.orElseThrow());
  }

  private LexSession applyAction(LexSession session, JsonNode action) {
    String type = action.path("type").asText();
    String slot = action.path("slotToElicit").asText("");
    Optional<BotDefinition.Intent> definition =
        session.intent().flatMap(intent -> bot.intent(intent.name()));
    boolean needsIntent = Set.of("ConfirmIntent", "Delegate", "ElicitSlot").contains(type);
    require(!needsIntent || definition.isPresent(), "sessionState.intent is required");
    boolean known = definition.flatMap(intent -> intent.slot(slot)).isPresent();
    require(!type.equals("ElicitSlot") || known, "slotToElicit is not a slot of the intent");
    return session.withReply(session.messages(), type, slot, 0);
  }

  /** A map of strings, empty when it was not sent. */
  static ObjectNode stringMap(JsonNode node) {
    return node instanceof ObjectNode object ? object : JsonNodeFactory.instance.objectNode();
  }

  /** Throws {@code ValidationException} unless the condition holds. */
  static void require(boolean condition, String problem) {
    if (!condition) {
      throw new AwsError(400, "ValidationException", problem);
    }
  }
}
