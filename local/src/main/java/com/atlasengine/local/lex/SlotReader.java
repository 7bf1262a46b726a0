package com.atlasengine.local.lex;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the value of a slot in what the user said, by the slot's type. */
final class SlotReader {
  private static final Set<String> BUILT_IN =
      Set.of(
          "AMAZON.PhoneNumber",
          "AMAZON.FirstName",
          "AMAZON.LastName",
          "AMAZON.FreeFormInput",
          "AMAZON.Confirmation",
          "AMAZON.Number",
          "AMAZON.EmailAddress",
          "AMAZON.AlphaNumeric");

  /** A spoken or written number; seven digits are a local number, fifteen the longest there is. */
  private static final Pattern PHONE =
      Pattern.compile("(?<!\\d)\\+?\\d(?:[\\s().\\-/]*\\d){6,14}(?!\\d)");

  private static final Pattern EMAIL = Pattern.compile("[^\\s@]+@[^\\s@]+\\.[^\\s@.]+");
  private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?");
  private static final Pattern ALPHANUMERIC = Pattern.compile("\\p{Alnum}+");
  private static final Pattern NAME =
      Pattern.compile("\\p{L}[\\p{L}\\p{M}.'’\\-]*(\\s+[\\p{L}\\p{M}.'’\\-]+){0,4}");
  private static final Pattern LEAD_IN =
      Pattern.compile(
          "^(?:(?:hi|hello|hey|yes|sure|ok|okay|well)[,!.]?\\s+)*"
              + "(?:(?:my|the)\\s+(?:full\\s+|first\\s+|last\\s+|sur)?name(?:\\s+is|'s|’s)?|"
              + "i\\s+am|i['’]m|it\\s+is|it['’]s|this\\s+is|call\\s+me)\\s+",
          Pattern.CASE_INSENSITIVE);

  /** Words that are never part of a name typed in lower case. */
  private static final Set<String> FUNCTION_WORDS =
      Set.of(
          ("what who why how when where which is are was were be the this that of to for with from"
                  + " my your you me i it we they and or not do does did can could want would need"
                  + " have has like about if at in on a please tell give know don't")
              .split(" "));

  private static final Map<String, String> SPOKEN_DIGITS =
      Map.ofEntries(
          Map.entry("zero", "0"),
          Map.entry("oh", "0"),
          Map.entry("one", "1"),
          Map.entry("two", "2"),
          Map.entry("three", "3"),
          Map.entry("four", "4"),
          Map.entry("five", "5"),
          Map.entry("six", "6"),
          Map.entry("seven", "7"),
          Map.entry("eight", "8"),
          Map.entry("nine", "9"),
          Map.entry("plus", "+"));

  private final BotDefinition bot;

  SlotReader(BotDefinition bot) {
    this.bot = bot;
  }

  /** Whether the built-in type is one that can be read. */
  static boolean supports(String type) {
    return BUILT_IN.contains(type);
  }

  /** The slot as events carry it, or empty when the text holds no value of the slot's type. */
  Optional<ObjectNode> read(BotDefinition.Slot slot, String text) {
    String said = text.strip();
    return switch (slot.type()) {
      case "AMAZON.PhoneNumber" -> phone(said);
      case "AMAZON.FirstName", "AMAZON.LastName" -> name(said);
      case "AMAZON.FreeFormInput" -> scalar(said, said);
      case "AMAZON.Confirmation" -> confirmation(said);
      case "AMAZON.Number" -> firstMatch(NUMBER, said);
      case "AMAZON.EmailAddress" -> firstMatch(EMAIL, said);
      case "AMAZON.AlphaNumeric" -> firstMatch(ALPHANUMERIC, said);
      default -> readOwnType(bot.slotType(slot.type()).orElseThrow(), said);
    };
  }

  private static Optional<ObjectNode> phone(String utterance) {
    Matcher matcher = PHONE.matcher(withDigits(utterance));
    if (!matcher.find()) {
      return Optional.empty();
    }
    String found = matcher.group();
    return scalar(found, found.replaceAll("[^+\\d]", ""));
  }

  private static String withDigits(String utterance) {
    if (utterance.chars().anyMatch(Character::isDigit)) {
      return utterance;
    }
    return Arrays.stream(utterance.toLowerCase(Locale.ROOT).split("[\\s,\\-]+"))
        .map(word -> SPOKEN_DIGITS.getOrDefault(word, " " + word + " "))
        .reduce("", String::concat);
  }

  private static Optional<ObjectNode> name(String utterance) {
    return openValue(utterance).filter(slot -> NAME.matcher(value(slot)).matches());
  }

  private static String value(ObjectNode slot) {
    return slot.path("value").path("interpretedValue").asText();
  }

  private static boolean looksLikeName(String name) {
    List<String> words = List.of(name.split("\\s+"));
    return words.stream().allMatch(word -> Character.isUpperCase(word.codePointAt(0)))
        || words.stream().noneMatch(word -> FUNCTION_WORDS.contains(word.toLowerCase(Locale.ROOT)));
  }

  private static Optional<ObjectNode> confirmation(String utterance) {
    return switch (YesOrNo.of(utterance)) {
      case YES -> scalar(utterance, "Yes");
      case NO -> scalar(utterance, "No");
      case NEITHER -> Optional.empty();
    };
  }

  private static Optional<ObjectNode> firstMatch(Pattern pattern, String utterance) {
    Matcher matcher = pattern.matcher(utterance);
    return matcher.find() ? scalar(matcher.group(), matcher.group()) : Optional.empty();
  }

  private static Optional<ObjectNode> readOwnType(BotDefinition.SlotType type, String utterance) {
    Optional<ObjectNode> listed =
        type.values().stream()
            .filter(value -> value.matches(utterance))
            .findFirst()
            .flatMap(value -> scalar(utterance, value.value()));
    return listed.isPresent() || !type.acceptsAnyText() ? listed : openValue(utterance);
  }

  private static Optional<ObjectNode> openValue(String utterance) {
    String text = LEAD_IN.matcher(utterance).replaceFirst("").replaceAll("[,;!.]+$", "").strip();
    return text.isEmpty() || text.endsWith("?") || !looksLikeName(text)
        ? Optional.empty()
        : scalar(text, text);
  }

  private static Optional<ObjectNode> scalar(String original, String interpreted) {
    ObjectNode slot = JsonNodeFactory.instance.objectNode().put("shape", "Scalar");
    slot.putObject("value")
        .put("originalValue", original)
        .put("interpretedValue", interpreted)
        .putArray("resolvedValues")
        .add(interpreted);
    return Optional.of(slot);
  }
}
