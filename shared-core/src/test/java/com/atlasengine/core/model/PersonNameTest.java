package com.atlasengine.core.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.atlasengine.core.kit.Ada;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

  @ParameterizedTest
  @CsvSource({
    "Grace, Grace Hopper",
    "grace hopper, Grace Hopper",
    "Grace Brewster Hopper, Grace  Hopper",
    "Zoë, Zoe Müller",
    "Zoe Muller, Zoë Müller"
  })
  void mayBeOnePerson_whenFirstAndLastWordsAgree(String one, String other) {
    assertTrue(
        NameReader.readFullName(one)
            .orElseThrow()
            .mayBe(NameReader.readFullName(other).orElseThrow()));
    assertTrue(
        NameReader.readFullName(other)
            .orElseThrow()
            .mayBe(NameReader.readFullName(one).orElseThrow()));
  }

  @ParameterizedTest
  @CsvSource({
    "Charles Babbage, Ada Byron",
    "Ada Lovelace, Annabella Lovelace",
    "Ada Lovelace, Ada Byron",
    "Lovelace, Ada Lovelace"
  })
  void isAnotherPerson_whenTheyDoNot(String one, String other) {
    assertFalse(
        NameReader.readFullName(one)
            .orElseThrow()
            .mayBe(NameReader.readFullName(other).orElseThrow()));
    assertFalse(
        NameReader.readFullName(other)
            .orElseThrow()
            .mayBe(NameReader.readFullName(one).orElseThrow()));
  }

  @Test
  void isTheSameInWords_whateverTheCase() {
    assertTrue(Ada.NAME.equalsInWords(NameReader.readFullName("ADA  lovelace").orElseThrow()));
    assertFalse(Ada.NAME.equalsInWords(NameReader.readFullName("Ada").orElseThrow()));
  }

  static List<Object> personal() {
    InteractionKey key = InteractionKey.startingAt(Ada.PHONE, Instant.EPOCH);
    CallReport report = new CallReport("Answered", Optional.empty(), Instant.EPOCH, "Ada called");
    return List.of(
        Ada.NAME,
        Ada.PHONE,
        key,
        new EngageLead(
            "Ada",
            "Lovelace",
            Ada.PHONE.e164(),
            "User: I am Ada",
            Optional.empty(),
            Optional.of("secret"),
            Optional.of("en_US"),
            Optional.of("Hello Ada")),
        new NewCase("Ada", "Ada", Ada.PHONE, Optional.empty()),
        new PendingWork.Lead(key, Ada.NAME),
        new PendingWork.Case(
            "t", new NewCase("Ada", "Ada", Ada.PHONE, Optional.empty()), Optional.of(key)),
        new PendingWork.Erasure(Ada.PHONE, "Lovelace"),
        Ada.draft()
            .initialTranscript("User: I am Ada")
            .scenario("Hello Ada.")
            .transcript(List.of("User: I am Ada"))
            .report(report)
            .build(),
        report,
        new CallActivity("mark", Optional.of(Ada.NAME), report));
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
