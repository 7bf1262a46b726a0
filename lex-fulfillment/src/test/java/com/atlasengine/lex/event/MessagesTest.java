package com.atlasengine.lex.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.atlasengine.lex.event.LexResponse.Message;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class MessagesTest {
  @Test
  void isOneMessage_whenItFits() {
    assertEquals(List.of(new Message("PlainText", "Hello.")), Messages.split(" Hello.\n"));
  }

  @Test
  void isNone_whenNothingIsSaid() {
    assertEquals(List.of(), Messages.split(" \n"));
  }

  @Test
  void isCutAtSpaces_whenItIsLong() {
    String text = "lighthouse ".repeat(200).strip();

    List<Message> messages = Messages.split(text);

    assertTrue(messages.stream().allMatch(m -> m.content().length() <= 1_024));
    assertEquals(text, messages.stream().map(Message::content).collect(Collectors.joining(" ")));
  }

  @Test
  void isAtMostFiveMessages_evenWithoutSpaces() {
    List<Message> messages = Messages.split("😀".repeat(4_000));

    assertEquals(5, messages.size());
    assertTrue(messages.stream().allMatch(m -> m.content().length() <= 1_024));
    assertFalse(Character.isHighSurrogate(messages.getFirst().content().charAt(1_023)));
  }

  @Test
  void losesItsTags() {
    assertEquals("one two", Messages.split("one<break time=\"1s\"/>two").getFirst().content());
    assertFalse(Messages.split("1 < 2 > 0").getFirst().content().contains("<"));
  }
}
