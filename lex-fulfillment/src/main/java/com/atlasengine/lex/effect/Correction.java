package com.atlasengine.lex.effect;

import com.atlasengine.core.model.NameReader;
import com.atlasengine.core.model.PhoneNumber;
import com.atlasengine.lex.turn.IncomingTurn.Confirmation;
import com.atlasengine.lex.turn.Turn;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Reads a correction in the answer to a form's yes-or-no question, such as {@code no, call me at
 * 206 555 0100} and {@code it's Ada Byron, not Ada Lovelace}. The value goes into its slot, and the
 * form asks to confirm again.
 *
 * @param nameSlot the form's slot for a name
 * @param phoneSlot the form's slot for a number
 */
record Correction(String nameSlot, String phoneSlot) {
  private static final Pattern NUMBER = Pattern.compile("\\+?\\(?\\d(?:[\\s().\\-]*\\d){4,14}");

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
          Map.entry("hundred", "00"));

  private static final Pattern WRONG_NUMBER =
      Pattern.compile(
          "(?:wrong|incorrect|different|another|other|new|change|correct|not my)\\b.*\\bnumber"
              + "|number\\b.*\\b(?:wrong|incorrect|not right|not correct)");
  private static final Pattern WRONG_NAME =
      Pattern.compile(
          "(?:wrong|incorrect|different|another|other|change|correct|not my)\\b.*\\bname"
              + "|name\\b.*\\b(?:wrong|incorrect|not right|not correct)");

  private static final Set<String> NOT_IN_A_NAME =
      Set.of(
          ("not no yes yeah yep sure ok okay right correct wrong incorrect fine good bad late later"
                  + " early now then again tomorrow today tonight night maybe never call number phone"
                  + " wait me him her you please here there busy done too go ahead")
              .split(" "));

  private static final Pattern OPENING =
      Pattern.compile(
          "(?i)^(?:(?:no|nope|nah|yes|yeah|actually|sorry|wait|oh|um|uh|please|well|but|and)"
              + "[\\s,.!;:-]+)+");
  private static final Pattern NAME_FOLLOWS =
      Pattern.compile(
          "(?i)^(?:please )?(?:change (?:(?:my|the) )?(?:(?:full|last) )?name to"
              + "|(?:(?:my|the) )?(?:(?:full|real|right|correct|last) )?name(?:'s| is| should be))\\s+");
  private static final Pattern NAME_MAY_FOLLOW =
      Pattern.compile(
          "(?i)^(?:i am|i'm|call me|it is|it's|that is|that's|this is|make (?:it|that)"
              + "|(?:it )?should be)\\s+");

  /** What was wrong, before or after what is right. */
  private static final Pattern NOT_THIS_BEFORE =
      Pattern.compile("(?i)^not [^,;]+[,;]\\s*(?:but )?");

  private static final Pattern NOT_THIS_AFTER = Pattern.compile("(?i)[\\s,;]+(?:and )?not .*$");

  /** What may be said after the name. */
  private static final Pattern END =
      Pattern.compile(
          "(?i)[\\s.!]*(?:[,;].*|\\s(?:and\\s+)?(?:call me|my number is|please|thanks|thank you|at|on)"
              + "\\b.*)?$");

  /** The turn with the corrected slots; the same turn when it corrects nothing. */
  Turn apply(Turn turn) {
    if (!answersConfirmation(turn)) {
      return turn;
    }
    String said = turn.utterance().replaceAll("[’‘´`ʼ]", "'");
    Optional<String> number = findNumber(turn, said);
    Optional<String> name = findName(turn, NUMBER.matcher(said).replaceAll(""));
    if (number.isEmpty() && name.isEmpty()) {
      return emptyWrongSlot(turn, said);
    }
    Turn renumbered = number.map(text -> turn.withSlot(phoneSlot, text)).orElse(turn);
    return name.map(text -> renumbered.withSlot(nameSlot, text)).orElse(renumbered);
  }

  private static boolean answersConfirmation(Turn turn) {
    return turn.confirmation() != Confirmation.NONE
        || turn.unansweredSlot().filter(Form.CONFIRMATION_SLOT::equals).isPresent();
  }

  private Turn emptyWrongSlot(Turn turn, String said) {
    String words = said.toLowerCase(Locale.ROOT);
    if (turn.confirmation() == Confirmation.CONFIRMED || NUMBER.matcher(words).find()) {
      return turn;
    }
    if (WRONG_NUMBER.matcher(words).find()) {
      return turn.withoutSlot(phoneSlot);
    }
    return WRONG_NAME.matcher(words).find() ? turn.withoutSlot(nameSlot) : turn;
  }

  /** Another number than the one to confirm. Fewer digits than a number has are one, misspelt. */
  private Optional<String> findNumber(Turn turn, String said) {
    Matcher number = NUMBER.matcher(withDigits(said));
    Optional<PhoneNumber> known = turn.slot(phoneSlot).flatMap(PhoneNumber::parse);
    return number.find()
        ? Optional.of(number.group()).filter(n -> !PhoneNumber.parse(n).equals(known))
        : Optional.empty();
  }

  private static String withDigits(String said) {
    if (said.chars().anyMatch(Character::isDigit)) {
      return said;
    }
    return Arrays.stream(said.toLowerCase(Locale.ROOT).split("[\\s,.\\-]+"))
        .map(word -> SPOKEN_DIGITS.getOrDefault(word, " " + word + " "))
        .collect(Collectors.joining());
  }

  /** Another name than the one to confirm. */
  private Optional<String> findName(Turn turn, String said) {
    String answer = OPENING.matcher(said).replaceFirst("");
    String rest = NOT_THIS_BEFORE.matcher(answer).replaceFirst("");
    String known = turn.slot(nameSlot).orElse("");
    String certain = NAME_FOLLOWS.matcher(rest).replaceFirst("");
    String likely = NAME_MAY_FOLLOW.matcher(certain).replaceFirst("");
    String name = END.matcher(NOT_THIS_AFTER.matcher(likely).replaceFirst("")).replaceFirst("");
    int wordsToTellByCapitals = likely.equals(certain) ? 2 : 1;
    return Optional.of(name)
        .filter(text -> words(text).stream().noneMatch(NOT_IN_A_NAME::contains))
        .filter(text -> !words(known).containsAll(words(text)))
        .filter(
            text ->
                !certain.equals(rest)
                    || hasCapitals(text, wordsToTellByCapitals)
                    || sharesWord(text, known))
        .filter(text -> WayOut.find(text).isEmpty() && NameReader.readLastName(text).isPresent());
  }

  private static boolean hasCapitals(String text, int minWords) {
    List<String> words = Arrays.asList(text.split("\\s+"));
    return words.size() >= minWords && words.stream().allMatch(word -> word.matches("\\p{Lu}.*"));
  }

  private static boolean sharesWord(String text, String known) {
    return !Collections.disjoint(words(text), words(known));
  }

  private static List<String> words(String text) {
    return Arrays.asList(text.toLowerCase(Locale.ROOT).split("\\s+"));
  }
}
