package com.atlasengine.local.lex;

import com.atlasengine.local.lex.BotDefinition.PromptSpecification;
import com.atlasengine.local.lex.BotDefinition.Slot;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The bot's next step in a dialogue, before the code hook may change it. */
sealed interface LexStep {
  /** The intent this is about. */
  LexIntent intent();

  /** Ask for a slot, for the first time or again. */
  record AskSlot(LexIntent intent, Slot slot, int retries) implements LexStep {}

  /** Ask for a yes or a no. */
  record AskConfirmation(LexIntent intent, PromptSpecification prompt, int retries)
      implements LexStep {}

  /** Everything is known: fulfil the intent. */
  record Fulfill(LexIntent intent) implements LexStep {}

  /** The user said no: end the intent. */
  record Decline(LexIntent intent) implements LexStep {}

  /** The step as the code hook sees it, {@code proposedNextState}. */
  default ObjectNode toJson() {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    ObjectNode action = node.putObject("dialogAction");
    switch (this) {
      case AskSlot ask -> {
        action.put("type", "ElicitSlot").put("slotToElicit", ask.slot().name());
        node.putObject("prompt").put("attempt", attempt(ask.retries()));
      }
      case AskConfirmation ask -> {
        action.put("type", "ConfirmIntent");
        node.putObject("prompt").put("attempt", attempt(ask.retries()));
      }
      case Fulfill fulfill -> action.put("type", "Delegate");
      case Decline decline -> action.put("type", "Close");
    }
    return node.set("intent", intent().toJson());
  }

  private static String attempt(int retries) {
    return retries == 0 ? "Initial" : "Retry" + retries;
  }
}
