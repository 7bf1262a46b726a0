package com.atlasengine.core.language;

import com.atlasengine.core.text.Digest;
import com.atlasengine.core.text.SpokenWords;
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
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * How people speak a language. The engine brings these; a business has no need to change them. Read
 * once, from a file beside this class.
 *
 * @param code such as {@code en}
 * @param name what the model calls it, such as {@code English}
 * @param phrases what is recognised, complete
 * @param words lists of words, complete
 * @param digest changes with the file
 */
public record Language(
    String code,
    String name,
    Map<Phrase, Pattern> phrases,
    Map<WordList, Set<String>> words,
    String digest) {
  /** A pattern may use a fragment of its file as {@code <name>}. */
  private static final Pattern FRAGMENT = Pattern.compile("<([a-z-]+)>");

  private static final Pattern SPACES = Pattern.compile("\\s+");

  private static final List<String> CODES = List.of("en", "es");

  private static final Map<String, Language> ALL = readAll();

  /** The language of the engine's own tests and of its first locale. */
  public static final Language ENGLISH = Objects.requireNonNull(ALL.get("en"));

  /** The language of a code; empty when the engine does not speak it. */
  public static Optional<Language> find(String code) {
    return Optional.ofNullable(ALL.get(code));
  }

  /** The codes of all languages. */
  public static List<String> codes() {
    return CODES;
  }

  /** Whether all that is said is this. */
  public boolean isAll(Phrase phrase, String said) {
    return pattern(phrase).matcher(SpokenWords.of(said)).matches();
  }

  /** Whether this is said, among other things. */
  public boolean isIn(Phrase phrase, String said) {
    return pattern(phrase).matcher(SpokenWords.of(said)).find();
  }

  private Pattern pattern(Phrase phrase) {
    return Objects.requireNonNull(phrases.get(phrase));
  }

  /** The words of a list. */
  public Set<String> list(WordList list) {
    return Objects.requireNonNull(words.get(list));
  }

  @Override
  public String toString() {
    return "Language[" + code + "]";
  }

  private static Map<String, Language> readAll() {
    Map<String, Language> all = new LinkedHashMap<>();
    CODES.forEach(code -> all.put(code, read(code)));
    return all;
  }

  private static Language read(String code) {
    String file = code + ".yaml";
    try (InputStream in = Objects.requireNonNull(Language.class.getResourceAsStream(file), file)) {
      byte[] yaml = in.readAllBytes();
      JsonNode tree = new YAMLMapper().readTree(yaml);
      return new Language(
          code,
          tree.path("name").asText(),
          phrases(tree),
          words(tree),
          Digest.shortHex(new String(yaml, StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<Phrase, Pattern> phrases(JsonNode tree) {
    Map<String, String> fragments = new LinkedHashMap<>();
    tree.path("fragments")
        .properties()
        .forEach(f -> fragments.put(f.getKey(), fill(alternatives(f.getValue()), fragments)));
    Map<Phrase, Pattern> all = new EnumMap<>(Phrase.class);
    for (Phrase phrase : Phrase.values()) {
      JsonNode node = tree.path("phrases").path(phrase.id());
      all.put(phrase, Pattern.compile(fill(alternatives(node), fragments)));
    }
    return all;
  }

  /** A text as it is; a list as a group of its items. */
  private static String alternatives(JsonNode node) {
    return node.isTextual()
        ? node.textValue()
        : StreamSupport.stream(node.spliterator(), false)
            .map(JsonNode::asText)
            .collect(Collectors.joining("|", "(?:", ")"));
  }

  private static String fill(String pattern, Map<String, String> fragments) {
    return FRAGMENT
        .matcher(pattern)
        .replaceAll(
            found ->
                Matcher.quoteReplacement(
                    Objects.requireNonNull(fragments.get(found.group(1)), found.group(1))));
  }

  private static Map<WordList, Set<String>> words(JsonNode tree) {
    Map<WordList, Set<String>> all = new EnumMap<>(WordList.class);
    for (WordList list : WordList.values()) {
      String text = tree.path("words").path(list.id()).asText();
      all.put(
          list,
          Arrays.stream(SPACES.split(text))
              .filter(word -> !word.isEmpty())
              .collect(Collectors.toUnmodifiableSet()));
    }
    return all;
  }
}
