package com.atlasengine.core.adapter.bedrock;

import java.util.Locale;
import java.util.Set;
import java.util.function.IntPredicate;

/**
 * Finds where sentences end in text that is still growing. When unsure, it does not end a sentence:
 * leaving out a sentence is better than speaking half of one.
 */
public final class Sentences {
  private static final String CLOSING_MARKS = "\"'”’)]*_";

  /** Abbreviations before a name or number; a capital letter after them does not end a sentence. */
  private static final Set<String> NON_FINAL_ABBREVIATIONS =
      Set.of(
          "mr", "mrs", "ms", "mx", "dr", "prof", "st", "rev", "hon", "gen", "col", "capt", "lt",
          "sgt", "sen", "rep", "gov", "pres", "mt", "ft", "vs", "cf", "al", "fig", "approx", "est",
          "dept", "ext", "tel", "min", "max", "avg", "e.g", "i.e", "jan", "feb", "mar", "apr",
          "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec");

  /** Abbreviations that end a sentence only if a capital letter follows. */
  private static final Set<String> POSSIBLY_FINAL_ABBREVIATIONS =
      Set.of(
          "etc", "inc", "ltd", "co", "corp", "jr", "sr", "a.m", "p.m", "no", "nos", "ave", "blvd");

  private final String text;
  private int brackets;
  private boolean inDoubleQuotes;
  private boolean inSingleQuotes;
  private int curlyQuotes;

  private Sentences(String text) {
    this.text = text;
  }

  /** The complete sentences at the start of the text, trimmed; empty when there is none. */
  public static String keepComplete(String text) {
    return text.substring(0, new Sentences(text).lastSentenceEnd()).strip();
  }

  private int lastSentenceEnd() {
    int end = 0;
    int at = 0;
    while (at < text.length()) {
      if (!isEndMark(text.charAt(at))) {
        trackNesting(at++);
        continue;
      }
      int marked = skipWhile(at, Sentences::isEndMark);
      int closed = skipWhile(marked, c -> CLOSING_MARKS.indexOf(c) >= 0);
      for (int i = marked; i < closed; i++) {
        trackNesting(i);
      }
      if (isSentenceEnd(at, marked, closed)) {
        end = closed;
      }
      at = closed;
    }
    return end;
  }

  /** Whether the marks from {@code mark} to {@code marked}, closed at {@code closed}, end one. */
  private boolean isSentenceEnd(int mark, int marked, int closed) {
    boolean open = brackets > 0 || inDoubleQuotes || inSingleQuotes || curlyQuotes > 0;
    boolean textFollows = closed < text.length() && !Character.isWhitespace(text.charAt(closed));
    int next = skipWhile(closed, Character::isWhitespace);
    if (open || textFollows || (next < text.length() && Character.isLowerCase(text.charAt(next)))) {
      return false;
    }
    String marks = text.substring(mark, marked);
    if (marks.indexOf('!') >= 0 || marks.indexOf('?') >= 0) {
      return true;
    }
    return marks.equals(".") && isFullStopSentenceEnd(mark, closed, next);
  }

  private boolean isFullStopSentenceEnd(int mark, int closed, int next) {
    int start = wordStart(mark);
    String word = text.substring(start, mark).toLowerCase(Locale.ROOT);
    boolean textFollows = closed < text.length();
    if (word.isEmpty() || isInitial(start, mark) || NON_FINAL_ABBREVIATIONS.contains(word)) {
      return false;
    }
    if (Character.isDigit(text.charAt(mark - 1))) {
      return textFollows && !isListNumber(start, word);
    }
    if (POSSIBLY_FINAL_ABBREVIATIONS.contains(word)) {
      return next < text.length() && Character.isUpperCase(text.charAt(next));
    }
    return !isDottedAbbreviation(word);
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
  private static boolean isDottedAbbreviation(String word) {
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

  private void trackNesting(int at) {
    char c = text.charAt(at);
    switch (c) {
      case '(', '[' -> brackets++;
      case ')', ']' -> brackets = Math.max(0, brackets - 1);
      case '“' -> curlyQuotes++;
      case '”' -> curlyQuotes = Math.max(0, curlyQuotes - 1);
      case '"' -> inDoubleQuotes = !inDoubleQuotes;
      case '\'' -> inSingleQuotes = inSingleQuotes ? isApostrophe(at) : opensQuote(at);
      case '\n' -> resetNestingAfterParagraph(at);
      default -> {}
    }
  }

  /** A new paragraph closes all open brackets and quotes. */
  private void resetNestingAfterParagraph(int at) {
    if (at > 0 && text.charAt(at - 1) == '\n') {
      brackets = 0;
      curlyQuotes = 0;
      inDoubleQuotes = false;
      inSingleQuotes = false;
    }
  }

  /** An apostrophe inside a word, such as that of {@code don't}. */
  private boolean isApostrophe(int at) {
    return at + 1 < text.length() && Character.isLetter(text.charAt(at + 1));
  }

  /** Before a capital at a word's beginning; {@code '90s} and {@code 'n'} open nothing. */
  private boolean opensQuote(int at) {
    boolean begins = at == 0 || Character.isWhitespace(text.charAt(at - 1));
    return begins && at + 1 < text.length() && Character.isUpperCase(text.charAt(at + 1));
  }

  private int skipWhile(int from, IntPredicate isPart) {
    int at = from;
    while (at < text.length() && isPart.test(text.charAt(at))) {
      at++;
    }
    return at;
  }

  private static boolean isEndMark(int c) {
    return c == '.' || c == '!' || c == '?' || c == '…';
  }
}
