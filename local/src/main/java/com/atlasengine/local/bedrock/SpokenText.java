package com.atlasengine.local.bedrock;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Keeps what a model says and drops what it thinks: the text between {@code <think>} and {@code
 * </think>}. Text comes in pieces; a tag may be cut anywhere.
 */
final class SpokenText {
  private static final Pattern TAG = Pattern.compile("<(/?)think(?:ing)?>");

  /** The end of a text that may be the beginning of a tag. */
  private static final Pattern BEGUN_TAG =
      Pattern.compile("<(?:/?(?:t(?:h(?:i(?:n(?:k(?:i(?:n(?:g)?)?)?)?)?)?)?)?)?$");

  private final StringBuilder held = new StringBuilder();
  private boolean thinking;
  private boolean spoken;

  /**
   * Reads an answer.
   *
   * @param thinking whether it begins with thinking, without a tag
   */
  SpokenText(boolean thinking) {
    this.thinking = thinking;
  }

  /**
   * Adds a piece.
   *
   * @return what can be said now; maybe nothing
   * @throws ThoughtAloud when what was said until now was thinking
   */
  String add(String piece) throws ThoughtAloud {
    held.append(piece);
    StringBuilder text = new StringBuilder();
    Matcher tag = TAG.matcher(held);
    int from = 0;
    while (tag.find()) {
      boolean closing = !tag.group(1).isEmpty();
      if (closing && !thinking) {
        throw new ThoughtAloud(held.substring(tag.end()));
      }
      text.append(thinking ? "" : held.substring(from, tag.start()));
      thinking = !closing;
      from = tag.end();
    }
    Matcher begun = BEGUN_TAG.matcher(held).region(from, held.length());
    int end = begun.find() ? begun.start() : held.length();
    text.append(thinking ? "" : held.substring(from, end));
    held.delete(0, end);
    return withoutLeadingSpace(text.toString());
  }

  /** What is left at the end. */
  String finish() {
    return thinking ? "" : withoutLeadingSpace(held.toString());
  }

  /** The spoken part of a whole answer. */
  static String of(String whole) {
    SpokenText text = new SpokenText(false);
    try {
      return text.add(whole) + text.finish();
    } catch (ThoughtAloud e) {
      return of(e.rest());
    }
  }

  private String withoutLeadingSpace(String text) {
    String said = spoken ? text : text.stripLeading();
    spoken |= !said.isEmpty();
    return said;
  }

  /** A thought ended that had no beginning: some models begin to think without a tag. */
  static final class ThoughtAloud extends Exception {
    private final transient String rest;

    ThoughtAloud(String rest) {
      super("a thought ended that had no beginning", null, false, false);
      this.rest = rest;
    }

    /** The text after the thought. */
    String rest() {
      return rest;
    }
  }
}
