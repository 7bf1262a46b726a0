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
 * Finds in a prompt what a model would find: who is spoken to, what may be said, what was said so
 * far. It knows no prompt by heart; it goes by sections, which begin with a tag ({@code
 * <transcript>}) or a label at the start of a line ({@code Transcript:}), and by the words in their
 * names.
 */
final class PromptReader {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern OPEN = Pattern.compile("^\\s*<([A-Za-z][\\w -]*)[^>]*>(.*)$");
  private static final Pattern CLOSE = Pattern.compile("^(.*?)</[A-Za-z][\\w -]*>(.*)$");
  private static final List<String> FENCES = List.of("\"\"\"", "```", "'''");
  private static final Pattern LABEL =
      Pattern.compile("^[\\s#*>-]*([A-Za-z][A-Za-z '’()_/-]{0,40}?)\\s*\\**:\\**\\s*(.*)$");

  private static final Pattern LABEL_AFTER_SENTENCE =
      Pattern.compile("(?<=[.!?]) +(?=([A-Z][A-Za-z ]{2,30}): )");

  private final Prompt.Builder prompt = new Prompt.Builder();
  private Prompt.Part part = Prompt.Part.INSTRUCTION;
  private boolean tagged;
  private boolean fenced;
  private boolean gap;

  private PromptReader() {}

  /** What the request says, taken apart. */
  static Prompt read(BedrockRequest request) {
    PromptReader reader = new PromptReader();
    request.system().forEach(reader::text);
    List<BedrockRequest.Message> messages = request.messages();
    for (BedrockRequest.Message earlier : messages.subList(0, messages.size() - 1)) {
      reader.prompt.add(Prompt.Part.TRANSCRIPT, earlier.role() + ": " + earlier.text());
    }
    reader.text(messages.getLast().text());
    return reader.prompt.build(messages.getLast().text());
  }

  private void text(String text) {
    leave();
    if (!json(text)) {
      LABEL_AFTER_SENTENCE
          .matcher(text)
          .replaceAll(m -> isLabel(m.group(1)) ? "\n" : m.group())
          .lines()
          .forEach(this::line);
    }
    leave();
  }

  private static boolean isLabel(String name) {
    return Prompt.isSpeaker(name) || part(name).isPresent();
  }

  /** A JSON object is read as sections named by its fields. */
  private boolean json(String text) {
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
                part(field.getKey()).ifPresent(kind -> prompt.add(kind, value));
              });
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private void line(String line) {
    Matcher open = OPEN.matcher(line);
    if (FENCES.contains(line.strip())) {
      fence();
    } else if (fenced) {
      prompt.add(part, line);
    } else if (!tagged && open.matches()) {
      part = part(open.group(1)).orElse(Prompt.Part.INSTRUCTION);
      tagged = true;
      inside(open.group(2));
    } else if (tagged) {
      inside(line);
    } else {
      labelled(line);
    }
  }

  /** Between two such lines everything belongs to the section they are in. */
  private void fence() {
    boolean closing = fenced;
    fenced = !closing;
    if (closing) {
      leave();
    }
  }

  /** A line, or the rest of one, within a tag that may end in it. */
  private void inside(String line) {
    Matcher close = CLOSE.matcher(line);
    if (close.matches()) {
      prompt.add(part, close.group(1));
      leave();
      if (!close.group(2).isBlank()) {
        line(close.group(2));
      }
    } else {
      prompt.add(part, line);
    }
  }

  private void labelled(String line) {
    if (line.isBlank()) {
      gap = true;
      return;
    }
    Matcher label = LABEL.matcher(line);
    boolean speaking = label.matches() && Prompt.isSpeaker(label.group(1));
    if (part == Prompt.Part.TRANSCRIPT && speaking) {
      gap = false;
      prompt.add(part, line);
    } else if (label.matches() && part(label.group(1)).isPresent()) {
      part = part(label.group(1)).orElse(Prompt.Part.INSTRUCTION);
      // A name or an utterance on the label's own line ends there.
      gap = part.isOneLine() && !label.group(2).isBlank();
      prompt.add(part, label.group(2));
    } else {
      plain(line);
    }
  }

  private void plain(String line) {
    if (gap) {
      leave();
    }
    prompt.add(part, line);
  }

  private void leave() {
    part = Prompt.Part.INSTRUCTION;
    tagged = false;
    fenced = false;
    gap = false;
  }

  /** What a section holds, by the words of its name; empty for a name that says nothing. */
  private static Optional<Prompt.Part> part(String name) {
    List<String> words = words(name);
    for (Prompt.Part kind : Prompt.Part.values()) {
      if (words.stream().anyMatch(kind::isNamed)) {
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
