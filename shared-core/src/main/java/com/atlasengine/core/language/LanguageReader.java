package com.atlasengine.core.language;

import com.atlasengine.core.text.Digest;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Reads a language's file. A pattern is a text, or a list of alternatives; {@code <name>} in it
 * stands for the fragment of that name, which stands above it. {@code <digit>} is any spoken digit.
 */
final class LanguageReader {
  private static final Pattern FRAGMENT = Pattern.compile("<([a-z-]+)>");
  private static final Pattern SPACES = Pattern.compile("\\s+");

  private final String file;
  private final JsonNode tree;
  private final boolean accentsOptional;
  private final SpokenDigits digits;
  private final Map<String, String> fragments = new LinkedHashMap<>();

  private LanguageReader(String file, JsonNode tree) {
    this.file = file;
    this.tree = tree;
    accentsOptional = tree.path("accents").asText().equals("optional");
    digits = readDigits();
    fragments.put("digit", digits.alternatives());
    tree.path("fragments")
        .properties()
        .forEach(each -> fragments.put(each.getKey(), readPattern(each.getValue())));
  }

  /**
   * The language of a code, from its file beside this class.
   *
   * @throws IllegalStateException naming the file and the key that is missing
   */
  static Language read(String code) {
    String file = code + ".yaml";
    try (InputStream in = Objects.requireNonNull(Language.class.getResourceAsStream(file), file)) {
      byte[] yaml = in.readAllBytes();
      String digest = Digest.shortHex(new String(yaml, StandardCharsets.UTF_8));
      return new LanguageReader(file, new YAMLMapper().readTree(yaml)).read(code, digest);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Language read(String code, String digest) {
    return new Language(
        code,
        tree.path("name").asText(),
        accentsOptional,
        readPhrases(),
        readWords(),
        digits,
        digest);
  }

  private SpokenDigits readDigits() {
    Map<String, String> all = new LinkedHashMap<>();
    tree.path("digits")
        .properties()
        .forEach(each -> all.put(plain(each.getKey()), each.getValue().asText()));
    return new SpokenDigits(all);
  }

  private Map<Phrase, Pattern> readPhrases() {
    Map<Phrase, Pattern> all = new EnumMap<>(Phrase.class);
    for (Phrase phrase : Phrase.values()) {
      String pattern = readPattern(require("phrases", phrase.id()));
      all.put(phrase, Pattern.compile(pattern, Pattern.CASE_INSENSITIVE));
    }
    return all;
  }

  private Map<WordList, Set<String>> readWords() {
    Map<WordList, Set<String>> all = new EnumMap<>(WordList.class);
    for (WordList list : WordList.values()) {
      all.put(
          list,
          Arrays.stream(SPACES.split(tree.path("words").path(list.id()).asText()))
              .filter(word -> !word.isEmpty())
              .flatMap(word -> Stream.of(word, plain(word)))
              .collect(Collectors.toUnmodifiableSet()));
    }
    return all;
  }

  private JsonNode require(String section, String key) {
    JsonNode node = tree.path(section).path(key);
    if (node.isEmpty() && node.asText().isEmpty()) {
      throw new IllegalStateException(file + ": " + section + "." + key + " is missing");
    }
    return node;
  }

  private String readPattern(JsonNode node) {
    List<String> alternatives =
        node.isTextual()
            ? List.of(node.textValue())
            : StreamSupport.stream(node.spliterator(), false).map(JsonNode::asText).toList();
    return alternatives.stream()
        .map(this::plain)
        .map(this::fill)
        .collect(Collectors.joining("|", "(?:", ")"));
  }

  private String fill(String pattern) {
    return FRAGMENT
        .matcher(pattern)
        .replaceAll(found -> Matcher.quoteReplacement(fragment(found.group(1))));
  }

  private String fragment(String name) {
    String found = fragments.get(name);
    if (found == null) {
      throw new IllegalStateException(file + ": there is no fragment " + name);
    }
    return found;
  }

  private String plain(String text) {
    return accentsOptional ? Language.withoutAccents(text) : text;
  }
}
