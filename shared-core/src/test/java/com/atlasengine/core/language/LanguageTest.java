package com.atlasengine.core.language;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class LanguageTest {
  private static final Language SPANISH = Language.find("es").orElseThrow();

  @Test
  void knowsItsLanguages() {
    assertEquals(List.of("en", "es"), Language.codes());
    assertEquals(List.of(Language.ENGLISH, SPANISH), Language.all());
    assertEquals(Optional.empty(), Language.find("fr"));
    assertEquals("Language[es]", SPANISH.toString());
  }

  /** A pattern that may be empty would find itself anywhere. */
  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "AFTER_A_NAME") // it is the end of a text
  void findsNothingInNothing(Phrase phrase) {
    for (Language language : Language.all()) {
      assertFalse(language.isAll(phrase, ""), language + " " + phrase);
      assertEquals("Ada", language.remove(phrase, "Ada"), language + " " + phrase);
    }
  }

  @Test
  void countsNoAccents_whereTheyAreOptional() {
    assertTrue(SPANISH.isAll(Phrase.LEAVE, "DÉJALO"));
    assertTrue(SPANISH.isAll(Phrase.LEAVE, "dejalo"));
    assertTrue(SPANISH.isAll(Phrase.LEAVE, "de\u0301jalo"));
    assertTrue(SPANISH.has(WordList.FILLER, "Así"));
    assertTrue(SPANISH.has(WordList.FILLER, "asi"));
    assertEquals("manana", SPANISH.fold("mañana"));
  }

  @Test
  void countsAccents_inEnglish() {
    assertFalse(Language.ENGLISH.isAll(Phrase.LEAVE, "stóp"));
    assertEquals("café", Language.ENGLISH.fold("café"));
  }

  @Test
  void keepsTheFormOfWhatStays() {
    assertEquals("Ángela Muñoz", SPANISH.remove(Phrase.NAME_LEAD_IN, "SÍ, me llamo Ángela Muñoz"));
    assertEquals("Ángela", SPANISH.remove(Phrase.NAME_LEAD_IN, "Si\u0301, soy A\u0301ngela"));
    assertEquals("Zoë", Language.ENGLISH.remove(Phrase.NAME_LEAD_IN, "I'm Zoë"));
  }

  @ParameterizedTest
  @CsvSource({
    "two oh six five, 2065",
    "'two, oh-six', 206",
    "eight hundred, 800",
    "call me on two oh, call me on 20",
    "someone has two, someone has 2",
    "room 5 two, room 5 two"
  })
  void readsSpokenDigits(String said, String digits) {
    assertEquals(digits, Language.ENGLISH.withDigits(said));
  }

  @ParameterizedTest
  @CsvSource({
    "dos cero seis, 206",
    "'dos, cero seis', 206",
    "veintitrés, 23",
    "VEINTITRES, 23",
    "cincuenta y cinco treinta, 5530",
    "ochocientos, 800",
    "llame al dos cero, llame al 20",
    "tres y cuatro, 3y 4"
  })
  void readsSpokenDigitsInSpanish(String said, String digits) {
    assertEquals(digits, SPANISH.withDigits(said));
  }
}
