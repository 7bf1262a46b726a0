package com.atlasengine.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LeakSearchTest {
  private LeakSearch search;

  @BeforeEach
  void searchForAVisitor() {
    search =
        new LeakSearch()
            .number("2065550188")
            .words(List.of("Zelda", "Quillfeather", "periwinkle"))
            .secret("the session's key", "0123456789abcdefghijklmnopqrstuvwxyz");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "digits of 2065550188 | calls +12065550188 now",
        "digits of 2065550188 | calls 206 555 0188",
        "digits of 2065550188 | calls (206) 555-0188",
        "digits of 2065550188 | calls 206.555.0188",
        "digits of 2065550188 | calls 2-0-6-5-5-5-0-1-8-8",
        "digits of 2065550188 | q=%2B1206%20555%200188&x",
        "digits of 2065550188 | {\"phone\":\"\\u002b1206\\u00355501\\u00388\"}",
        "digits of 2065550188 | body=eyJwaG9uZSI6IisxMjA2NTU1MDE4OCJ9",
        "spoken digits of 2065550188 | said two oh six five five five oh one eight eight",
        "spoken digits of 2065550188 | Two-zero-six, five five five, zero one eight eight.",
        "spoken digits of 2065550188 | two oh six triple five oh one double eight",
        "spoken digits of 2065550188 | dos cero seis cinco cinco cinco cero uno ocho ocho",
        "last seven digits of 2065550188 | number 5550188",
        "last seven digits of 2065550188 | number 555-0188.",
        "mask of 2065550188 | calls ******0188",
        "mask of 2065550188 | calls +1 XXX-XXX-0188",
        "beginning of 2065550188 | calls +1206555****",
        "hash of 2065550188 | person 47ac67a3e54a0620f806",
        "Zelda | for zelda",
        "Quillfeather | for QUILLFEATHER, Ms.",
        "periwinkle | asked about periwinkles",
        "periwinkle | {\"q\":\"p\\u0065riwinkle\"}",
        "a Salesforce session | 00D000000000001!AQabcdefghijklmnop",
        "a Salesforce session | 00D000000000001AAA!AQabcdefghijklmnop",
        "a Salesforce session | sid=00D000000000001%21AQabcdefghijklmnop",
        "a private key | -----BEGIN PRIVATE KEY-----",
        "a signed token | assertion=eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiJhcHAifQ.c2ln",
        "an interaction's key | key LEAD#+1206 and more",
        "an interaction's key | key=LEAD%23%2B1206",
        "the session's key | sealed with ...56789abcdefghijk...",
        "the session's key | sealed with MDEyMzQ1Njc4OWFiY2RlZmdoaWprbG1ub3A="
      })
  void findsWhatIsPlanted(String what, String line) {
    List<String> found = search.search("log", "before\n" + line + "\nafter");

    assertTrue(found.contains(what + " in log: " + line), () -> line + " -> " + found);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "xy", "xyz"})
  void findsWhatIsInBase64_whateverStandsBeforeIt(String before) {
    String hidden =
        Base64.getEncoder().encodeToString("+12065550188".getBytes(StandardCharsets.UTF_8));

    assertTrue(search.search("log", before + hidden).toString().contains("digits"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"level\":\"DEBUG\",\"message\":\"turn of 2026-10-26 took 18 ms, 206 bytes\"}",
        "1-5f84c7a5-9f2065550e1880aa, 206.555 ms, 100% of 5550 items",
        "****** done, 0188 rows",
        "LEAD is pending",
        "sealed with 0123456789abcde and no more"
      })
  void findsNothing_whereNothingIs(String line) {
    assertEquals(List.of(), search.search("log", line));
  }

  @Test
  void refusesASecret_thatIsTooShortToBeFound() {
    assertThrows(IllegalArgumentException.class, () -> search.secret("key", "0123456789"));
  }

  @Test
  void countsItsForms() {
    assertEquals(4 + 7 + 3 + 1, search.forms());
  }
}
