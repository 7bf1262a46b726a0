package com.atlasengine.core.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.atlasengine.core.kit.Ada;
import org.junit.jupiter.api.Test;

class NumberHashTest {
  private final NumberHash hash = new NumberHash("a secret");

  @Test
  void isHmacSha256_cutTo32HexDigits() {
    // printf '12:+12065550123' | openssl dgst -sha256 -hmac 'a secret'
    assertEquals("2b47bef3576675eef00541822aa115bf", hash.of(Ada.PHONE));
  }

  @Test
  void holdsNothingOfTheNumber() {
    String digits = Ada.PHONE.e164().substring(5);

    assertTrue(hash.of(Ada.KEY).matches("[0-9a-f]{32}"), hash.of(Ada.KEY));
    assertTrue(!hash.of(Ada.PHONE).contains(digits) && !hash.of(Ada.KEY).contains(digits));
  }

  @Test
  void isAnother_withAnotherSecret() {
    assertNotEquals(new NumberHash("another secret").of(Ada.PHONE), hash.of(Ada.PHONE));
  }

  @Test
  void isAnother_withAnotherPart() {
    assertNotEquals(hash.of(Ada.PHONE, "2026-10-26"), hash.of(Ada.PHONE, "2026-10-27"));
    assertNotEquals(hash.of(Ada.PHONE, "ab", "c"), hash.of(Ada.PHONE, "a", "bc"));
    assertNotEquals(hash.of(Ada.PHONE), hash.of(Ada.KEY));
  }

  @Test
  void refusesAnEmptySecret() {
    assertThrows(IllegalArgumentException.class, () -> new NumberHash(""));
  }
}
