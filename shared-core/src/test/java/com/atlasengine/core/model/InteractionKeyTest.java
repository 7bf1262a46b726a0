package com.atlasengine.core.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.atlasengine.core.kit.Ada;
import java.time.Instant;
import java.util.Base64;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InteractionKeyTest {
  private static final String WRITTEN =
      "LEAD#+12065550123#INTERACTION#2025-10-26T06:07:12.367643+00:00";

  private static final Instant STARTED = Instant.parse("2025-10-26T06:07:12.367643Z");

  @Test
  void isWrittenAsTheOldSystemDid_withRandomBitsAfterTheTime() {
    InteractionKey key = InteractionKey.startingAt(Ada.PHONE, STARTED);

    assertTrue(key.encoded().matches(Pattern.quote(WRITTEN) + "#[A-Za-z0-9_-]{22}"));
    assertEquals("LEAD#+12065550123", key.partitionKey());
    assertTrue(key.sortKey().startsWith("INTERACTION#2025-10-26T06:07:12.367643+00:00#"));
    assertEquals("2025-10-26T06:07:12.367643+00:00", key.time());
    assertEquals(Optional.of(key), InteractionKey.parse(key.encoded()));
  }

  /** 1,000 keys of 64 bits or more share each bit with about half of the others. */
  @Test
  void hasAtLeast64BitsThatNobodyCanGuess() {
    List<BitSet> drawn =
        IntStream.range(0, 1_000)
            .mapToObj(i -> InteractionKey.startingAt(Ada.PHONE, STARTED).startedAt())
            .map(text -> Base64.getUrlDecoder().decode(text.substring(text.indexOf('#') + 1)))
            .map(BitSet::valueOf)
            .toList();

    assertEquals(1_000, Set.copyOf(drawn).size());
    long fair =
        IntStream.range(0, 128)
            .filter(
                bit -> {
                  long set = drawn.stream().filter(bits -> bits.get(bit)).count();
                  return set > 350 && set < 650;
                })
            .count();
    assertEquals(128, fair);
  }

  @Test
  void isReadAsBefore_whenAnEarlierVersionWroteIt() {
    InteractionKey key = InteractionKey.parse(WRITTEN).orElseThrow();

    assertEquals("2025-10-26T06:07:12.367643+00:00", key.startedAt());
    assertEquals(key.startedAt(), key.time());
    assertEquals(WRITTEN, key.encoded());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "LEAD#+12065550123#INTERACTION#2025-10-26T06:07:12+00:00",
        "LEAD#+12065550123#INTERACTION#2025-10-26T06:07:12.000001Z",
        "LEAD#+442071838750#INTERACTION#2025-10-26T06:07:12.367643+00:00",
        "LEAD#+12065550123#INTERACTION#2025-10-26T06:07:12.367643+00:00#Yk3vJ0m1bX2Qd8sZr5-_Uw"
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
        "LEAD#+12065550123#INTERACTION#2025-10-26T06:07:12.367643+00:00#",
        "LEAD#+12065550123#INTERACTION#2025-10-26T06:07:12.367643+00:00#Yk3vJ0m1",
        "LEAD#+12065550123#INTERACTION#2025-10-26T06:07:12.367643+00:00#Yk3vJ0m1bX2Qd8sZr5TfU*",
        "CLAIM#DIAL#+12065550123#CLAIM",
        "LEAD#+12065550123#INTERACTION#2025-10-26T06:07:12.367643+00:00\n"
      })
  void isNone_whenItIsNotWrittenLikeOne(String written) {
    assertEquals(Optional.empty(), InteractionKey.parse(written));
  }

  @Test
  void showsNeitherNumberNorRandomBits_whenItIsPrinted() {
    String key = InteractionKey.startingAt(Ada.PHONE, STARTED).toString();

    assertEquals("InteractionKey[2025-10-26T06:07:12.367643+00:00]", key);
  }
}
