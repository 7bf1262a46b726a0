package com.atlasengine.lex.effect;

import com.atlasengine.core.content.Content;
import com.atlasengine.core.content.Sentence;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.chrono.IsoChronology;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.Map;

/** Days and times as a locale says them. */
final class TimeInWords {
  private final Content content;
  private final Locale locale;

  TimeInWords(Content content) {
    this.content = content;
    this.locale = Locale.forLanguageTag(content.locale().replace('_', '-'));
  }

  /** For the visitor, who is told the zone where it may be another one. */
  String describe(CallbackTime.At at, LocalDate today) {
    LocalDate day = at.time().toLocalDate();
    if (day.equals(today)) {
      return say(Sentence.CALLBACK_TODAY, "EEEE", at);
    }
    return day.equals(today.plusDays(1))
        ? say(Sentence.CALLBACK_TOMORROW, "EEEE", at)
        : say(Sentence.CALLBACK_DAY, datePattern().replaceAll(",? ?(?:'de' )?y+", ""), at);
  }

  private String say(Sentence sentence, String dayPattern, CallbackTime.At at) {
    String zone =
        at.guessed() ? format(at.time(), "vvvv") : content.say(Sentence.CALLBACK_YOUR_TIME);
    return content.say(
        sentence,
        Map.of("day", format(at.time(), dayPattern), "time", clockTime(at.time()), "zone", zone));
  }

  /** For the sales team: nothing is left out. */
  String describeInFull(ZonedDateTime time) {
    return "%s, %s (%s)"
        .formatted(format(time, datePattern()), clockTime(time), format(time, "vvvv"));
  }

  /** A time of day, such as {@code 3 in the afternoon}. */
  String clockTime(ZonedDateTime time) {
    return format(time, time.getMinute() == 0 ? "h B" : "h:mm B");
  }

  private String datePattern() {
    return DateTimeFormatterBuilder.getLocalizedDateTimePattern(
        FormatStyle.FULL, null, IsoChronology.INSTANCE, locale);
  }

  private String format(ZonedDateTime time, String pattern) {
    return DateTimeFormatter.ofPattern(pattern, locale).format(time);
  }
}
