package com.atlasengine.core.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

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
    "+44 20 7183 8750, +442071838750"
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

  @Test
  void isWrittenAsPeopleDo_whenItIsSpoken() {
    assertEquals("+1 206-555-0123", new PhoneNumber("+12065550123").internationalFormat());
  }

  @Test
  void showsItsEndOnly_whenItIsPrinted() {
    assertEquals("PhoneNumber[…23]", new PhoneNumber("+12065550123").toString());
  }
}
