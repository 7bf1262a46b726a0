package com.atlasengine.core.content;

import com.atlasengine.core.language.Language;
import com.atlasengine.core.model.Channel;
import com.atlasengine.core.model.GroundedIntent;
import com.atlasengine.core.text.Digest;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads a content file and collects all that is wrong with it. */
public final class ContentReader {
  /** A key that stands twice is a mistake: one of its texts would never be said. */
  private static final YAMLMapper YAML =
      YAMLMapper.builder().enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY).build();

  private final String locale;
  private final JsonNode file;
  private final ContentRules rules = new ContentRules();

  private ContentReader(String locale, JsonNode file) {
    this.locale = locale;
    this.file = file;
  }

  /**
   * The content of a file.
   *
   * @throws IllegalStateException naming the file and every key that is wrong
   */
  public static Content read(String locale, byte[] yaml) {
    ContentReader reader = new ContentReader(locale, parse(locale, yaml));
    Content content = reader.content(Digest.shortHex(new String(yaml, StandardCharsets.UTF_8)));
    if (!reader.rules.problems().isEmpty()) {
      throw new IllegalStateException(
          reader.rules.problems().stream()
              .map(ContentProblem::toString)
              .collect(Collectors.joining("; ", locale + ".yaml: ", "")));
    }
    return content;
  }

  /**
   * What is wrong with a file; empty when it can be used.
   *
   * @throws IllegalStateException when it is not YAML
   */
  public static List<ContentProblem> check(String locale, byte[] yaml) {
    ContentReader reader = new ContentReader(locale, parse(locale, yaml));
    reader.content("");
    return reader.rules.problems();
  }

  private static JsonNode parse(String locale, byte[] yaml) {
    try {
      return YAML.readTree(yaml);
    } catch (IOException e) {
      throw new IllegalStateException(locale + ".yaml is not YAML: " + e.getMessage(), e);
    }
  }

  private Content content(String digest) {
    Language language = language();
    Persona persona = persona();
    rules.persona(persona);
    Map<Channel, Map<GroundedIntent, String>> groundings = groundings();
    Map<GroundedIntent, List<String>> utterances = utterances();
    List<Fact> knowledge = knowledge();
    return new Content(
        locale,
        language,
        persona,
        voice(),
        groundings,
        utterances,
        knowledge,
        sentences(),
        instructions(),
        Vocabulary.of(language, Content.texts(groundings, utterances, knowledge)),
        digest + language.digest());
  }

  private Map<GroundedIntent, List<String>> utterances() {
    Map<GroundedIntent, List<String>> all = new EnumMap<>(GroundedIntent.class);
    for (GroundedIntent intent : GroundedIntent.values()) {
      List<String> said = new ArrayList<>();
      JsonNode bot = file.path("bot").path("intents").path(intent.lexName());
      bot.path("utterances").forEach(each -> said.add(rules.withPersona(each.asText())));
      all.put(intent, List.copyOf(said));
    }
    return all;
  }

  private Language language() {
    String code = text(file, "language", "language");
    return Language.find(code)
        .orElseGet(
            () -> {
              rules.report("language", "is none that the engine speaks: " + Language.codes());
              return Language.ENGLISH;
            });
  }

  private Persona persona() {
    JsonNode node = file.path("persona");
    return new Persona(
        text(node, "assistant", "persona.assistant"),
        text(node, "company", "persona.company"),
        text(node, "contact", "persona.contact"));
  }

  private Voice voice() {
    JsonNode node = file.path("bot").path("voice");
    return new Voice(text(node, "id", "bot.voice.id"), text(node, "engine", "bot.voice.engine"));
  }

  private Map<Channel, Map<GroundedIntent, String>> groundings() {
    Map<Channel, Map<GroundedIntent, String>> all = new EnumMap<>(Channel.class);
    for (Channel channel : Channel.values()) {
      Map<GroundedIntent, String> texts = new EnumMap<>(GroundedIntent.class);
      for (GroundedIntent intent : GroundedIntent.values()) {
        String field = channel.name().toLowerCase(Locale.ROOT);
        String key = "grounding." + intent.lexName() + "." + field;
        JsonNode node = file.path("grounding").path(intent.lexName());
        texts.put(intent, rules.grounding(key, channel, text(node, field, key)));
      }
      all.put(channel, texts);
    }
    return all;
  }

  private List<Fact> knowledge() {
    List<Fact> facts = new ArrayList<>();
    for (JsonNode node : file.path("knowledge")) {
      String key = "knowledge[" + facts.size() + "]";
      facts.add(
          new Fact(
              text(node, "id", key + ".id"),
              Optional.ofNullable(node.path("question").textValue()).map(rules::withPersona),
              rules.withPersona(text(node, "fact", key + ".fact"))));
    }
    return rules.knowledge(facts);
  }

  private Map<Sentence, List<String>> sentences() {
    Map<Sentence, List<String>> all = new EnumMap<>(Sentence.class);
    for (Sentence sentence : Sentence.values()) {
      String key = "sentences." + sentence.id();
      JsonNode node = file.path("sentences").at("/" + sentence.id().replace('.', '/'));
      all.put(sentence, rules.wordings(key, sentence.placeholders(), wordings(node, key)));
    }
    rules.onlyKnown("sentences", file.path("sentences"), Sentence.ids());
    return all;
  }

  private List<String> wordings(JsonNode node, String key) {
    if (node.isArray() && !node.isEmpty()) {
      List<String> texts = new ArrayList<>();
      node.forEach(each -> texts.add(each.asText()));
      return List.copyOf(texts);
    }
    if (!node.isTextual()) {
      rules.report(key, "is missing");
    }
    return List.of(node.asText(""));
  }

  private Map<Instruction, String> instructions() {
    Map<Instruction, String> all = new EnumMap<>(Instruction.class);
    for (Instruction instruction : Instruction.values()) {
      String key = "instructions." + instruction.id();
      String text = text(file.path("instructions"), instruction.id(), key);
      all.put(instruction, rules.instruction(key, instruction.placeholders(), text));
    }
    return all;
  }

  private String text(JsonNode node, String field, String key) {
    JsonNode value = node.path(field);
    if (!value.isTextual() || value.textValue().isBlank()) {
      rules.report(key, "is missing");
    }
    return value.asText("").strip();
  }
}
