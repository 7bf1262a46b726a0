package com.atlasengine.lex.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.atlasengine.core.model.Channel;
import com.atlasengine.lex.EventBuilder;
import com.atlasengine.lex.LexHarness;
import com.atlasengine.lex.turn.IncomingEvent;
import com.atlasengine.lex.turn.IncomingTurn;
import com.atlasengine.lex.turn.Session;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventReaderTest {
  private static IncomingTurn read(EventBuilder event) {
    return switch (EventReader.read(event.bytes())) {
      case IncomingTurn turn -> turn;
      case IncomingEvent other -> throw new AssertionError("not a turn: " + other);
    };
  }

  @Test
  void claimsChat_whenItIsTypedAndNamesNoCall() {
    IncomingTurn turn = read(EventBuilder.of("greeting-text"));

    assertFalse(turn.spoken());
    assertEquals(Optional.empty(), turn.claimedCall());
    assertEquals(Channel.CHAT, turn.claimedChannel());
  }

  @Test
  void claimsThePhone_whenItIsSpoken() {
    IncomingTurn turn =
        read(EventBuilder.of("connect-voice").attribute(Session.INTERACTION_KEY, "no key"));

    assertEquals(Optional.empty(), turn.claimedCall());
    assertEquals(Channel.PHONE, turn.claimedChannel());
  }

  @Test
  void claimsThePhone_whenItIsTypedButNamesACall() {
    String key = LexHarness.CALL_KEY.encoded();
    IncomingTurn turn =
        read(EventBuilder.of("greeting-text").attribute(Session.INTERACTION_KEY, key));

    assertFalse(turn.spoken());
    assertEquals(Optional.of(LexHarness.CALL_KEY), turn.claimedCall());
    assertEquals(Channel.PHONE, turn.claimedChannel());
  }

  @ParameterizedTest
  @CsvSource({
    "greeting-text, InitiateDemo, FulfillmentCodeHook, true",
    "greeting-text, InitiateDemo, DialogCodeHook, false",
    "connect-voice, InitiateDemo, FulfillmentCodeHook, false",
    "connect-voice, CallbackIntent, FulfillmentCodeHook, true",
    "greeting-text, DeleteMyInfoIntent, FulfillmentCodeHook, true",
    "greeting-text, GreetingIntent, FulfillmentCodeHook, false"
  })
  void hasAnEffect_onlyWhenSomethingIsDone(
      String event, String intent, String hook, boolean hasEffect) {
    assertEquals(hasEffect, read(EventBuilder.of(event).intent(intent).hook(hook)).hasEffect());
  }

  @Test
  void hasTheSameId_onlyWhenItIsTheSameTurn() {
    String id = read(EventBuilder.of("greeting-text")).id();

    assertEquals(id, read(EventBuilder.of("greeting-text")).id());
    assertFalse(id.equals(read(EventBuilder.of("greeting-text").utterance("other")).id()));
    assertFalse(id.equals(read(EventBuilder.of("greeting-text").session("other")).id()));
  }
}
