package com.atlasengine.core.adapter.bedrock;

import java.util.Locale;
import java.util.Set;
import java.util.function.IntPredicate;

/**
 * Finds where sentences end in text that is still growing. In doubt it says no: a sentence that is
 * left out is missed less than half a sentence is noticed.
 */
public final class Sentences {
  private static final String CLOSING = "\"'”’)]*_";

  /** Written before a name or a number, so that a capital after them says nothing. */
  private static final Set<String> NEVER_LAST =
      Set.of(
          "mr", "mrs", "ms", "mx", "dr", "prof", "st", "rev", "hon", "gen", "col", "capt", "lt",
          "sgt", "sen", "rep", "gov", "pres", "mt", "ft", "vs", "cf", "al", "fig", "approx", "est",
          "dept", "ext", "tel", "min", "max", "avg", "e.g", "i.e", "jan", "feb", "mar", "apr",
          "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec");

  /** May end a sentence; a capital after them says so. */
  private static final Set<String> SOMETIMES_LAST =
      Set.of(
          "etc", "inc", "ltd", "co", "corp", "jr", "sr", "a.m", "p.m", "no", "nos", "ave", "blvd");

  private final String text;
  private int brackets;
  private boolean quoted;
  private boolean singleQuoted;
  private int curly;

  private Sentences(String text) {
    this.text = text;
  }

  /** The whole sentences that the text begins with, trimmed; empty when there is none yet. */
  public static String whole(String text) {
    return text.substring(0, new Sentences(text).lastEnd()).strip();
  }

  private int lastEnd() {
    int end = 0;
    int at = 0;
    while (at < text.length()) {
      if (!isMark(text.charAt(at))) {
        nest(at++);
        continue;
      }
      int marked = after(at, Sentences::isMark);
      int closed = after(marked, c -> CLOSING.indexOf(c) >= 0);
      for (int i = marked; i < closed; i++) {
        nest(i);
      }
      if (endsAt(at, marked, closed)) {
        end = closed;
      }
      at = closed;
    }
    return end;
  }

  /** Whether the marks from {@code mark} to {@code marked}, closed at {@code closed}, end one. */
  private boolean endsAt(int mark, int marked, int closed) {
    boolean open = brackets > 0 || quoted || singleQuoted || curly > 0;
    boolean glued = closed < text.length() && !Character.isWhitespace(text.charAt(closed));
    int next = after(closed, Character::isWhitespace);
    if (open || glued || (next < text.length() && Character.isLowerCase(text.charAt(next)))) {
      return false;
    }
    String marks = text.substring(mark, marked);
    if (marks.indexOf('!') >= 0 || marks.indexOf('?') >= 0) {
      return true;
    }
    return marks.equals(".") && fullStopEnds(mark, closed, next);
  }

  private boolean fullStopEnds(int mark, int closed, int next) {
    int start = wordStart(mark);
    String word = text.substring(start, mark).toLowerCase(Locale.ROOT);
    boolean anythingAfter = closed < text.length();
    if (word.isEmpty() || isInitial(start, mark) || NEVER_LAST.contains(word)) {
      return false;
    }
    if (Character.isDigit(text.charAt(mark - 1))) {
      return anythingAfter && !isListNumber(start, word);
    }
    if (SOMETIMES_LAST.contains(word)) {
      return next < text.length() && Character.isUpperCase(text.charAt(next));
    }
    return !isDotted(word);
  }

  private boolean isInitial(int start, int mark) {
    return mark - start == 1 && Character.isUpperCase(text.charAt(start));
  }

  /** Such as the {@code 2} of a list's {@code 2.}: alone at the beginning of a line. */
  private boolean isListNumber(int start, String word) {
    return word.chars().allMatch(Character::isDigit)
        && (start == 0 || text.charAt(start - 1) == '\n');
  }

  /** Such as {@code u.s}: letters with full stops between them. */
  private static boolean isDotted(String word) {
    return word.matches("(?:\\p{L}\\.)+\\p{L}");
  }

  private int wordStart(int mark) {
    int start = mark;
    while (start > 0 && isInWord(text.charAt(start - 1))) {
      start--;
    }
    return start;
  }

  private static boolean isInWord(char c) {
    return !Character.isWhitespace(c) && "([\"“‘'*_—–".indexOf(c) < 0;
  }

  private void nest(int at) {
    char c = text.charAt(at);
    switch (c) {
      case '(', '[' -> brackets++;
      case ')', ']' -> brackets = Math.max(0, brackets - 1);
      case '“' -> curly++;
      case '”' -> curly = Math.max(0, curly - 1);
      case '"' -> quoted = !quoted;
      case '\'' -> singleQuoted = singleQuoted ? inWord(at) : opensQuote(at);
      case '\n' -> forgetNesting(at);
      default -> {}
    }
  }

  /** What is open at the end of a paragraph was never meant to be closed. */
  private void forgetNesting(int at) {
    if (at > 0 && text.charAt(at - 1) == '\n') {
      brackets = 0;
      curly = 0;
      quoted = false;
      singleQuoted = false;
    }
  }

  /** An apostrophe inside a word, such as that of {@code don't}. */
  private boolean inWord(int at) {
    return at + 1 < text.length() && Character.isLetter(text.charAt(at + 1));
  }

  /** Before a capital at a word's beginning; {@code '90s} and {@code 'n'} open nothing. */
  private boolean opensQuote(int at) {
    boolean begins = at == 0 || Character.isWhitespace(text.charAt(at - 1));
    return begins && at + 1 < text.length() && Character.isUpperCase(text.charAt(at + 1));
  }

  private int after(int from, IntPredicate isPart) {
    int at = from;
    while (at < text.length() && isPart.test(text.charAt(at))) {
      at++;
    }
    return at;
  }

  private static boolean isMark(int c) {
    return c == '.' || c == '!' || c == '?' || c == '…';
  }
}
