package com.atlasengine.local.content;

import com.atlasengine.core.content.Persona;
import com.atlasengine.local.template.CloudFormationYaml;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;

/**
 * Writes the locales of the bot into the template of the bot: all that Lex listens for and asks
 * comes from the content files.
 */
public final class BotWriter {
  private static final String SHAPE = "bot-locale.yaml";

  private static final Pattern VERSION = Pattern.compile("BotVersion[0-9a-f]{10}");

  private static final String VERSION_LOCALE =
      """
      - LocaleId: %s
        BotVersionLocaleDetails:
          SourceBotVersion: DRAFT
      """;

  private static final String ALIAS_LOCALE =
      """
      - LocaleId: %s
        BotAliasLocaleSetting:
          Enabled: true
          CodeHookSpecification:
            LambdaCodeHook:
              CodeHookInterfaceVersion: '1.0'
              LambdaArn: !Ref LexFulfillmentAliasArn
      """;

  private static final Object SHAPE_OF_A_LOCALE = readShape();

  private final List<ContentFile> files;

  /**
   * @param files the locales, in the order of the template
   */
  public BotWriter(List<ContentFile> files) {
    this.files = List.copyOf(files);
  }

  private static Object readShape() {
    try (InputStream in =
        Objects.requireNonNull(BotWriter.class.getResourceAsStream(SHAPE), SHAPE)) {
      Map<?, ?> shape = new Yaml().load(in);
      return Objects.requireNonNull(shape.get("locale"), SHAPE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The keys of the content files that the bot is made of. */
  static List<String> keys() {
    List<String> keys = new ArrayList<>();
    collect(SHAPE_OF_A_LOCALE, keys);
    return keys.stream().distinct().toList();
  }

  private static void collect(Object node, List<String> keys) {
    switch (node) {
      case Map<?, ?> map -> map.values().forEach(value -> collect(value, keys));
      case List<?> list -> list.forEach(each -> collect(each, keys));
      case String text when text.startsWith("$") && text.contains("bot.") ->
          keys.add(text.substring(text.indexOf("bot.")));
      default -> {}
    }
  }

  /** The bot's locales as CloudFormation describes them. */
  public JsonNode describe() {
    return new ObjectMapper().valueToTree(locales());
  }

  /** The template with the locales of these files, its version named after what is in it. */
  public String rewrite(String template) {
    String written = replace(template, "BotLocales", dump(locales()).stripTrailing().stripIndent());
    written = replace(written, "BotVersionLocaleSpecification", forEachLocale(VERSION_LOCALE));
    written = replace(written, "BotAliasLocaleSettings", forEachLocale(ALIAS_LOCALE));
    return VERSION.matcher(written).replaceAll("BotVersion" + version(written));
  }

  /** A list in the template: a key, and all lines below it that are further in. */
  private static String replace(String template, String key, String list) {
    Matcher block =
        Pattern.compile("(?m)^( *)%s:\\n(?s:.+?)(?=^(?!\\1 )|\\z)".formatted(key))
            .matcher(template);
    if (!block.find()) {
      throw new IllegalArgumentException("The bot's template has no " + key);
    }
    String indent = block.group(1);
    String lines = list.lines().map(line -> indent + "  " + line).collect(Collectors.joining("\n"));
    return block.replaceFirst(Matcher.quoteReplacement(indent + key + ":\n" + lines + "\n"));
  }

  private static String dump(List<?> list) {
    DumperOptions options = new DumperOptions();
    options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
    options.setIndent(2);
    options.setIndicatorIndent(2);
    options.setIndentWithIndicator(true);
    options.setWidth(10_000);
    options.setSplitLines(false);
    options.setAllowUnicode(true);
    return new Yaml(options).dump(list);
  }

  private String forEachLocale(String lines) {
    return files.stream().map(file -> lines.formatted(file.locale())).collect(Collectors.joining());
  }

  private List<Object> locales() {
    List<Object> all = new ArrayList<>();
    for (ContentFile file : files) {
      all.add(filled(SHAPE_OF_A_LOCALE, file));
    }
    return all;
  }

  private Object filled(Object node, ContentFile file) {
    return switch (node) {
      case Map<?, ?> map -> {
        Map<Object, Object> copy = new LinkedHashMap<>();
        map.forEach((key, value) -> copy.put(key, filled(value, file)));
        yield copy;
      }
      case List<?> list -> list.stream().map(each -> filled(each, file)).toList();
      case String text when text.startsWith("$") -> words(text.substring(1), file);
      default -> node;
    };
  }

  private static Object words(String name, ContentFile file) {
    String[] parts = name.split(" ", 2);
    return switch (parts[0]) {
      case "locale" -> file.locale();
      case "utterances" ->
          texts(file, parts[1]).stream().map(text -> Map.of("Utterance", text)).toList();
      case "names" ->
          texts(file, parts[1]).stream()
              .map(text -> Map.of("SampleValue", Map.of("Value", text)))
              .toList();
      default -> text(file, name);
    };
  }

  private static String text(ContentFile file, String key) {
    return persona(file).fill(String.valueOf(required(file, key))).strip();
  }

  private static List<String> texts(ContentFile file, String key) {
    if (!(required(file, key) instanceof List<?> list)) {
      throw new IllegalArgumentException(file.locale() + ".yaml: " + key + " is no list");
    }
    Persona persona = persona(file);
    return list.stream().map(each -> persona.fill(String.valueOf(each))).toList();
  }

  private static Object required(ContentFile file, String key) {
    return file.at(key)
        .orElseThrow(
            () -> new IllegalArgumentException(file.locale() + ".yaml: " + key + " is missing"));
  }

  private static Persona persona(ContentFile file) {
    return new Persona(
        String.valueOf(required(file, "persona.assistant")),
        String.valueOf(required(file, "persona.company")),
        String.valueOf(required(file, "persona.contact")));
  }

  private static String version(String template) {
    JsonNode bot = CloudFormationYaml.parse(template).at("/Resources/Bot/Properties");
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest(bot.toString().getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest).substring(0, 10);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
