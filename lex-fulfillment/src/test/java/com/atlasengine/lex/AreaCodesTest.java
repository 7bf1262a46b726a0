package com.atlasengine.lex;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** New area codes are called, and no phone rings at night without a yes. */
class AreaCodesTest {
  private static final String NAME = "VisitorFullName";
  private static final String PHONE = "VisitorPhoneNumber";

  private final LexHarness rig = new LexHarness();

  @BeforeEach
  void keepQuietHours() {
    rig.restart(rig.model, Map.of("QUIET_HOURS", "21-8"));
  }

  private Response askAt(Instant now, String number) {
    rig.clock.advance(Duration.between(rig.clock.instant(), now));
    return rig.answer(
        EventBuilder.of("initiate-demo-dialog").slot(NAME, "Ada Lovelace").slot(PHONE, number));
  }

  private Response confirm(String number) {
    return rig.answer(EventBuilder.of("initiate-demo-fulfilment").slot(PHONE, number));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"679 555 0123", "624-555-0123", "(565) 555-0123", "+1 861 555 0123", "7385550123"})
  void callsANewAreaCode_askingByDayOnlyWhetherToCall(String number) {
    Response byDay = askAt(Instant.parse("2027-07-01T19:00:00Z"), number);

    assertEquals("ConfirmIntent", byDay.action());
    assertFalse(byDay.text().contains("night"), byDay.text());
    assertEquals("Fulfilled", confirm(number).state());
    assertEquals(1, rig.workflows.executions().size());
  }

  @ParameterizedTest
  @CsvSource({
    "738 555 0123, 2027-07-01T17:00:00Z", // ten in California, seven in Hawaii
    "219 555 0123, 2027-07-01T12:30:00Z", // half past eight or half past seven in Indiana
    "423 555 0123, 2027-07-01T12:00:00Z", // eight or seven in Tennessee
    "850 555 0123, 2027-07-02T01:30:00Z", // half past nine or half past eight in Florida
    "250 555 0123, 2027-07-01T14:30:00Z" // half past eight or half past seven in British Columbia
  })
  void asksFirst_whenItIsNightInSomeOfTheZones_andTakesAYes(String number, Instant now) {
    Response response = askAt(now, number);

    assertEquals("ConfirmIntent", response.action());
    assertTrue(
        response.text().contains("It may be night where this number is. Shall I call"),
        response.text());
    assertEquals("Fulfilled", confirm(number).state());
    assertEquals(1, rig.workflows.executions().size());
  }

  @ParameterizedTest
  @CsvSource({
    "679 555 0123, 2027-07-01T09:00:00Z",
    "219 555 0123, 2027-07-01T11:59:59Z",
    "423 555 0123, 2027-07-01T11:59:59Z",
    "689 555 0123, 2027-07-01T11:59:59Z",
    "689 555 0123, 2027-07-02T01:00:00Z"
  })
  void callsNobody_whenItIsNightInAllOfThem(String number, Instant now) {
    Response response = askAt(now, number);

    assertEquals(PHONE, response.slotToElicit());
    assertTrue(response.text().contains("night"), response.text());
    assertEquals("ElicitSlot", confirm(number).action());
    assertEquals(0, rig.workflows.executions().size());
  }

  @ParameterizedTest
  @CsvSource({
    "689 555 0123, 2027-07-01T12:00:00Z",
    "689 555 0123, 2027-07-02T00:59:59Z",
    "423 555 0123, 2027-07-01T13:00:00Z",
    "219 555 0123, 2027-07-01T13:00:00Z"
  })
  void saysNothingOfTheNight_whenItIsDayInAllOfThem(String number, Instant now) {
    Response response = askAt(now, number);

    assertEquals("ConfirmIntent", response.action());
    assertFalse(response.text().contains("night"), response.text());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "211 555 0123",
        "911 555 0123",
        "191 555 0123",
        "295 555 0123",
        "679 155 0123",
        "679 911 0123",
        "900 555 0123",
        "800 555 0123",
        "822 555 0123",
        "500 555 0123",
        "523 555 0123",
        "206 976 0123",
        "876 555 0123",
        "268 555 0123",
        "242 123 4567",
        "+881 612 345 678",
        "+44 20 7946 0018"
      })
  void stillRefusesWhatIsNoPersonsOrAnotherCountrys(String number) {
    assertEquals(PHONE, askAt(Instant.parse("2027-07-01T19:00:00Z"), number).slotToElicit());
    assertEquals("ElicitSlot", confirm(number).action());
    assertEquals(0, rig.workflows.executions().size());
  }
}
