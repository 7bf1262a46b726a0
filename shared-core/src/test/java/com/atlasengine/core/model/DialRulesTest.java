package com.atlasengine.core.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.atlasengine.core.model.DialRules.Refusal;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DialRulesTest {
  private final DialRules rules = new DialRules(Set.of("US", "CA", "GB"));

  @ParameterizedTest
  @ValueSource(strings = {"+12065550123", "+14165550199", "+442079460000", "+447400123456"})
  void allowsPeoplesLines(String number) {
    assertEquals(Optional.empty(), rules.refusal(new PhoneNumber(number)));
  }

  @ParameterizedTest
  @CsvSource({
    "+493012345678, COUNTRY_NOT_ALLOWED",
    "+18765550123, COUNTRY_NOT_ALLOWED",
    "+881612345678, COUNTRY_NOT_ALLOWED",
    "+870773111632, COUNTRY_NOT_ALLOWED",
    "+9999999999, COUNTRY_NOT_ALLOWED",
    "+19002345678, NUMBER_NOT_ALLOWED",
    "+18002345678, NUMBER_NOT_ALLOWED",
    "+449011234567, NUMBER_NOT_ALLOWED",
    "+448431234567, NUMBER_NOT_ALLOWED"
  })
  void refusesOtherCountriesAndOtherLines(String number, Refusal refusal) {
    assertEquals(Optional.of(refusal), rules.refusal(new PhoneNumber(number)), number);
  }
}
