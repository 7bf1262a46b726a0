package com.atlasengine.local.lex;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Says which intent an utterance means, by likeness to the bot's own sample utterances.
 *
 * <p>Confidence is 1 for a sample utterance itself, 0.95 for one with its placeholders filled, and
 * otherwise the likeness of the words, at most 0.9.
 */
final class IntentRecognizer {
  /** From this confidence on, a guess switches to its intent even while a question is open. */
  static final double CERTAIN_CONFIDENCE = 0.9;

  /** As many as an event carries beside the fallback. */
  private static final int MAX_GUESSES = 4;

  private final List<Sample> samples = new ArrayList<>();
  private final UtteranceIndex index;
  private final SlotReader reader;

  IntentRecognizer(BotDefinition bot, SlotReader reader) {
    this.reader = reader;
    for (BotDefinition.Intent intent : bot.intents()) {
      intent
          .utterances()
          .forEach(text -> samples.add(new Sample(intent, new SampleUtterance(text))));
    }
    this.index =
        new UtteranceIndex(
            samples.stream().map(s -> s.utterance().words()).toList(), LexWords.of(bot.localeId()));
  }

  /** The likeliest intents, best first, each once. */
  List<Guess> recognize(String text) {
    Map<Integer, Double> likeness = index.likeness(text);
    Map<String, Guess> best = new LinkedHashMap<>();
    for (int i = 0; i < samples.size(); i++) {
      Guess guess = guess(samples.get(i), text, likeness.getOrDefault(i, 0.0));
      best.merge(guess.intent(), guess, IntentRecognizer::better);
    }
    return best.values().stream()
        .filter(guess -> guess.confidence() > 0)
        .sorted(Comparator.comparingDouble(Guess::confidence).reversed())
        .limit(MAX_GUESSES)
        .toList();
  }

  /** The likelier one; of two that are equally likely, the one that fills more slots. */
  private static Guess better(Guess first, Guess second) {
    int likelier = Double.compare(second.confidence(), first.confidence());
    boolean fillsMore = second.slots().size() > first.slots().size();
    return likelier > 0 || (likelier == 0 && fillsMore) ? second : first;
  }

  private Guess guess(Sample sample, String text, double likeness) {
    String intent = sample.intent().name();
    ObjectNode filled = fillSlots(sample, text);
    if (!filled.isEmpty()) {
      return new Guess(intent, 0.95, filled);
    }
    return new Guess(
        intent, sample.utterance().matches(text) ? 1.0 : CERTAIN_CONFIDENCE * likeness, filled);
  }

  /** The values of all placeholders of the sample, or nothing when one of them does not fit. */
  private ObjectNode fillSlots(Sample sample, String utterance) {
    ObjectNode slots = JsonNodeFactory.instance.objectNode();
    Map<String, String> raw = sample.utterance().fill(utterance);
    raw.forEach(
        (name, text) ->
            sample
                .intent()
                .slot(name)
                .flatMap(slot -> reader.read(slot, text))
                .ifPresent(value -> slots.set(name, value)));
    return slots.size() == raw.size() ? slots : slots.removeAll();
  }

  /** What an utterance may mean; {@code slots} are those that the utterance itself filled. */
  record Guess(String intent, double confidence, ObjectNode slots) {}

  private record Sample(BotDefinition.Intent intent, SampleUtterance utterance) {}
}
