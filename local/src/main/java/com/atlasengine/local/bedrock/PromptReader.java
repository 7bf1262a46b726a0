package com.atlasengine.local.bedrock;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Splits a prompt into sections: the person, the grounding, the transcript. It depends on no
 * particular prompt; it recognises sections, which begin with a tag ({@code <transcript>}) or a
 * label at the start of a line ({@code Transcript:}), and by the words in their names.
 */
final class PromptReader {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern OPEN_TAG = Pattern.compile("^\\s*<([A-Za-z][\\w -]*)[^>]*>(.*)$");
  private static final Pattern CLOSE_TAG = Pattern.compile("^(.*?)</[A-Za-z][\\w -]*>(.*)$");
  private static final List<String> FENCES = List.of("\"\"\"", "```", "'''");
  private static final Pattern LABEL =
      Pattern.compile("^[\\s#*>-]*([A-Za-z][A-Za-z '’()_/-]{0,40}?)\\s*\\**:\\**\\s*(.*)$");

  /** Of more words it would be a sentence with a colon. */
  private static final Pattern LABEL_AFTER_SENTENCE =
      Pattern.compile("(?<=[.!?]) +(?=([A-Z][A-Za-z]{2,20}(?: [A-Za-z]{1,20}){0,3}): )");

  private final ParsedPrompt.Builder prompt = new ParsedPrompt.Builder();
  private ParsedPrompt.Section section = ParsedPrompt.Section.INSTRUCTION;
  private boolean insideTag;
  private boolean insideFence;
  private boolean sectionMayEnd;

  private PromptReader() {}

  /** Parses the request's texts into sections. */
  static ParsedPrompt read(BedrockRequest request) {
    PromptReader reader = new PromptReader();
    request.system().forEach(reader::readText);
    List<BedrockRequest.Message> messages = request.messages();
    for (BedrockRequest.Message earlier : messages.subList(0, messages.size() - 1)) {
      reader.prompt.add(ParsedPrompt.Section.TRANSCRIPT, earlier.role() + ": " + earlier.text());
    }
    reader.readText(messages.getLast().text());
    return reader.prompt.build(messages.getLast().text());
  }

  private void readText(String text) {
    leaveSection();
    if (!readJson(text)) {
      LABEL_AFTER_SENTENCE
          .matcher(text)
          .replaceAll(m -> isLabel(m.group(1)) ? "\n" : m.group())
          .lines()
          .forEach(this::readLine);
    }
    leaveSection();
  }

  private static boolean isLabel(String name) {
    return ParsedPrompt.isSpeaker(name) || sectionOf(name).isPresent();
  }

  /** A JSON object is read as sections named by its fields. */
  private boolean readJson(String text) {
    if (!text.startsWith("{")) {
      return false;
    }
    try {
      JsonNode node = JSON.readTree(text);
      node.properties()
          .forEach(
              field -> {
                String value =
                    field.getValue().isTextual()
                        ? field.getValue().asText()
                        : field.getValue().toString();
                sectionOf(field.getKey()).ifPresent(kind -> prompt.add(kind, value));
              });
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private void readLine(String line) {
    Matcher open = OPEN_TAG.matcher(line);
    if (FENCES.contains(line.strip())) {
      readFence();
    } else if (insideFence) {
      prompt.add(section, line);
    } else if (!insideTag && open.matches()) {
      section = sectionOf(open.group(1)).orElse(ParsedPrompt.Section.INSTRUCTION);
      insideTag = true;
      readInsideTag(open.group(2));
    } else if (insideTag) {
      readInsideTag(line);
    } else {
      readLabelledLine(line);
    }
  }

  /** Opens or closes a fence; all lines inside belong to the current section. */
  private void readFence() {
    boolean closing = insideFence;
    insideFence = !closing;
    if (closing) {
      leaveSection();
    }
  }

  /** A line, or the rest of one, within a tag that may end in it. */
  private void readInsideTag(String line) {
    Matcher close = CLOSE_TAG.matcher(line);
    if (close.matches()) {
      prompt.add(section, close.group(1));
      leaveSection();
      if (!close.group(2).isBlank()) {
        readLine(close.group(2));
      }
    } else {
      prompt.add(section, line);
    }
  }

  private void readLabelledLine(String line) {
    if (line.isBlank()) {
      sectionMayEnd = true;
      return;
    }
    Matcher label = LABEL.matcher(line);
    boolean speaking = label.matches() && ParsedPrompt.isSpeaker(label.group(1));
    if (section == ParsedPrompt.Section.TRANSCRIPT && speaking) {
      sectionMayEnd = false;
      prompt.add(section, line);
    } else if (label.matches() && sectionOf(label.group(1)).isPresent()) {
      section = sectionOf(label.group(1)).orElse(ParsedPrompt.Section.INSTRUCTION);
      // A name or an utterance on the label's own line ends there.
      sectionMayEnd = section.isOneLine() && !label.group(2).isBlank();
      prompt.add(section, label.group(2));
    } else {
      readPlainLine(line);
    }
  }

  private void readPlainLine(String line) {
    if (sectionMayEnd) {
      leaveSection();
    }
    prompt.add(section, line);
  }

  private void leaveSection() {
    section = ParsedPrompt.Section.INSTRUCTION;
    insideTag = false;
    insideFence = false;
    sectionMayEnd = false;
  }

  /** What a section holds, by the words of its name; empty for a name that says nothing. */
  private static Optional<ParsedPrompt.Section> sectionOf(String name) {
    List<String> words = words(name);
    for (ParsedPrompt.Section kind : ParsedPrompt.Section.values()) {
      if (words.stream().anyMatch(kind::matchesName)) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }

  private static List<String> words(String name) {
    String spaced = name.replaceAll("([a-z])([A-Z])", "$1 $2").toLowerCase(Locale.ROOT);
    return new ArrayList<>(List.of(spaced.split("[^a-z]+", -1)));
  }
}
