package com.atlasengine.local.lex;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Month;
import java.time.format.TextStyle;
import java.time.temporal.TemporalAdjusters;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads a day and a time of day out of a phrase that says nothing else, such as {@code tomorrow at
 * half past three}, in the forms of Lex's {@code AMAZON.Date} and {@code AMAZON.Time}.
 */
final class TimePhrase {
  private final TimeWords words;
  private final Map<String, DayOfWeek> weekdays = new LinkedHashMap<>();
  private final Map<String, Month> months = new LinkedHashMap<>();
  private final Pattern monthDay;
  private final Pattern clockTime;
  private final List<Pattern> forms;

  TimePhrase(String language) {
    this.words = TimeWords.of(language);
    Locale locale = Locale.forLanguageTag(language);
    for (DayOfWeek day : DayOfWeek.values()) {
      weekdays.put(LexWords.fold(day.getDisplayName(TextStyle.FULL, locale)), day);
    }
    for (Month month : Month.values()) {
      months.put(LexWords.fold(month.getDisplayName(TextStyle.FULL, locale)), month);
    }
    String month = any(months.keySet());
    this.monthDay =
        Pattern.compile(
            "(?<before>%1$s) (?<second>\\d{1,2})|(?<first>\\d{1,2}) (?:de )?(?<after>%1$s)"
                .formatted(month));
    String halves = any(Stream.concat(words.am().stream(), words.pm().stream()).toList());
    String clock =
        "(?:(%s) )?(\\d{1,2}|%s)(?::(\\d\\d))?(?: (%s))?(?: o'clock| en punto)?(?: ?(%s))?"
            .formatted(
                any(words.before().keySet()),
                any(words.hours()),
                any(words.after().keySet()),
                halves);
    this.clockTime = Pattern.compile(clock);
    this.forms = forms(month, clock.replaceAll("\\((?!\\?)", "(?:"));
  }

  private List<Pattern> forms(String month, String clock) {
    String around = "(?:" + any(words.around()) + " )*";
    String date =
        "(?<date>\\d{4}-\\d\\d-\\d\\d|%1$s \\d{1,2}|\\d{1,2} (?:de )?%1$s|%2$s|%3$s) "
            .formatted(month, any(words.days().keySet()), any(weekdays.keySet()));
    String time =
        "(?<time>%s|%s|%s) "
            .formatted(clock, any(words.fixed().keySet()), any(words.parts().keySet()));
    return Stream.of(
            around + "(?:" + date + ")?" + around + "(?:" + time + ")?" + around,
            around + time + around + date + around,
            around + time + around)
        .map(Pattern::compile)
        .toList();
  }

  private static String any(Collection<String> alternatives) {
    return alternatives.stream()
        .sorted((a, b) -> b.length() - a.length())
        .map(Pattern::quote)
        .collect(Collectors.joining("|", "(?:", alternatives.isEmpty() ? "(?!))" : ")"));
  }

  /** The day that the phrase names, seen from today; a weekday is the next one. */
  Optional<LocalDate> date(String said, LocalDate today) {
    return find(said, "date").flatMap(text -> toDate(text, today));
  }

  /** The values of the time: {@code HH:mm}, two when it may be before or after noon; or a part. */
  List<String> times(String said) {
    return find(said, "time").map(this::toTimes).orElse(List.of());
  }

  private Optional<String> find(String said, String group) {
    String text =
        LexWords.fold(said).replaceAll("(?<!\\d)[-:]|[-:](?!\\d)|[^\\p{L}\\d:'\\-]+", " ").strip();
    return forms.stream()
        .filter(form -> form.pattern().contains("?<" + group + ">"))
        .map(form -> form.matcher(text.replaceAll("\\s+", " ") + " "))
        .filter(Matcher::matches)
        .flatMap(matcher -> Stream.ofNullable(matcher.group(group)))
        .findFirst();
  }

  private Optional<LocalDate> toDate(String text, LocalDate today) {
    if (words.days().containsKey(text)) {
      return Optional.of(today.plusDays(words.days().getOrDefault(text, 0)));
    }
    Optional<LocalDate> weekday =
        Optional.ofNullable(weekdays.get(text)).map(TemporalAdjusters::next).map(today::with);
    return weekday.or(() -> toMonthDay(text, today));
  }

  private Optional<LocalDate> toMonthDay(String text, LocalDate today) {
    try {
      Matcher matcher = monthDay.matcher(text);
      if (!matcher.matches()) {
        return Optional.of(LocalDate.parse(text));
      }
      boolean monthFirst = matcher.group("before") != null;
      Month month = months.get(matcher.group(monthFirst ? "before" : "after"));
      int day = Integer.parseInt(matcher.group(monthFirst ? "second" : "first"));
      LocalDate date = LocalDate.of(today.getYear(), month, day);
      return Optional.of(date.isBefore(today) ? date.plusYears(1) : date);
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private List<String> toTimes(String text) {
    Optional<String> named =
        Optional.ofNullable(words.fixed().get(text))
            .or(() -> Optional.ofNullable(words.parts().get(text)));
    Matcher clock = clockTime.matcher(text);
    return named.map(List::of).orElseGet(() -> clock.matches() ? toTimes(clock) : List.of());
  }

  private List<String> toTimes(Matcher clock) {
    int named = words.hours().indexOf(clock.group(2)) + 1;
    int hour = named > 0 ? named : Integer.parseInt(clock.group(2));
    int minutes =
        minutes(words.before(), clock.group(1))
            + minutes(words.after(), clock.group(4))
            + (clock.group(3) == null ? 0 : Integer.parseInt(clock.group(3)));
    if (hour > 23 || minutes > 59) {
      return List.of();
    }
    return hours(hour, clock.group(5))
        .map(each -> LocalTime.of(each, 0).plusMinutes(minutes).toString())
        .toList();
  }

  private Stream<Integer> hours(int hour, String half) {
    if (hour > 12 || hour == 0) {
      return Stream.of(hour);
    }
    Stream<Integer> morning = Stream.of(hour % 12);
    Stream<Integer> afternoon = Stream.of(hour % 12 + 12);
    if (half == null) {
      return Stream.concat(morning, afternoon);
    }
    return words.am().contains(half) ? morning : afternoon;
  }

  private static int minutes(Map<String, Integer> words, String said) {
    return said == null ? 0 : words.getOrDefault(said, 0);
  }
}
