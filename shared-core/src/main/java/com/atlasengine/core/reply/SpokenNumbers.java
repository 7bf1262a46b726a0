package com.atlasengine.core.reply;

import com.atlasengine.core.language.Language;
import com.atlasengine.core.language.Phrase;
import com.atlasengine.core.language.WordList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Finds phone numbers: many digits in a row, written or spoken, or few after "call"; in any
 * language.
 */
final class SpokenNumbers {
  /** The shortest number that somebody can dial from anywhere. */
  private static final int MIN_DIGITS = 7;

  /** Five number words in a row are no count of anything. */
  private static final int MIN_WORDS = 5;

  private static final Set<String> NUMBER_WORDS = wordsOfAll(WordList.NUMBER_WORDS);

  private static final Set<String> JOINTS = wordsOfAll(WordList.NUMBER_JOINTS);

  private static final Pattern DATE = Pattern.compile("\\b\\d{4}-\\d{2}-\\d{2}\\b");
  private static final Pattern THOUSANDS =
      Pattern.compile("\\b\\d{1,3}(?:,\\d{3}){1,2}\\b(?!,?\\d)");
  private static final Pattern WRITTEN =
      Pattern.compile(
          "\\+\\d[\\d ()./-]{5,}|\\b\\d{3}[ .-]\\d{4}\\b|\\b1?[ -]?800[ -](?:\\d{3}|[a-z]+\\b)");

  private static final Pattern NOT_A_TOKEN = Pattern.compile("[^a-z0-9]+");
  private static final Pattern DIGITS = Pattern.compile("\\d+");

  private SpokenNumbers() {}

  static boolean holdPhoneNumber(FoldedText answer, OwnTexts own) {
    if (answer.folded().chars().noneMatch(c -> c >= '0' && c <= '9')) {
      return hasLongRun(answer.words());
    }
    String dateless = DATE.matcher(answer.folded()).replaceAll(" day ");
    String text = THOUSANDS.matcher(dateless).replaceAll(" many ");
    return own.hasOther(WRITTEN, text)
        || Language.all().stream()
            .anyMatch(language -> own.hasOther(language.pattern(Phrase.DIALLED), text))
        || hasLongRun(List.of(NOT_A_TOKEN.split(text)));
  }

  private static Set<String> wordsOfAll(WordList list) {
    return Language.all().stream()
        .flatMap(language -> language.list(list).stream())
        .collect(Collectors.toUnmodifiableSet());
  }

  private static boolean hasLongRun(List<String> tokens) {
    int digits = 0;
    int words = 0;
    for (String token : tokens) {
      if (DIGITS.matcher(token).matches()) {
        digits += token.length();
      } else if (NUMBER_WORDS.contains(token)) {
        digits++;
        words++;
      } else if (!JOINTS.contains(token)) {
        digits = 0;
        words = 0;
      }
      if (digits >= MIN_DIGITS || words >= MIN_WORDS) {
        return true;
      }
    }
    return false;
  }
}
