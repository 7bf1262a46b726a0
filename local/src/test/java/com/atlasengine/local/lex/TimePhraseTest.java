package com.atlasengine.local.lex;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TimePhraseTest {
  /** A Thursday. */
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 26);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          en | tomorrow at three                     | 2026-11-27 | 03:00,15:00
          en | on Friday at 10 am                    | 2026-11-27 | 10:00
          en | next monday                           | 2026-11-30 | -
          en | Thursday                              | 2026-12-03 | -
          en | today at half past four               | 2026-11-26 | 04:30,16:30
          en | the day after tomorrow at 3:15 p.m.   | 2026-11-28 | 15:15
          en | at 10 on Friday, please               | 2026-11-27 | 10:00,22:00
          en | December 3 at noon                    | 2026-12-03 | 12:00
          en | 2026-11-30 at 17:00                   | 2026-11-30 | 17:00
          en | tomorrow morning                      | 2026-11-27 | MO
          en | three in the afternoon                | -          | 15:00
          en | a quarter to nine in the morning      | -          | 08:45
          en | 12 am                                 | -          | 00:00
          en | nine o'clock                          | -          | 09:00,21:00
          en | February 31                           | -          | -
          en | 25:00                                 | -          | -
          en | what technology do you use tomorrow   | -          | -
          en | 206 555 0123                          | -          | -
          es | mañana a las tres                     | 2026-11-27 | 03:00,15:00
          es | el viernes a las 10 de la mañana      | 2026-11-27 | 10:00
          es | pasado mañana                         | 2026-11-28 | -
          es | pasado manana a la una de la tarde    | 2026-11-28 | 13:00
          es | hoy a las cuatro y media              | 2026-11-26 | 04:30,16:30
          es | el sábado a las nueve menos cuarto    | 2026-11-28 | 08:45,20:45
          es | el 3 de diciembre al mediodía         | 2026-12-03 | 12:00
          es | mañana por la mañana                  | 2026-11-27 | MO
          es | por la tarde                          | -          | AF
          es | quiero hablar mañana de la demo       | -          | -
          """)
  void dayAndTime_whenPhraseSaysNothingElse(
      String language, String said, LocalDate date, String times) {
    TimePhrase phrase = new TimePhrase(language);

    assertEquals(date, phrase.date(said, TODAY).orElse(null));
    assertEquals(times == null ? "" : times, String.join(",", phrase.times(said)));
  }
}
