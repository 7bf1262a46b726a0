package com.atlasengine.lex.event;

import com.atlasengine.lex.event.LexResponse.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Splits a text into messages within Lex's limits. */
final class Messages {
  private static final int MAX_MESSAGE_CHARS = 1_024;

  /** The API takes 10; the old quota was 5. */
  private static final int MAX_MESSAGES = 5;

  private static final Pattern FORBIDDEN_TEXT = Pattern.compile("<[^>]*>|[<>]|\\p{Cntrl}+");

  private Messages() {}

  /** Messages of 1 to 1,024 characters, cut at spaces, without tags; none of an empty text. */
  static List<Message> split(String text) {
    List<Message> messages = new ArrayList<>();
    String rest = FORBIDDEN_TEXT.matcher(text).replaceAll(" ").strip();
    while (!rest.isEmpty() && messages.size() < MAX_MESSAGES) {
      int end = messageEnd(rest);
      messages.add(new Message("PlainText", rest.substring(0, end).strip()));
      rest = rest.substring(end).strip();
    }
    return List.copyOf(messages);
  }

  private static int messageEnd(String rest) {
    if (rest.length() <= MAX_MESSAGE_CHARS) {
      return rest.length();
    }
    int space = rest.lastIndexOf(' ', MAX_MESSAGE_CHARS);
    if (space > 0) {
      return space;
    }
    return Character.isHighSurrogate(rest.charAt(MAX_MESSAGE_CHARS - 1))
        ? MAX_MESSAGE_CHARS - 1
        : MAX_MESSAGE_CHARS;
  }
}
