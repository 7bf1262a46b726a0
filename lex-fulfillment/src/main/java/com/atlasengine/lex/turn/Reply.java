package com.atlasengine.lex.turn;

import java.util.Locale;

/**
 * What is said.
 *
 * @param text plain text; empty where Lex says its own words
 * @param source where it came from
 * @param lookup the result of the cache look-up
 */
public record Reply(String text, Source source, CacheLookup lookup) {
  /** Words that are always the same: the right answer, not a substitute. */
  public static Reply fixed(String text) {
    return new Reply(text, Source.STATIC, CacheLookup.NONE);
  }

  /** A fixed text because no reply was ready. */
  public static Reply substitute(String text, CacheLookup lookup) {
    return new Reply(text, Source.SUBSTITUTE, lookup);
  }

  /** Where an answer came from. */
  public enum Source {
    /** The cache, fresh. */
    CACHED,
    /** The cache, due for a refresh. */
    STALE,
    /** The model, in full. */
    GENERATED,
    /** The model, as far as it got. */
    PARTIAL,
    /** A text that is always the same, and the right answer. */
    STATIC,
    /** A text that is always the same, because there was nothing better in time. */
    SUBSTITUTE,
    /** The model, one turn late. */
    LATE,
    /** A fixed text: the model was given nothing that answers the question. */
    UNANSWERED;

    /**
     * The value of the annotation {@code reply}. Both fixed texts are {@code static} there; the
     * metric {@code StaticReply} counts only substitutes.
     */
    public String wireName() {
      return this == SUBSTITUTE ? STATIC.wireName() : name().toLowerCase(Locale.ROOT);
    }
  }

  /** The result of the cache look-up. */
  public enum CacheLookup {
    /** Found in this process. */
    MEMORY,
    /** Found in the table. */
    DYNAMODB,
    /** Not in the table. */
    MISS,
    /** Slow or down. */
    DOWN,
    /** No look-up: the reply is not shared. */
    NONE;

    /** The value of the annotation {@code cache}. */
    public String wireName() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Override
  public String toString() {
    return "Reply[" + source + ", " + lookup + "]";
  }
}
