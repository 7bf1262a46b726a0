package com.atlasengine.lex.effect;

import com.atlasengine.core.language.Language;
import com.atlasengine.core.language.Phrase;
import com.atlasengine.core.language.WordList;
import com.atlasengine.core.model.NameReader;
import com.atlasengine.core.model.PhoneNumber;
import com.atlasengine.lex.turn.IncomingTurn.Confirmation;
import com.atlasengine.lex.turn.Turn;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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
    Language language = turn.content().language();
    if (turn.confirmation() == Confirmation.CONFIRMED || NUMBER.matcher(said).find()) {
      return turn;
    }
    if (language.isIn(Phrase.WRONG_NUMBER, said)) {
      return turn.withoutSlot(phoneSlot);
    }
    return language.isIn(Phrase.WRONG_NAME, said) ? turn.withoutSlot(nameSlot) : turn;
  }

  /** Another number than the one to confirm. Fewer digits than a number has are one, misspelt. */
  private Optional<String> findNumber(Turn turn, String said) {
    Matcher number = NUMBER.matcher(turn.content().language().withDigits(said));
    Optional<PhoneNumber> known = turn.slot(phoneSlot).flatMap(PhoneNumber::parse);
    return number.find()
        ? Optional.of(number.group()).filter(n -> !PhoneNumber.parse(n).equals(known))
        : Optional.empty();
  }

  /** Another name than the one to confirm. */
  private Optional<String> findName(Turn turn, String said) {
    Language language = turn.content().language();
    String answer = language.remove(Phrase.OPENING, said);
    String rest = language.remove(Phrase.NOT_THIS_BEFORE, answer);
    String known = turn.slot(nameSlot).orElse("");
    String certain = language.remove(Phrase.NAME_FOLLOWS, rest);
    String likely = language.remove(Phrase.NAME_MAY_FOLLOW, certain);
    String right = language.remove(Phrase.NOT_THIS_AFTER, likely);
    String name = language.remove(Phrase.AFTER_A_NAME, right);
    int wordsToTellByCapitals = likely.equals(certain) ? 2 : 1;
    boolean meansName =
        !certain.equals(rest)
            || hasCapitals(name, wordsToTellByCapitals, language)
            || sharesWord(name, known);
    return Optional.of(name).filter(text -> meansName && isOtherName(text, known, turn));
  }

  private static boolean isOtherName(String text, String known, Turn turn) {
    Language language = turn.content().language();
    return hasNameWordsOnly(text, language)
        && !words(known).containsAll(words(text))
        && WayOut.find(text, turn.content()).isEmpty()
        && NameReader.readLastName(text, language).isPresent();
  }

  private static boolean hasNameWordsOnly(String text, Language language) {
    return words(text).stream().noneMatch(w -> language.has(WordList.NOT_IN_A_CORRECTION, w));
  }

  private static boolean hasCapitals(String text, int minWords, Language language) {
    List<String> words =
        Arrays.stream(text.split("\\s+"))
            .filter(word -> !language.list(WordList.NAME_PARTICLES).contains(word))
            .toList();
    return words.size() >= minWords && words.stream().allMatch(word -> word.matches("\\p{Lu}.*"));
  }

  private static boolean sharesWord(String text, String known) {
    return !Collections.disjoint(words(text), words(known));
  }

  private static List<String> words(String text) {
    return Arrays.asList(text.toLowerCase(Locale.ROOT).split("\\s+"));
  }
}
