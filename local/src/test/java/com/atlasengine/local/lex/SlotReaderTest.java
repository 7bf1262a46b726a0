package com.atlasengine.local.lex;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SlotReaderTest {
  /** A Thursday. */
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-26T12:00:00Z"), ZoneOffset.UTC);

  private final SlotReader reader = new SlotReader(BotFixture.bot(), CLOCK);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          AMAZON.PhoneNumber  | +1 (509) 555-1212                     | +15095551212
          AMAZON.PhoneNumber  | 1 (509) 555-1212                      | 15095551212
          AMAZON.PhoneNumber  | (509) 555-1212                        | 5095551212
          AMAZON.PhoneNumber  | 555-1212                              | 5551212
          AMAZON.PhoneNumber  | it's 206.555.0123, thanks             | 2065550123
          AMAZON.PhoneNumber  | two oh six five five five oh one two three | 2065550123
          AMAZON.PhoneNumber  | 123                                   | -
          AMAZON.PhoneNumber  | 12345678901234567890                  | -
          AMAZON.PhoneNumber  | I don't want to tell                  | -
          AMAZON.FirstName    | Ada Lovelace                          | Ada Lovelace
          AMAZON.FirstName    | ada lovelace                          | ada lovelace
          AMAZON.FirstName    | Hi, my name is Ada Lovelace.          | Ada Lovelace
          AMAZON.FirstName    | I'm Seán O'Brien-Smith                | Seán O'Brien-Smith
          AMAZON.FirstName    | My name's Ludwig van Beethoven        | Ludwig van Beethoven
          AMAZON.FirstName    | why do you need that                  | -
          AMAZON.FirstName    | 12345                                 | -
          AMAZON.LastName     | Lovelace                              | Lovelace
          AMAZON.FreeFormInput| anything at all, even 12              | anything at all, even 12
          AMAZON.Confirmation | yes please                            | Yes
          AMAZON.Confirmation | no thanks                             | No
          AMAZON.Number       | about 42                              | 42
          AMAZON.EmailAddress | write to ada@example.com              | ada@example.com
          Size                | little                                | small
          Size                | huge                                  | -
          """)
  void value_whenTextHoldsOneOfTheType(String type, String text, String expected) {
    var prompt = new BotDefinition.PromptSpecification(JsonNodeFactory.instance.arrayNode(), 0);
    var slot = new BotDefinition.Slot("Slot", type, true, prompt);
    String found =
        reader
            .read(slot, text)
            .map(value -> value.path("value").path("interpretedValue").asText())
            .orElse(null);
    assertEquals(expected, found);
  }

  @ParameterizedTest
  @CsvSource({"AMAZON.Date,tomorrow,2026-11-27", "AMAZON.Time,at ten pm,22:00"})
  void dayOrTime_seenFromTheClock(String type, String text, String expected) {
    value_whenTextHoldsOneOfTheType(type, text, expected);
  }

  /** As Lex does it: the function sees that it has to ask. */
  @Test
  void bothResolved_whenTimeMayBeBeforeOrAfterNoon() {
    var prompt = new BotDefinition.PromptSpecification(JsonNodeFactory.instance.arrayNode(), 0);
    var slot = new BotDefinition.Slot("Slot", "AMAZON.Time", true, prompt);
    JsonNode value = reader.read(slot, "10 o'clock").orElseThrow().path("value");

    assertEquals("10 o'clock", value.path("originalValue").asText());
    assertTrue(value.path("interpretedValue").isNull());
    assertEquals("[\"10:00\",\"22:00\"]", value.path("resolvedValues").toString());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          yes                            | YES
          Yes, please!                   | YES
          yeah sure go ahead             | YES
          of course                      | YES
          that's right                   | YES
          no                             | NO
          no, that's wrong               | NO
          please don't                   | NO
          cancel                         | NO
          yes, no, wait                  | NEITHER
          ok what technology do you use  | NEITHER
          maybe                          | NEITHER
          ...                            | NEITHER
          """)
  void agreement_whenAskedYesOrNo(String text, YesOrNo expected) {
    assertEquals(expected, YesOrNo.of(text, LexWords.of("en_US")));
  }
}
