package com.atlasengine.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LeakSearchTest {
  private final LeakSearch search =
      new LeakSearch()
          .number("2065550188")
          .words("Zelda", "Quillfeather", "periwinkle")
          .secret("the session's key", "0123456789abcdefghijklmnopqrstuvwxyz");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "calls +12065550188 now",
        "calls 206 555 0188",
        "calls (206) 555-0188",
        "calls 206.555.0188",
        "hash of 5550188",
        "said two oh six five five five oh one eight eight",
        "said Two-zero-six, five five five, zero one eight eight.",
        "for zelda",
        "for QUILLFEATHER, Ms.",
        "asked about periwinkle engines",
        "00D000000000001!AQabcdefghijklmnop",
        "00D000000000001AAA!AQabcdefghijklmnop",
        "-----BEGIN PRIVATE KEY-----",
        "assertion=eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiJhcHAifQ.c2ln",
        "key LEAD#+1206 and more",
        "sealed with ...89abcdefghijklmnop..."
      })
  void findsWhatIsPlanted(String line) {
    assertFalse(search.search("log", "before\n" + line + "\nafter").isEmpty(), line);
  }

  @Test
  void findsNothing_whereNothingIs() {
    assertEquals(
        List.of(),
        search.search(
            "log",
            "{\"level\":\"DEBUG\",\"message\":\"turn of 2026-10-26 took 18 ms, 206 bytes\"}"));
  }
}
