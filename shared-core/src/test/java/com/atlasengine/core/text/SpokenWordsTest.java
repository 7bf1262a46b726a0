package com.atlasengine.core.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpokenWordsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Stop, calling me! | stop calling me",
        "DON’T call | don't call",
        "don´t  call-me | don't call me",
        "Größe 9 | größe 9"
      })
  void areComparedWithoutSignsAndCase(String text, String words) {
    assertEquals(words, SpokenWords.of(text));
  }
}
