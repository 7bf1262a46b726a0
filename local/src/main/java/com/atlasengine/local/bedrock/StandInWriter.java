package com.atlasengine.local.bedrock;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Writes a deterministic answer from the prompt alone, so that a reader sees what the prompt
 * contained: bullet points from a transcript, an opening line with the person's name, or a reply
 * that repeats the person's words and then the grounding.
 */
final class StandInWriter {
  private static final Pattern SUMMARY =
      Pattern.compile("\\bsummar|\\bbullet", Pattern.CASE_INSENSITIVE);
  private static final Pattern OPENING =
      Pattern.compile(
          "\\bopening\\b|\\bfirst (line|sentence|thing)\\b|\\b(write|create|generate|prepare)\\b"
              + "[^.]*\\b(scenario|greeting|script)\\b",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern BULLET_COUNT =
      Pattern.compile(
          "\\b([1-9]|one|two|three|four|five|six)\\b[\\w ,-]{0,30}?\\b(bullet|point|sentence)",
          Pattern.CASE_INSENSITIVE);
  private static final Map<String, Integer> NUMBERS =
      Map.of("one", 1, "two", 2, "three", 3, "four", 4, "five", 5, "six", 6);
  private static final Pattern PERSON_NAME =
      Pattern.compile("\\b(?:named|called|name is)\\s+([A-Z][\\w'’-]*)");

  private static final int DEFAULT_BULLETS = 3;
  private static final int MAX_SENTENCES = 3;
  private static final int MAX_QUOTE_CHARS = 120;
  private static final int MAX_BULLET_CHARS = 200;

  private final ParsedPrompt prompt;
  private final String instructions;

  private StandInWriter(ParsedPrompt prompt) {
    this.prompt = prompt;
    this.instructions = prompt.get(ParsedPrompt.Section.INSTRUCTION);
  }

  /** The answer to the prompt; never blank, without tags. */
  static String write(ParsedPrompt prompt) {
    return new StandInWriter(prompt).write();
  }

  private String write() {
    boolean grounded = !prompt.get(ParsedPrompt.Section.GROUNDING).isEmpty();
    if (!grounded && SUMMARY.matcher(instructions).find()) {
      return writeSummary();
    }
    boolean asked = grounded || !prompt.get(ParsedPrompt.Section.SCENARIO).isEmpty();
    if (!asked && OPENING.matcher(instructions).find()) {
      return writeOpening();
    }
    return writeReply();
  }

  private String writeSummary() {
    if (prompt.lines().isEmpty()) {
      return "- Nothing was said.";
    }
    List<String> bullets = new ArrayList<>();
    for (ParsedPrompt.DialogLine line : chooseLines(bulletCount())) {
      String who = line.byPerson() ? "The person said: " : "Atlas said: ";
      bullets.add("- " + who + clip(line.text(), MAX_BULLET_CHARS));
    }
    return String.join("\n", bullets);
  }

  /** The longest lines of the person, then of the bot, in the order they were said. */
  private List<ParsedPrompt.DialogLine> chooseLines(int count) {
    return prompt.lines().stream()
        .sorted(
            Comparator.comparing((ParsedPrompt.DialogLine line) -> !line.byPerson())
                .thenComparingInt(line -> -line.text().length()))
        .limit(count)
        .sorted(Comparator.comparingInt(line -> prompt.lines().indexOf(line)))
        .toList();
  }

  private int bulletCount() {
    Matcher matcher = BULLET_COUNT.matcher(instructions);
    if (!matcher.find()) {
      return DEFAULT_BULLETS;
    }
    String count = matcher.group(1).toLowerCase(Locale.ROOT);
    return NUMBERS.containsKey(count) ? NUMBERS.get(count) : Integer.parseInt(count);
  }

  private String writeOpening() {
    StringBuilder text = new StringBuilder("Hello");
    text.append(personName().isEmpty() ? "" : " " + personName()).append(", this is Atlas");
    text.append(", the assistant you were just chatting with.");
    chooseLines(1).stream()
        .filter(ParsedPrompt.DialogLine::byPerson)
        .forEach(
            line ->
                text.append(" You wrote “")
                    .append(clip(line.text(), MAX_QUOTE_CHARS))
                    .append("”, so let us start there."));
    return text.toString();
  }

  private String writeReply() {
    Optional<String> unknown = KnownFacts.wordForUnknown(instructions);
    if (unknown.isPresent() && KnownFacts.isQuestion(personWords())) {
      List<String> facts =
          KnownFacts.thatAnswer(
              personWords(), prompt.get(ParsedPrompt.Section.GROUNDING) + "\n" + said());
      return facts.isEmpty() ? unknown.get() : writeReply(facts);
    }
    return writeReply(findMaterial());
  }

  /** What the bot was given to say and has said: it may hold the answer, too. */
  private String said() {
    return clean(prompt.get(ParsedPrompt.Section.SCENARIO));
  }

  private String writeReply(List<String> material) {
    List<String> sentences = new ArrayList<>();
    String words = personWords();
    if (!words.isEmpty()) {
      String who = personName().isEmpty() ? "" : ", " + personName();
      sentences.add("You said “" + clip(words, MAX_QUOTE_CHARS) + "”" + who + ".");
    }
    sentences.addAll(material);
    // Skip sentences that the prompt marks as already said.
    sentences.removeIf(sentence -> clean(instructions).contains(sentence));
    return sentences.isEmpty() ? "That is all I know." : String.join(" ", sentences);
  }

  /**
   * The sentences to use: the call's opening and the grounding, or one sentence that there are
   * none.
   */
  private List<String> findMaterial() {
    List<String> grounding = sentences(prompt.get(ParsedPrompt.Section.GROUNDING));
    List<String> scenario = sentences(prompt.get(ParsedPrompt.Section.SCENARIO));
    List<String> material = new ArrayList<>();
    if (grounding.isEmpty()) {
      material.addAll(scenario);
    } else if (!scenario.isEmpty()) {
      material.add(scenario.getLast());
    }
    material.addAll(grounding);
    if (material.isEmpty()) {
      material.add("I was given nothing else to say about that.");
    }
    return material.subList(0, Math.min(MAX_SENTENCES, material.size()));
  }

  private String personWords() {
    String said = prompt.get(ParsedPrompt.Section.UTTERANCE);
    if (!said.isEmpty()) {
      return said;
    }
    // If the prompt has no utterance section, use the plain text of the last message.
    boolean bare = instructions.endsWith(prompt.lastMessage().strip());
    if (bare) {
      return prompt.lastMessage();
    }
    return prompt.lines().isEmpty() ? "" : prompt.lines().getLast().text();
  }

  private String personName() {
    String name = prompt.get(ParsedPrompt.Section.NAME).lines().findFirst().orElse("");
    if (!name.isEmpty()) {
      return clean(name).replaceAll("[.,;].*$", "");
    }
    Matcher matcher = PERSON_NAME.matcher(instructions);
    return matcher.find() ? matcher.group(1) : "";
  }

  private static List<String> sentences(String text) {
    String clean = clean(text);
    BreakIterator boundaries = BreakIterator.getSentenceInstance(Locale.ENGLISH);
    boundaries.setText(clean);
    List<String> sentences = new ArrayList<>();
    int start = 0;
    while (boundaries.next() != BreakIterator.DONE) {
      sentences.add(clean.substring(start, boundaries.current()).strip());
      start = boundaries.current();
    }
    return sentences;
  }

  private static String clip(String text, int maxChars) {
    String clean = clean(text);
    return clean.length() <= maxChars ? clean : clean.substring(0, maxChars - 1).strip() + "…";
  }

  private static String clean(String text) {
    return text.replaceAll("[<>{}\\[\\]]", "").replaceAll("\\s+", " ").strip();
  }
}
