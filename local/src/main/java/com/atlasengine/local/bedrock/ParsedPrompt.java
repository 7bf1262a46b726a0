package com.atlasengine.local.bedrock;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A prompt, split into sections by {@link PromptReader}.
 *
 * @param sections the text of each part, lines joined; absent parts are not in it
 * @param lines what was said so far, in order
 * @param lastMessage the last message of the conversation, whole
 */
record ParsedPrompt(Map<Section, String> sections, List<DialogLine> lines, String lastMessage) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> BOT_LABELS =
      List.of("assistant", "bot", "atlas", "agent", "ai", "model", "system");
  private static final List<String> PERSON_LABELS =
      List.of("user", "visitor", "customer", "caller", "human", "person", "lead");
  private static final Pattern SPEAKER_LINE =
      Pattern.compile("^[\\s*-]*([A-Za-z][\\w ]{0,20}):\\s*(.*)$");

  ParsedPrompt {
    sections = Map.copyOf(sections);
    lines = List.copyOf(lines);
  }

  /** The text of a part, empty when the prompt has none. */
  String get(Section section) {
    return sections.getOrDefault(section, "");
  }

  /** Whether a label names somebody who speaks. */
  static boolean isSpeaker(String label) {
    String name = label.toLowerCase(Locale.ROOT).strip();
    return BOT_LABELS.contains(name) || PERSON_LABELS.contains(name);
  }

  /** The kind of a prompt section. The words in its name decide; earlier kinds win. */
  enum Section {
    NAME("name"),
    TRANSCRIPT("transcript history conversation dialogue"),
    UTTERANCE("said says words utterance message question input user visitor"),
    GROUNDING("grounding facts context knowledge reference base answer"),
    SCENARIO("scenario opening opened background"),
    INSTRUCTION("");

    private final String words;

    Section(String words) {
      this.words = words;
    }

    /** Whether such a section is usually one line. */
    boolean isOneLine() {
      return this == NAME || this == UTTERANCE;
    }

    /** Whether a section whose name has this word is of this kind. */
    boolean matchesName(String word) {
      return !word.isEmpty() && (" " + words + " ").contains(" " + word + " ");
    }
  }

  /**
   * One thing that was said.
   *
   * @param byPerson said by the person rather than by the bot
   */
  record DialogLine(boolean byPerson, String text) {
    /** Reads {@code Speaker: words}; words without a speaker are the person's. */
    static DialogLine read(String line) {
      Matcher matcher = SPEAKER_LINE.matcher(line);
      if (!matcher.matches()) {
        return new DialogLine(true, line.strip());
      }
      String speaker = matcher.group(1).toLowerCase(Locale.ROOT).strip();
      return new DialogLine(!BOT_LABELS.contains(speaker), matcher.group(2).strip());
    }
  }

  /** Collects the parts of a prompt. */
  static final class Builder {
    private final Map<Section, StringBuilder> texts = new EnumMap<>(Section.class);

    void add(Section section, String line) {
      if (!line.isBlank()) {
        StringBuilder text = texts.computeIfAbsent(section, key -> new StringBuilder());
        text.append(text.isEmpty() ? "" : "\n").append(line.strip());
      }
    }

    ParsedPrompt build(String last) {
      Map<Section, String> parts = new EnumMap<>(Section.class);
      texts.forEach((part, text) -> parts.put(part, text.toString()));
      return new ParsedPrompt(parts, lines(parts.getOrDefault(Section.TRANSCRIPT, "")), last);
    }

    private static List<DialogLine> lines(String transcript) {
      List<DialogLine> lines = new ArrayList<>();
      for (String line : transcript.lines().toList()) {
        if (line.startsWith("[")) {
          lines.addAll(turns(line));
        } else {
          lines.add(DialogLine.read(line));
        }
      }
      lines.removeIf(line -> line.text().isBlank());
      return lines;
    }

    /**
     * A JSON list of turns: in each turn the shortest text is the speaker, the longest the words.
     */
    private static List<DialogLine> turns(String json) {
      List<DialogLine> lines = new ArrayList<>();
      try {
        for (JsonNode turn : JSON.readTree(json)) {
          List<String> texts = new ArrayList<>();
          turn.forEach(value -> texts.add(value.asText()));
          texts.sort((a, b) -> Integer.compare(a.length(), b.length()));
          if (!texts.isEmpty()) {
            lines.add(DialogLine.read(speaker(turn, texts) + ": " + texts.getLast()));
          }
        }
      } catch (IOException e) {
        lines.add(DialogLine.read(json));
      }
      return lines;
    }

    private static String speaker(JsonNode turn, List<String> texts) {
      for (String field : List.of("role", "speaker", "who", "from")) {
        if (turn.path(field).isTextual()) {
          return turn.path(field).asText();
        }
      }
      return texts.size() > 1 ? texts.getFirst() : "user";
    }
  }
}
