package com.atlasengine.core.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.atlasengine.core.kit.Ada;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InteractionKeyTest {
  private static final String WRITTEN =
      "LEAD#+12065550123#INTERACTION#2025-10-26T06:07:12.367643+00:00";

  @Test
  void isWrittenAsTheOldSystemDid() {
    InteractionKey key =
        InteractionKey.startingAt(Ada.PHONE, Instant.parse("2025-10-26T06:07:12.367643Z"));

    assertEquals(WRITTEN, key.encoded());
    assertEquals("LEAD#+12065550123", key.partitionKey());
    assertEquals("INTERACTION#2025-10-26T06:07:12.367643+00:00", key.sortKey());
    assertEquals(Optional.of(key), InteractionKey.parse(WRITTEN));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "LEAD#+12065550123#INTERACTION#2025-10-26T06:07:12+00:00",
        "LEAD#+12065550123#INTERACTION#2025-10-26T06:07:12.000001Z",
        "LEAD#+442071838750#INTERACTION#2025-10-26T06:07:12.367643+00:00"
      })
  void losesNothing_whenItIsReadAndWritten(String written) {
    assertEquals(Optional.of(written), InteractionKey.parse(written).map(InteractionKey::encoded));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "LEAD#",
        "LEAD#+12065550123",
        "LEAD#12065550123#INTERACTION#2025-10-26T06:07:12.367643+00:00",
        "LEAD#+02065550123#INTERACTION#2025-10-26T06:07:12.367643+00:00",
        "LEAD#+12065550123#INTERACTION#yesterday",
        "LEAD#+12065550123#INTERACTION#2025-10-26T06:07:12.367643",
        "LEAD#+12065550123#INTERACTION#2025-10-26T06:07:12.367643+00:00 ",
        "x LEAD#+12065550123#INTERACTION#2025-10-26T06:07:12.367643+00:00",
        "CLAIM#DIAL#+12065550123#CLAIM",
        "LEAD#+12065550123#INTERACTION#2025-10-26T06:07:12.367643+00:00\n"
      })
  void isNone_whenItIsNotWrittenLikeOne(String written) {
    assertEquals(Optional.empty(), InteractionKey.parse(written));
  }

  @Test
  void doesNotShowTheNumber_whenItIsPrinted() {
    assertFalse(InteractionKey.parse(WRITTEN).orElseThrow().toString().contains("0123"));
  }
}
