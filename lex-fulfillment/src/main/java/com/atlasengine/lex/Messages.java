package com.atlasengine.lex;

import com.atlasengine.lex.event.LexResponse.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Cuts a text into messages as Lex takes them. */
final class Messages {
  private static final int LONGEST = 1_024;

  /** The API takes 10; the old quota was 5. */
  private static final int MOST = 5;

  private static final Pattern UNSAYABLE = Pattern.compile("<[^>]*>|[<>]|\\p{Cntrl}+");

  private Messages() {}

  /** Messages of 1 to 1,024 characters, cut at spaces, without tags; none of an empty text. */
  static List<Message> of(String text) {
    List<Message> messages = new ArrayList<>();
    String left = UNSAYABLE.matcher(text).replaceAll(" ").strip();
    while (!left.isEmpty() && messages.size() < MOST) {
      int end = end(left);
      messages.add(new Message("PlainText", left.substring(0, end).strip()));
      left = left.substring(end).strip();
    }
    return List.copyOf(messages);
  }

  private static int end(String left) {
    if (left.length() <= LONGEST) {
      return left.length();
    }
    int space = left.lastIndexOf(' ', LONGEST);
    if (space > 0) {
      return space;
    }
    return Character.isHighSurrogate(left.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
  }
}
