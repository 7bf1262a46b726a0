package com.atlasengine.lex;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.atlasengine.core.model.NewCase;
import com.atlasengine.core.time.Deadline;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Callbacks at a time. The clock stands at Monday, 06:07 in UTC; where the number is, in Seattle,
 * it is Sunday, October 25, 23:07.
 */
class CallbackTimeTest {
  private static final Deadline SOON = Deadline.in(Duration.ofMinutes(1));

  private final LexHarness rig = new LexHarness().withCall();

  CallbackTimeTest() {
    rig.restart(rig.model, Map.of("CONTENT_LOCALES", "en_US,es_US", "QUIET_HOURS", "21-8"));
  }

  private static EventBuilder callback(String words) {
    return EventBuilder.of("connect-voice").intent("CallbackIntent").utterance(words);
  }

  @Test
  void addsATaskThatIsDueWhereTheVisitorIs() {
    Response response =
        rig.answer(
            callback("call me back tomorrow at three")
                .slot("CallbackDate", "tomorrow", "2026-10-27")
                .slot("CallbackTime", "three", "03:00", "15:00"));

    assertEquals("Close", response.action(), response.text());
    assertTrue(
        response.text().contains("tomorrow, Monday, at 3 in the afternoon, your time"),
        response.text());
    NewCase request = rig.crm.tasks().getFirst();
    assertEquals(LocalDate.of(2026, 10, 26), request.task().orElseThrow().due());
    String when =
        "Call +12065550123 back on Monday, October 26, 2026, 3 in the afternoon (Pacific Time).";
    assertEquals(when, request.task().orElseThrow().subject());
    assertTrue(request.description().endsWith(when), request.description());
    assertTrue(rig.salesTeam.messages().getFirst().message().endsWith(when));
    assertEquals(rig.crm.cases(), rig.crm.tasks());
    assertEquals(
        1,
        rig.interactions
            .find(LexHarness.CALL_KEY, SOON)
            .orElseThrow()
            .records()
            .activities()
            .size());
  }

  @Test
  void saysItInSpanish() {
    Response response =
        rig.answer(
            callback("llámenme mañana a las tres")
                .locale("es_US")
                .slot("CallbackDate", "mañana", "2026-10-27")
                .slot("CallbackTime", "tres", "03:00", "15:00"));

    assertTrue(
        response.text().contains("mañana, lunes, 3 de la tarde, su hora local"), response.text());
    assertEquals(LocalDate.of(2026, 10, 26), rig.crm.tasks().getFirst().task().orElseThrow().due());
  }

  @ParameterizedTest
  @CsvSource({
    "friday,2026-10-30,10 am,10:00,'on Friday, October 30, at 10 in the morning, your time'",
    "Sunday,2026-11-01,noon,12:00,'on Sunday, November 1, at 12 noon, your time'",
    "the day after tomorrow,2026-10-28,8:30,08:30,'on Tuesday, October 27, at 8:30 in the morning'"
  })
  void takesTheDay(String date, String day, String time, String resolved, String words) {
    Response response =
        rig.answer(
            callback("call me back")
                .slot("CallbackDate", date, day)
                .slot("CallbackTime", time, resolved));

    assertTrue(response.text().contains(words), response.text());
  }

  /** Lex resolves an answer alone: "in the evening" comes without the hour. */
  @ParameterizedTest
  @CsvSource({"in the evening,EV,8 in the evening", "eight am,08:00,8 in the morning"})
  void asksWhich_whenBothAreDaytime(String answer, String resolved, String words) {
    Response question =
        rig.answer(
            callback("call me at eight on Friday")
                .hook("DialogCodeHook")
                .slot("CallbackDate", "Friday", "2026-10-30")
                .slot("CallbackTime", "eight", "08:00", "20:00"));
    Response response =
        rig.answer(
            callback(answer)
                .sessionFrom(question)
                .slot("CallbackDate", "Friday", "2026-10-30")
                .slot("CallbackTime", answer, resolved));

    assertEquals("CallbackTime", question.slotToElicit(), question.text());
    assertTrue(question.text().contains("8 in the morning or 8 in the evening"), question.text());
    assertEquals(LocalDate.of(2026, 10, 30), rig.crm.tasks().getFirst().task().orElseThrow().due());
    assertTrue(response.text().contains(words), response.text());
  }

  @Test
  void asksForTheHour_andRemembersThePartOfTheDay() {
    Response question =
        rig.answer(
            callback("call me back on Friday evening")
                .slot("CallbackDate", "Friday", "2026-10-30")
                .slot("CallbackTime", "evening", "EV"));
    Response response =
        rig.answer(
            callback("at eight")
                .sessionFrom(question)
                .slot("CallbackDate", "Friday", "2026-10-30")
                .slot("CallbackTime", "eight", "08:00", "20:00"));

    assertEquals("At what time shall we call you back?", question.text());
    assertTrue(response.text().contains("at 8 in the evening"), response.text());
  }

  @ParameterizedTest
  @CsvSource({
    "today,2026-10-26,10 pm,22:00,That time has gone by",
    "Friday,2026-10-30,3 am,03:00,We can't call you at that time",
    "January 8,2027-01-08,noon,12:00,We can't call you at that time",
    "this week,2026-W44,noon,12:00,We can't call you at that time"
  })
  void asksForAnotherDay(String date, String day, String time, String resolved, String words) {
    Response response =
        rig.answer(
            callback("call me back")
                .hook("DialogCodeHook")
                .slot("CallbackDate", date, day)
                .slot("CallbackTime", time, resolved));

    assertEquals("CallbackDate", response.slotToElicit(), response.text());
    assertTrue(response.text().contains(words), response.text());
    assertTrue(response.slot("CallbackTime").isNull());
    assertEquals(0, rig.crm.cases().size());
  }

  @Test
  void takesTheNextOne_whenNoDayIsNamed() {
    Response response = rig.answer(callback("call me at nine").slot("CallbackTime", "9", "09:00"));

    assertTrue(response.text().contains("tomorrow, Monday, at 9 in the morning"), response.text());
  }

  /** Lex refuses a slot that is filled and not interpreted. */
  @Test
  void leavesToLexATimeOfOneMeaning() {
    Response response =
        rig.answer(
            callback("call me back tomorrow at three")
                .hook("DialogCodeHook")
                .slot("CallbackDate", "tomorrow", "2026-10-27")
                .slot("CallbackTime", "three", "03:00", "15:00"));

    assertEquals("Delegate", response.action());
    assertEquals("15:00", response.slot("CallbackTime").at("/value/interpretedValue").asText());
    assertEquals(
        "2026-10-26", response.slot("CallbackDate").at("/value/interpretedValue").asText());
  }

  @Test
  void keepsCaseAndTaskForLater_whenSalesforceIsDown() {
    rig.crm.faults().failAsIfDown();

    rig.answer(
        callback("call me back")
            .slot("CallbackDate", "Friday", "2026-10-30")
            .slot("CallbackTime", "noon", "12:00"));

    assertEquals(1, rig.backlog.all().size());
    assertTrue(rig.backlog.all().getFirst().toString().contains("NewCase"));
  }

  @Test
  void addsNoTask_whenNoTimeIsNamed() {
    Response response = rig.answer(callback("call me back"));

    assertEquals("Close", response.action());
    assertEquals(1, rig.crm.cases().size());
    assertEquals(Optional.empty(), rig.crm.cases().getFirst().task());
    assertEquals(0, rig.crm.tasks().size());
  }
}
