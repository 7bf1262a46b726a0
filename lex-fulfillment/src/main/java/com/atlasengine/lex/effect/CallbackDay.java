package com.atlasengine.lex.effect;

import com.atlasengine.lex.turn.Turn;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.TextStyle;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The day on which a visitor wants to be called back. */
final class CallbackDay {
  private CallbackDay() {}

  /**
   * The day where the visitor is; empty when none is named, or no single day. Lex counts {@code
   * tomorrow} from its own today, which is UTC's: it is counted again from the visitor's.
   *
   * @param now in the visitor's zone
   */
  static Optional<LocalDate> of(Turn turn, ZonedDateTime now) {
    try {
      LocalDate today = LocalDate.ofInstant(now.toInstant(), ZoneOffset.UTC);
      return turn.slot(CallbackTimes.DATE)
          .map(LocalDate::parse)
          .map(
              day ->
                  isRelative(turn)
                      ? now.toLocalDate().plusDays(day.toEpochDay() - today.toEpochDay())
                      : day);
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static boolean isRelative(Turn turn) {
    Locale locale = Locale.forLanguageTag(turn.locale().replace('_', '-'));
    String said = fold(turn.originalSlot(CallbackTimes.DATE).orElse(""), locale);
    return said.chars().noneMatch(Character::isDigit)
        && Stream.of(DayOfWeek.values())
            .map(day -> fold(day.getDisplayName(TextStyle.FULL, locale), locale))
            .noneMatch(said::contains);
  }

  private static String fold(String text, Locale locale) {
    return Normalizer.normalize(text.toLowerCase(locale), Normalizer.Form.NFD)
        .replaceAll("\\p{M}", "");
  }
}
