package com.atlasengine.local.lex;

import com.atlasengine.local.lex.IntentRecognizer.Guess;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Interprets the user's text as an answer to the bot's last question, or as a new intent. */
final class LexInterpreter {
  /** How often a question of the code hook's own is asked again before the fallback answers. */
  private static final int MAX_HOOK_QUESTION_RETRIES = 2;

  private final BotDefinition bot;
  private final SlotReader reader;
  private final IntentRecognizer recognizer;

  LexInterpreter(BotDefinition bot, Clock clock) {
    this.bot = bot;
    this.reader = new SlotReader(bot, clock);
    this.recognizer = new IntentRecognizer(bot, reader);
  }

  Interpretation interpret(LexSession session, String text) {
    List<Guess> guesses = recognizer.recognize(text);
    Optional<LexIntent> current = session.intent();
    if (current.isPresent() && session.expectedAction().equals("ElicitSlot")) {
      return interpretAsSlot(session, current.get(), text, guesses);
    }
    if (current.isPresent() && session.expectedAction().equals("ConfirmIntent")) {
      return interpretAsConfirmation(session, current.get(), text, guesses);
    }
    return interpretAsIntent(guesses);
  }

  private Interpretation interpretAsIntent(List<Guess> guesses) {
    return likelyGuess(guesses)
        .map(guess -> startIntent(guess, guesses))
        .orElseGet(() -> startFallback(guesses));
  }

  private Interpretation interpretAsSlot(
      LexSession session, LexIntent intent, String text, List<Guess> guesses) {
    BotDefinition.Slot slot = definition(intent).slot(session.slotToElicit()).orElseThrow();
    boolean freeForm = slot.type().equals("AMAZON.FreeFormInput");
    Optional<Guess> command = guesses.stream().findFirst().filter(LexInterpreter::isCommand);
    Optional<ObjectNode> filled = slotsOfSameIntent(intent, guesses);
    if (command.isPresent() && !freeForm) {
      return changeIntent(session, intent, command.get(), slot.prompt().maxRetries(), guesses);
    }
    if (filled.isEmpty()) {
      filled = reader.read(slot, text).map(value -> slotMap(slot.name(), value));
    }
    return filled
        .map(
            values ->
                Interpretation.of(intent.withSlots(values).confirmation("None"), values, guesses))
        .orElseGet(() -> interpretAsOther(session, intent, slot.prompt().maxRetries(), guesses));
  }

  private Interpretation interpretAsConfirmation(
      LexSession session, LexIntent intent, String text, List<Guess> guesses) {
    int maxRetries =
        definition(intent)
            .confirmation()
            .map(BotDefinition.PromptSpecification::maxRetries)
            .orElse(MAX_HOOK_QUESTION_RETRIES);
    return switch (YesOrNo.of(text, LexWords.of(bot.localeId()))) {
      case YES -> Interpretation.of(intent.confirmation("Confirmed"), noSlots(), guesses);
      case NO -> Interpretation.of(intent.confirmation("Denied"), noSlots(), guesses);
      case NEITHER ->
          slotsOfSameIntent(intent, guesses)
              .map(
                  values ->
                      Interpretation.of(
                          intent.withSlots(values).confirmation("None"), values, guesses))
              .orElseGet(() -> interpretAsOther(session, intent, maxRetries, guesses));
    };
  }

  /**
   * Interprets a text that does not answer the question: as another intent, or as not understood.
   */
  private Interpretation interpretAsOther(
      LexSession session, LexIntent intent, int maxRetries, List<Guess> guesses) {
    return likelyGuess(guesses)
        .map(guess -> changeIntent(session, intent, guess, maxRetries, guesses))
        .orElseGet(() -> askAgain(session, intent, maxRetries, guesses));
  }

  private Interpretation changeIntent(
      LexSession session, LexIntent intent, Guess guess, int maxRetries, List<Guess> guesses) {
    return guess.intent().equals(intent.name())
        ? askAgain(session, intent, maxRetries, guesses)
        : startIntent(guess, guesses);
  }

  private Interpretation askAgain(
      LexSession session, LexIntent intent, int maxRetries, List<Guess> guesses) {
    int retries = session.retries() + 1;
    return retries > maxRetries
        ? startFallback(guesses)
        : new Interpretation(intent, retries, noSlots(), guesses);
  }

  private Interpretation startIntent(Guess guess, List<Guess> guesses) {
    LexIntent intent = LexIntent.start(bot.intent(guess.intent()).orElseThrow());
    return Interpretation.of(intent.withSlots(guess.slots()), guess.slots(), guesses);
  }

  private Interpretation startFallback(List<Guess> guesses) {
    return Interpretation.of(LexIntent.start(bot.fallback()), noSlots(), guesses);
  }

  private Optional<Guess> likelyGuess(List<Guess> guesses) {
    return guesses.stream()
        .findFirst()
        .filter(guess -> guess.confidence() >= bot.confidenceThreshold());
  }

  /**
   * Whether the guess is certain and fills no slot, so that it is a command and not a slot value.
   */
  private static boolean isCommand(Guess guess) {
    return guess.confidence() >= IntentRecognizer.CERTAIN_CONFIDENCE && guess.slots().isEmpty();
  }

  private static Optional<ObjectNode> slotsOfSameIntent(LexIntent intent, List<Guess> guesses) {
    return guesses.stream()
        .filter(guess -> guess.intent().equals(intent.name()) && !guess.slots().isEmpty())
        .map(Guess::slots)
        .findFirst();
  }

  private BotDefinition.Intent definition(LexIntent intent) {
    return bot.intent(intent.name()).orElseThrow();
  }

  private static ObjectNode noSlots() {
    return JsonNodeFactory.instance.objectNode();
  }

  private static ObjectNode slotMap(String name, ObjectNode value) {
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
  record Interpretation(LexIntent intent, int retries, ObjectNode resolved, List<Guess> guesses) {
    static Interpretation of(LexIntent intent, ObjectNode resolved, List<Guess> guesses) {
      return new Interpretation(intent, 0, resolved, guesses);
    }
  }
}
