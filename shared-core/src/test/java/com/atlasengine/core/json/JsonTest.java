package com.atlasengine.core.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.atlasengine.core.failure.PermanentFailure;
import com.atlasengine.core.kit.Ada;
import com.atlasengine.core.model.EngageLead;
import com.atlasengine.core.model.InteractionKey;
import com.atlasengine.core.model.LeadId;
import com.atlasengine.core.model.NewCase;
import com.atlasengine.core.model.NewTask;
import com.atlasengine.core.model.PendingWork;
import com.atlasengine.core.model.PersonName;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {

  /** A record with everything that can be hard about one. */
  record Everything(
      String text,
      int number,
      Optional<String> there,
      Optional<String> missing,
      Instant time,
      List<LeadId> ids,
      Map<String, Integer> counts) {}

  static List<Object> records() {
    return List.of(
        new EngageLead(
            "Ada",
            "Lovelace",
            Ada.PHONE.e164(),
            "User: \"é\"\nAtlas: 😀",
            Optional.empty(),
            Optional.of("reservation-1"),
            Optional.of("en_US"),
            Optional.of("Hello Ada.")),
        new PendingWork.Lead(
            InteractionKey.startingAt(Ada.PHONE, Instant.EPOCH), new PersonName("Ada", "Lovelace")),
        new PendingWork.Case(
            "t",
            new NewCase(
                "s",
                "d",
                Ada.PHONE,
                Optional.of(new LeadId("00Q1")),
                Optional.of(new NewTask("s", LocalDate.EPOCH))),
            Optional.of(InteractionKey.startingAt(Ada.PHONE, Instant.EPOCH))),
        new PendingWork.Case(
            "t", new NewCase("s", "d", Ada.PHONE, Optional.empty()), Optional.empty()),
        new PendingWork.Erasure(Ada.PHONE, "Lovelace"),
        new Everything(
            "x",
            1,
            Optional.of("y"),
            Optional.empty(),
            Instant.parse("2026-10-26T06:07:12.367643Z"),
            List.of(new LeadId("00Q1")),
            Map.of("a", 1)));
  }

  @ParameterizedTest
  @MethodSource("records")
  void losesNothing_whenARecordIsWrittenAndRead(Object record) {
    assertEquals(record, Json.read(Json.writeBytes(record), record.getClass()));
    assertEquals(
        record,
        Json.read(Json.writeString(record).getBytes(StandardCharsets.UTF_8), record.getClass()));
  }

  @Test
  void writesTheWorkflowsInputAsTheOldSystemDid() {
    assertEquals(
        "{\"firstName\":\"Ada\",\"lastName\":\"Lovelace\",\"phone\":\"+12065550123\","
            + "\"chat_transcript\":\"User: hi\"}",
        Json.writeString(new EngageLead("Ada", "Lovelace", "+12065550123", "User: hi")));
  }

  @Test
  void leavesOutWhatIsAbsent() {
    JsonNode written =
        Json.read(
            Json.writeBytes(
                new Everything(
                    "x",
                    1,
                    Optional.empty(),
                    Optional.empty(),
                    Instant.EPOCH,
                    List.of(),
                    Map.of())),
            JsonNode.class);

    assertNull(written.get("missing"));
    assertEquals("1970-01-01T00:00:00Z", written.path("time").asText());
  }

  @Test
  void passesOverFieldsItDoesNotKnow() {
    assertEquals(
        Ada.NAME,
        read("{\"first\":\"Ada\",\"last\":\"Lovelace\",\"new\":{\"a\":[1]}}", PersonName.class));
  }

  @Test
  void namesTheFieldAndNotItsValue_whenOneDoesNotFit() {
    PermanentFailure failure =
        assertThrows(
            PermanentFailure.class,
            () -> read("{\"ids\":[{\"value\":\"\"}],\"number\":1}", Everything.class));
    assertEquals("Malformed Everything: ids.[0]", failure.getMessage());
    assertNull(failure.getCause());

    PermanentFailure number =
        assertThrows(
            PermanentFailure.class, () -> read("{\"number\":\"+12065550123\"}", Everything.class));
    assertEquals("Malformed Everything: number", number.getMessage());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "+12065550123", "{\"first\":", "[]", "\"text\""})
  void saysNothingOfTheText_whenItIsNotTheJsonExpected(String text) {
    PermanentFailure failure =
        assertThrows(PermanentFailure.class, () -> read(text, PersonName.class));
    assertEquals("Malformed PersonName: not the JSON expected", failure.getMessage());
  }

  @Test
  void isMalformed_whenItIsNull() {
    assertEquals(
        "Malformed PersonName: it is null",
        assertThrows(PermanentFailure.class, () -> read("null", PersonName.class)).getMessage());
  }

  @Test
  void isMalformed_whenItIsNestedTooDeeply() {
    assertThrows(PermanentFailure.class, () -> read("[".repeat(100), JsonNode.class));
  }

  private static <T> T read(String json, Class<T> type) {
    return Json.read(json.getBytes(StandardCharsets.UTF_8), type);
  }
}
