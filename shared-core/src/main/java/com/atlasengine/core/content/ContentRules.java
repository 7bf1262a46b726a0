package com.atlasengine.core.content;

import com.atlasengine.core.model.Channel;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** What every text of a content file must be; collects the problems. */
final class ContentRules {
  /** Lex's limit for a message, less what a name and a number may fill in. */
  private static final int MAX_SENTENCE_CHARS = 900;

  /** A turn says one to three sentences. */
  private static final int MAX_GROUNDING_CHARS = 400;

  /** At 150 words a minute: nobody listens longer without a word of their own. */
  private static final int MAX_SPOKEN_SECONDS = 30;

  private static final int WORDS_PER_MINUTE = 150;

  private static final int MAX_KNOWLEDGE_BYTES = 8_192;

  private static final int MAX_INSTRUCTION_CHARS = 4_000;

  private static final Pattern MARKUP = Pattern.compile("[<>]|\\]\\(|\\*\\*|https?:|\\bwww\\.");
  private static final Pattern ID = Pattern.compile("[a-z0-9]+(?:-[a-z0-9]+)*");

  private final List<ContentProblem> problems = new ArrayList<>();
  private Persona persona = new Persona("", "", "");

  List<ContentProblem> problems() {
    return List.copyOf(problems);
  }

  void report(String key, String message) {
    problems.add(new ContentProblem(key, message));
  }

  /** From now on, these fill the persona's placeholders. */
  void persona(Persona speaker) {
    persona = speaker;
  }

  String withPersona(String text) {
    return persona.fill(text);
  }

  String grounding(String key, Channel channel, String given) {
    String text = checked(key, Set.of(), given);
    if (text.length() > MAX_GROUNDING_CHARS) {
      report(key, "has " + text.length() + " characters, more than " + MAX_GROUNDING_CHARS);
    }
    int seconds = text.split("\\s+").length * 60 / WORDS_PER_MINUTE;
    if (channel == Channel.PHONE && seconds > MAX_SPOKEN_SECONDS) {
      report(key, "takes " + seconds + " s to say, more than " + MAX_SPOKEN_SECONDS);
    }
    return text;
  }

  List<String> wordings(String key, Set<String> placeholders, List<String> given) {
    return given.stream().map(text -> sentence(key, placeholders, text)).toList();
  }

  private String sentence(String key, Set<String> placeholders, String given) {
    String text = checked(key, placeholders, given);
    if (text.length() > MAX_SENTENCE_CHARS) {
      report(key, "has " + text.length() + " characters, more than " + MAX_SENTENCE_CHARS);
    }
    return text;
  }

  String instruction(String key, Set<String> placeholders, String given) {
    if (given.length() > MAX_INSTRUCTION_CHARS) {
      report(key, "has " + given.length() + " characters, more than " + MAX_INSTRUCTION_CHARS);
    }
    return withPlaceholders(key, placeholders, given.replaceAll("\\s+", " "));
  }

  List<Fact> knowledge(List<Fact> facts) {
    Set<String> ids = new HashSet<>();
    for (Fact fact : facts) {
      String key = "knowledge." + fact.id();
      if (!ID.matcher(fact.id()).matches() || !ids.add(fact.id())) {
        report(key, "needs an id of its own, of lower-case words and hyphens");
      }
      checked(key, Set.of(), fact.line());
    }
    int bytes =
        facts.stream().mapToInt(f -> f.line().getBytes(StandardCharsets.UTF_8).length).sum();
    if (bytes > MAX_KNOWLEDGE_BYTES) {
      report("knowledge", "has " + bytes + " bytes, more than " + MAX_KNOWLEDGE_BYTES);
    }
    return List.copyOf(facts);
  }

  /** Reports every key below {@code node} that stands for nothing. */
  void onlyKnown(String path, JsonNode node, Set<String> known) {
    node.properties()
        .forEach(
            entry -> {
              String key = path + "." + entry.getKey();
              String id = key.substring(key.indexOf('.') + 1);
              if (entry.getValue().isObject()) {
                onlyKnown(key, entry.getValue(), known);
              } else if (!known.contains(id)) {
                report(key, "is unknown");
              }
            });
  }

  private String checked(String key, Set<String> placeholders, String given) {
    if (MARKUP.matcher(given).find()) {
      report(key, "holds markup or a link, which would be spoken");
    }
    return withPlaceholders(key, placeholders, given);
  }

  private String withPlaceholders(String key, Set<String> expected, String given) {
    String text = withPersona(given);
    Set<String> found = Placeholders.in(text);
    if (!found.equals(expected)) {
      report(key, "has the placeholders " + sorted(found) + ", not " + sorted(expected));
    }
    return text;
  }

  private static Set<String> sorted(Set<String> names) {
    return new TreeSet<>(names);
  }
}
