package com.atlasengine.local.lex;

import com.atlasengine.local.lex.IntentRecognizer.Guess;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/** Understands what the user said in the light of what the bot has just asked. */
final class LexHearing {
  /** How often a question of the code hook's own is asked again before the fallback answers. */
  private static final int RETRIES_OF_A_HOOK_QUESTION = 2;

  private final BotDefinition bot;
  private final SlotReader reader;
  private final IntentRecognizer recognizer;

  LexHearing(BotDefinition bot) {
    this.bot = bot;
    this.reader = new SlotReader(bot);
    this.recognizer = new IntentRecognizer(bot, reader);
  }

  Heard hear(LexSession session, String text) {
    List<Guess> guesses = recognizer.recognize(text);
    Optional<LexIntent> current = session.intent();
    if (current.isPresent() && session.expecting().equals("ElicitSlot")) {
      return slot(session, current.get(), text, guesses);
    }
    if (current.isPresent() && session.expecting().equals("ConfirmIntent")) {
      return confirmation(session, current.get(), text, guesses);
    }
    return intent(guesses);
  }

  private Heard intent(List<Guess> guesses) {
    return likely(guesses).map(guess -> started(guess, guesses)).orElseGet(() -> fallback(guesses));
  }

  private Heard slot(LexSession session, LexIntent intent, String text, List<Guess> guesses) {
    BotDefinition.Slot slot = definition(intent).slot(session.slotToElicit()).orElseThrow();
    boolean freeForm = slot.type().equals("AMAZON.FreeFormInput");
    Optional<Guess> command = guesses.stream().findFirst().filter(LexHearing::isCommand);
    Optional<ObjectNode> filled = ofSameIntent(intent, guesses);
    if (command.isPresent() && !freeForm) {
      return change(session, intent, command.get(), slot.prompt().maxRetries(), guesses);
    }
    if (filled.isEmpty()) {
      filled = reader.read(slot, text).map(value -> object(slot.name(), value));
    }
    return filled
        .map(values -> Heard.of(intent.with(values).confirmation("None"), values, guesses))
        .orElseGet(() -> otherwise(session, intent, slot.prompt().maxRetries(), guesses));
  }

  private Heard confirmation(
      LexSession session, LexIntent intent, String text, List<Guess> guesses) {
    int most =
        definition(intent)
            .confirmation()
            .map(BotDefinition.Prompt::maxRetries)
            .orElse(RETRIES_OF_A_HOOK_QUESTION);
    return switch (YesOrNo.of(text)) {
      case YES -> Heard.of(intent.confirmation("Confirmed"), none(), guesses);
      case NO -> Heard.of(intent.confirmation("Denied"), none(), guesses);
      case NEITHER ->
          ofSameIntent(intent, guesses)
              .map(values -> Heard.of(intent.with(values).confirmation("None"), values, guesses))
              .orElseGet(() -> otherwise(session, intent, most, guesses));
    };
  }

  /** Not an answer to the question: another intent, or nothing that is understood. */
  private Heard otherwise(LexSession session, LexIntent intent, int most, List<Guess> guesses) {
    return likely(guesses)
        .map(guess -> change(session, intent, guess, most, guesses))
        .orElseGet(() -> again(session, intent, most, guesses));
  }

  private Heard change(
      LexSession session, LexIntent intent, Guess guess, int most, List<Guess> guesses) {
    return guess.intent().equals(intent.name())
        ? again(session, intent, most, guesses)
        : started(guess, guesses);
  }

  private Heard again(LexSession session, LexIntent intent, int most, List<Guess> guesses) {
    int retries = session.retries() + 1;
    return retries > most ? fallback(guesses) : new Heard(intent, retries, none(), guesses);
  }

  private Heard started(Guess guess, List<Guess> guesses) {
    LexIntent intent = LexIntent.start(bot.intent(guess.intent()).orElseThrow());
    return Heard.of(intent.with(guess.slots()), guess.slots(), guesses);
  }

  private Heard fallback(List<Guess> guesses) {
    return Heard.of(LexIntent.start(bot.fallback()), none(), guesses);
  }

  private Optional<Guess> likely(List<Guess> guesses) {
    return guesses.stream()
        .findFirst()
        .filter(guess -> guess.confidence() >= bot.confidenceThreshold());
  }

  /** Certainly an utterance of an intent, and not just a way to give a value. */
  private static boolean isCommand(Guess guess) {
    return guess.confidence() >= IntentRecognizer.CERTAIN && guess.slots().isEmpty();
  }

  private static Optional<ObjectNode> ofSameIntent(LexIntent intent, List<Guess> guesses) {
    return guesses.stream()
        .filter(guess -> guess.intent().equals(intent.name()) && !guess.slots().isEmpty())
        .map(Guess::slots)
        .findFirst();
  }

  private BotDefinition.Intent definition(LexIntent intent) {
    return bot.intent(intent.name()).orElseThrow();
  }

  private static ObjectNode none() {
    return JsonNodeFactory.instance.objectNode();
  }

  private static ObjectNode object(String name, ObjectNode value) {
    return JsonNodeFactory.instance.objectNode().set(name, value);
  }

  /**
   * What the user meant.
   *
   * @param intent with the slots filled and the confirmation given so far
   * @param retries 0 when the question was answered, else how often it has to be asked again
   * @param resolved the slots that this utterance filled
   * @param guesses all that the utterance may have meant, best first
   */
  record Heard(LexIntent intent, int retries, ObjectNode resolved, List<Guess> guesses) {
    static Heard of(LexIntent intent, ObjectNode resolved, List<Guess> guesses) {
      return new Heard(intent, 0, resolved, guesses);
    }
  }
}
