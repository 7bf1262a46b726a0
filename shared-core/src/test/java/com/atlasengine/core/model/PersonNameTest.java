package com.atlasengine.core.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.atlasengine.core.kit.Ada;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PersonNameTest {

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "\t"})
  void isRefused_whenItIsBlank(String full) {
    assertThrows(IllegalArgumentException.class, () -> new PersonName("Ada", full));
  }

  @Test
  void isRefusedWithoutBeingRepeated_whenItIsTooLong() {
    assertEquals(
        "name is too long",
        assertThrows(
                IllegalArgumentException.class, () -> new PersonName("x".repeat(41), "Lovelace"))
            .getMessage());
    assertThrows(IllegalArgumentException.class, () -> new PersonName("Ada", "x".repeat(81)));
    assertEquals(40, new PersonName("x".repeat(40), "x".repeat(80)).first().length());
  }

  static List<Object> personal() {
    InteractionKey key = InteractionKey.startingAt(Ada.PHONE, Instant.EPOCH);
    return List.of(
        Ada.NAME,
        Ada.PHONE,
        key,
        new EngageLead("Ada", "Lovelace", Ada.PHONE.e164(), "User: I am Ada"),
        new NewCase("Ada", "Ada", Ada.PHONE, Optional.empty()),
        new PendingWork.Lead(key, Ada.NAME),
        new PendingWork.Case("t", new NewCase("Ada", "Ada", Ada.PHONE, Optional.empty())),
        new PendingWork.Erasure(Ada.PHONE, "Lovelace"),
        Ada.draft()
            .initialTranscript("User: I am Ada")
            .scenario("Hello Ada.")
            .transcript(List.of("User: I am Ada"))
            .summary("- Ada")
            .build());
  }

  @ParameterizedTest
  @MethodSource("personal")
  void showsNothingPersonal_whenARecordIsPrinted(Object record) {
    String printed = record.toString();

    assertFalse(printed.contains("Ada"), printed);
    assertFalse(printed.contains("Lovelace"), printed);
    assertFalse(printed.contains("555"), printed);
  }
}
