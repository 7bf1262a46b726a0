package com.atlasengine.core.content;

import com.atlasengine.core.language.Language;
import com.atlasengine.core.model.Channel;
import com.atlasengine.core.model.GroundedIntent;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the business says and knows in one locale.
 *
 * @param locale the bot's locale, such as {@code en_US}
 * @param language how people speak there
 * @param persona who speaks
 * @param voice who reads it out on the phone
 * @param groundings the texts that answers are grounded on, complete
 * @param utterances what people say for the intents that are answered out of those texts, as the
 *     bot listens for it
 * @param knowledge what else is known
 * @param sentences the fixed sentences, complete; one or several wordings each
 * @param instructions what the model is told, complete
 * @param vocabulary the words of all these texts and of everyday talk
 * @param digest changes with anything that the file or the language says
 */
public record Content(
    String locale,
    Language language,
    Persona persona,
    Voice voice,
    Map<Channel, Map<GroundedIntent, String>> groundings,
    Map<GroundedIntent, List<String>> utterances,
    List<Fact> knowledge,
    Map<Sentence, List<String>> sentences,
    Map<Instruction, String> instructions,
    Vocabulary vocabulary,
    String digest) {
  /** What an intent is answered with on a channel when no model answers. */
  public String grounding(GroundedIntent intent, Channel channel) {
    return Objects.requireNonNull(Objects.requireNonNull(groundings.get(channel)).get(intent));
  }

  /**
   * What people say for an intent, as the bot listens for it; empty when the file names nothing.
   */
  public List<String> utterances(GroundedIntent intent) {
    return utterances.getOrDefault(intent, List.of());
  }

  /** All that an answer may hold: every grounding text and every fact, without its question. */
  public List<String> ownTexts() {
    return ownTexts(groundings, knowledge);
  }

  static List<String> ownTexts(
      Map<Channel, Map<GroundedIntent, String>> groundings, List<Fact> knowledge) {
    return Stream.concat(
            groundings.values().stream().flatMap(texts -> texts.values().stream()),
            knowledge.stream().map(Fact::text))
        .toList();
  }

  /** All that the vocabulary is made of. */
  static List<String> texts(
      Map<Channel, Map<GroundedIntent, String>> groundings,
      Map<GroundedIntent, List<String>> utterances,
      List<Fact> knowledge) {
    return Stream.of(
            ownTexts(groundings, knowledge).stream(),
            knowledge.stream().map(Fact::question).flatMap(Optional::stream),
            utterances.values().stream().flatMap(List::stream))
        .flatMap(texts -> texts)
        .toList();
  }

  /** All that is known, a line for each fact; empty when nothing is. */
  public String facts() {
    return knowledge.stream().map(Fact::line).collect(Collectors.joining("\n"));
  }

  /** A sentence without placeholders. */
  public String say(Sentence sentence) {
    return say(sentence, Map.of());
  }

  /** A sentence with its placeholders filled. */
  public String say(Sentence sentence, Map<String, String> values) {
    return Placeholders.fill(wordingsOf(sentence).getFirst(), values);
  }

  /**
   * One of the wordings of a sentence.
   *
   * @param count 0 for the first; starts again after the last
   */
  public String wording(Sentence sentence, int count) {
    List<String> wordings = wordingsOf(sentence);
    return wordings.get(count % wordings.size());
  }

  /** How many wordings a sentence has. */
  public int wordings(Sentence sentence) {
    return wordingsOf(sentence).size();
  }

  private List<String> wordingsOf(Sentence sentence) {
    return Objects.requireNonNull(sentences.get(sentence));
  }

  /** What the model is told, with its placeholders filled. */
  public String instruct(Instruction instruction, Map<String, String> values) {
    return Placeholders.fill(Objects.requireNonNull(instructions.get(instruction)), values);
  }

  @Override
  public String toString() {
    return "Content[" + locale + ", " + digest + "]";
  }
}
