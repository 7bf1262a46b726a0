package com.atlasengine.local.lex;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
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
          "AMAZON.AlphaNumeric",
          "AMAZON.Date",
          "AMAZON.Time");

  /** A spoken or written number; seven digits are a local number, fifteen the longest there is. */
  private static final Pattern PHONE =
      Pattern.compile("(?<!\\d)\\+?\\d(?:[\\s().\\-/]*\\d){6,14}(?!\\d)");

  private static final Pattern EMAIL = Pattern.compile("[^\\s@]+@[^\\s@]+\\.[^\\s@.]+");
  private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?");
  private static final Pattern ALPHANUMERIC = Pattern.compile("\\p{Alnum}+");
  private static final Pattern NAME =
      Pattern.compile("\\p{L}[\\p{L}\\p{M}.'’\\-]*(\\s+[\\p{L}\\p{M}.'’\\-]+){0,4}");
  private final BotDefinition bot;
  private final LexWords words;
  private final TimePhrase times;
  private final Clock clock;

  /**
   * @param clock says which day is today; as in Lex, days are those of UTC
   */
  SlotReader(BotDefinition bot, Clock clock) {
    this.bot = bot;
    this.words = LexWords.of(bot.localeId());
    this.times = new TimePhrase(words.language());
    this.clock = clock;
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
      case "AMAZON.Date" -> date(said);
      case "AMAZON.Time" -> time(said);
      default -> readOwnType(bot.slotType(slot.type()).orElseThrow(), said);
    };
  }

  private Optional<ObjectNode> date(String utterance) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    return times.date(utterance, today).flatMap(date -> scalar(utterance, date.toString()));
  }

  /**
   * A time that may be before or after noon has both as resolved values, and is not interpreted.
   */
  private Optional<ObjectNode> time(String utterance) {
    List<String> values = times.times(utterance);
    if (values.size() < 2) {
      return values.stream().findFirst().flatMap(value -> scalar(utterance, value));
    }
    ObjectNode slot = JsonNodeFactory.instance.objectNode().put("shape", "Scalar");
    ObjectNode value =
        slot.putObject("value").put("originalValue", utterance).putNull("interpretedValue");
    values.forEach(value.putArray("resolvedValues")::add);
    return Optional.of(slot);
  }

  private Optional<ObjectNode> phone(String utterance) {
    Matcher matcher = PHONE.matcher(withDigits(utterance));
    if (!matcher.find()) {
      return Optional.empty();
    }
    String found = matcher.group();
    return scalar(found, found.replaceAll("[^+\\d]", ""));
  }

  private String withDigits(String utterance) {
    if (utterance.chars().anyMatch(Character::isDigit)) {
      return utterance;
    }
    return Arrays.stream(LexWords.fold(utterance).split("[\\s,\\-]+"))
        .map(word -> words.digits().getOrDefault(word, " " + word + " "))
        .reduce("", String::concat);
  }

  private Optional<ObjectNode> name(String utterance) {
    return openValue(utterance).filter(slot -> NAME.matcher(value(slot)).matches());
  }

  private static String value(ObjectNode slot) {
    return slot.path("value").path("interpretedValue").asText();
  }

  private boolean looksLikeName(String name) {
    List<String> parts = List.of(name.split("\\s+"));
    return parts.stream().allMatch(word -> Character.isUpperCase(word.codePointAt(0)))
        || parts.stream().noneMatch(word -> words.noName().contains(LexWords.fold(word)));
  }

  private Optional<ObjectNode> confirmation(String utterance) {
    return switch (YesOrNo.of(utterance, words)) {
      case YES -> scalar(utterance, "Yes");
      case NO -> scalar(utterance, "No");
      case NEITHER -> Optional.empty();
    };
  }

  private static Optional<ObjectNode> firstMatch(Pattern pattern, String utterance) {
    Matcher matcher = pattern.matcher(utterance);
    return matcher.find() ? scalar(matcher.group(), matcher.group()) : Optional.empty();
  }

  private Optional<ObjectNode> readOwnType(BotDefinition.SlotType type, String utterance) {
    Optional<ObjectNode> listed =
        type.values().stream()
            .filter(value -> value.matches(utterance))
            .findFirst()
            .flatMap(value -> scalar(utterance, value.value()));
    return listed.isPresent() || !type.acceptsAnyText() ? listed : openValue(utterance);
  }

  private Optional<ObjectNode> openValue(String utterance) {
    String text =
        words.leadIn().matcher(utterance).replaceFirst("").replaceAll("[,;!.]+$", "").strip();
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
