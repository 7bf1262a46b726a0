package com.atlasengine.core.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneNumberTest {
  @ParameterizedTest
  @CsvSource({
    "(206) 555-0123, +12065550123",
    "206.555.0123, +12065550123",
    "12065550123, +12065550123",
    "+1 206 555 0123, +12065550123",
    "+44 20 7183 8750, +442071838750",
    "679-555-0123, +16795550123",
    "624 555 0123, +16245550123",
    "(565) 555-0123, +15655550123",
    "861.555.0123, +18615550123"
  })
  void readsWhatPeopleWrite(String text, String e164) {
    assertEquals(Optional.of(new PhoneNumber(e164)), PhoneNumber.parse(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "hello",
        "911",
        "5550123",
        "+1 206 555",
        "+999 123456789",
        "211 555 0123",
        "911 555 0123",
        "191 555 0123",
        "591 555 0123",
        "375 555 0123",
        "962 555 0123",
        "822 555 0123",
        "456 555 0123",
        "679 155 0123",
        "679 411 0123",
        "206 555 0123 x45",
        "123456789012345678"
      })
  void isNone_whenNoSuchNumberCanExist(String text) {
    assertEquals(Optional.empty(), PhoneNumber.parse(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "12065550123", "+02065550123", "+1206", "+1206555012345678", "+1206555O123"})
  void isRefusedWithoutBeingRepeated_whenItIsNotE164(String text) {
    assertEquals(
        "phone is not an E.164 number",
        assertThrows(IllegalArgumentException.class, () -> new PhoneNumber(text)).getMessage());
  }

  @Test
  void knowsWhereItBelongs() {
    assertEquals("US", new PhoneNumber("+12065550123").region());
    assertEquals("GB", new PhoneNumber("+442071838750").region());
    assertEquals("ZZ", new PhoneNumber("+9991234567").region());
  }

  @Test
  void knowsWhatItIs() {
    assertEquals(PhoneNumberType.PREMIUM_RATE, new PhoneNumber("+19002345678").type());
    assertEquals(PhoneNumberType.TOLL_FREE, new PhoneNumber("+18002345678").type());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "206-555-0189 x45",
        "206-555-0189x45",
        "206-555-0189 X.45",
        "206-555-0189 ext. 45",
        "206-555-0189 ext45",
        "206-555-0189 extn45",
        "206-555-0189 #45",
        "206-555-0189 (#45)",
        "206-555-0189 extension 45",
        "206-555-0189, extension forty-five",
        "two oh six five five five oh one eight nine extension four five",
        "206-555-0189;ext=45",
        "tel:+1-206-555-0189;ext=45",
        "206-555-0189,,45#",
        "2065550189p45",
        "my number is 206-555-0189 ext 45 please",
        "206-555-0189 extensión 45",
        "206-555-0189 EXTENSION cuarenta y cinco",
        "dos cero seis cinco cinco cinco cero uno ocho nueve anexo cuatro"
      })
  void hearsAnExtension(String text) {
    assertTrue(PhoneNumber.hasExtension(text), text);
    assertEquals(Optional.empty(), PhoneNumber.parse(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "206-555-0189",
        "206/555/0189",
        "206 555 0189 please",
        "es el 206 555 0189, gracias",
        "206 555 0189 thanks, call me next",
        "yes",
        "Ada Lovelace",
        "start demo"
      })
  void hearsNoExtension_whereThereIsNone(String text) {
    assertFalse(PhoneNumber.hasExtension(text), text);
  }

  @Test
  void isWrittenAsPeopleDo_whenItIsSpoken() {
    assertEquals("+1 206-555-0123", new PhoneNumber("+12065550123").internationalFormat());
  }

  @Test
  void showsItsEndOnly_whenItIsPrinted() {
    assertEquals("PhoneNumber[…23]", new PhoneNumber("+12065550123").toString());
  }
}
