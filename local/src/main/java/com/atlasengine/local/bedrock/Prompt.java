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
 * A prompt taken apart by {@link PromptReader}.
 *
 * @param parts the text of each part, lines joined; absent parts are not in it
 * @param lines what was said so far, in order
 * @param last the last message of the conversation, whole
 */
record Prompt(Map<Part, String> parts, List<Line> lines, String last) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> BOTS =
      List.of("assistant", "bot", "atlas", "agent", "ai", "model", "system");
  private static final List<String> PERSONS =
      List.of("user", "visitor", "customer", "caller", "human", "person", "lead");
  private static final Pattern SPOKEN =
      Pattern.compile("^[\\s*-]*([A-Za-z][\\w ]{0,20}):\\s*(.*)$");

  Prompt {
    parts = Map.copyOf(parts);
    lines = List.copyOf(lines);
  }

  /** The text of a part, empty when the prompt has none. */
  String get(Part part) {
    return parts.getOrDefault(part, "");
  }

  /** Whether a label names somebody who speaks. */
  static boolean isSpeaker(String label) {
    String name = label.toLowerCase(Locale.ROOT).strip();
    return BOTS.contains(name) || PERSONS.contains(name);
  }

  /** What a part of a prompt is; the words in a section's name decide, the first kind first. */
  enum Part {
    NAME("name"),
    TRANSCRIPT("transcript history conversation dialogue"),
    UTTERANCE("said says words utterance message question input user visitor"),
    GROUNDING("grounding facts context knowledge reference base answer"),
    SCENARIO("scenario opening opened background"),
    INSTRUCTION("");

    private final String words;

    Part(String words) {
      this.words = words;
    }

    /** Whether such a section is usually one line. */
    boolean isOneLine() {
      return this == NAME || this == UTTERANCE;
    }

    /** Whether a section whose name has this word is of this kind. */
    boolean isNamed(String word) {
      return !word.isEmpty() && (" " + words + " ").contains(" " + word + " ");
    }
  }

  /**
   * One thing that was said.
   *
   * @param byPerson said by the person rather than by the bot
   */
  record Line(boolean byPerson, String text) {
    /** Reads {@code Speaker: words}; words without a speaker are the person's. */
    static Line read(String line) {
      Matcher matcher = SPOKEN.matcher(line);
      if (!matcher.matches()) {
        return new Line(true, line.strip());
      }
      String speaker = matcher.group(1).toLowerCase(Locale.ROOT).strip();
      return new Line(!BOTS.contains(speaker), matcher.group(2).strip());
    }
  }

  /** Collects the parts of a prompt. */
  static final class Builder {
    private final Map<Part, StringBuilder> texts = new EnumMap<>(Part.class);

    void add(Part part, String line) {
      if (!line.isBlank()) {
        StringBuilder text = texts.computeIfAbsent(part, key -> new StringBuilder());
        text.append(text.isEmpty() ? "" : "\n").append(line.strip());
      }
    }

    Prompt build(String last) {
      Map<Part, String> parts = new EnumMap<>(Part.class);
      texts.forEach((part, text) -> parts.put(part, text.toString()));
      return new Prompt(parts, lines(parts.getOrDefault(Part.TRANSCRIPT, "")), last);
    }

    private static List<Line> lines(String transcript) {
      List<Line> lines = new ArrayList<>();
      for (String line : transcript.lines().toList()) {
        if (line.startsWith("[")) {
          lines.addAll(turns(line));
        } else {
          lines.add(Line.read(line));
        }
      }
      lines.removeIf(line -> line.text().isBlank());
      return lines;
    }

    /** A JSON list of turns: in each, the shortest text names the speaker, the longest is said. */
    private static List<Line> turns(String json) {
      List<Line> lines = new ArrayList<>();
      try {
        for (JsonNode turn : JSON.readTree(json)) {
          List<String> texts = new ArrayList<>();
          turn.forEach(value -> texts.add(value.asText()));
          texts.sort((a, b) -> Integer.compare(a.length(), b.length()));
          if (!texts.isEmpty()) {
            lines.add(Line.read(speaker(turn, texts) + ": " + texts.getLast()));
          }
        }
      } catch (IOException e) {
        lines.add(Line.read(json));
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
