package com.atlasengine.lex.turn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.atlasengine.lex.turn.History.Exchange;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HistoryTest {
  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  @Test
  void survivesItsAttribute() {
    History history = History.empty().plus("hello", "Hi!").plus("what's \"new\"?", "Nothing.\n");

    assertEquals(history, History.parse(history.encoded()));
  }

  @Test
  void readsTheOldSystemsLines() {
    History history = History.parse("User: hi\nBot: Hello!\n\nUser: who: me?\nBot: Yes, you.\n");

    assertEquals(
        List.of(new Exchange("hi", "Hello!"), new Exchange("who: me?", "Yes, you.")),
        history.turns());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[", "[1,2]", "[null]", "[{\"user\":\"a\"}]", "[{\"user\":{}}]"})
  void isEmpty_whenTheAttributeIsNone(String attribute) {
    assertTrue(History.parse(attribute).isEmpty());
  }

  @Test
  void keepsTheNewestTurns() {
    History history = History.empty();
    for (int i = 1; i <= 30; i++) {
      history = history.plus("u" + i, "a" + i);
    }

    assertEquals(20, history.turns().size());
    assertEquals(Optional.of(new Exchange("u30", "a30")), history.last());
    assertTrue(history.lines().startsWith("User: u11\nAtlas: a11\n"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "李", "😀", "\"", "\\", "\u0007"})
  void staysWithinItsBytes_whateverIsSaid(String character) {
    History history = History.empty();
    for (int i = 0; i < 20; i++) {
      history = history.plus(character.repeat(1_000), character.repeat(1_000));
    }

    assertTrue(bytes(history.encoded()) <= 3_072, bytes(history.encoded()) + " bytes");
    assertTrue(character.equals("\u0007") || bytes(history.encoded()) > 800, "the newest is there");
  }

  @Test
  void doesNotCutACharacterInTwo() {
    Exchange cut = new Exchange("a" + "😀".repeat(300), "");

    assertFalse(Character.isHighSurrogate(cut.user().charAt(cut.user().length() - 1)));
  }

  @Test
  void showsNothingOfWhatWasSaid() {
    assertFalse(History.empty().plus("secret", "secret").toString().contains("secret"));
  }
}
