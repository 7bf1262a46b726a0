package com.atlasengine.local.salesforce;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words of one SOQL query, read from left to right. */
final class SoqlTokens {
  private static final Pattern TOKEN =
      Pattern.compile(
          "'(?<string>(?:[^'\\\\]|\\\\.)*)'"
              + "|(?<time>\\d{4}-\\d\\d-\\d\\dT[\\d:.]+(?:Z|[+-]\\d\\d:?\\d\\d)?)"
              + "|(?<date>\\d{4}-\\d\\d-\\d\\d)"
              + "|(?<number>[+-]?\\d+(?:\\.\\d+)?)"
              + "|(?<word>[A-Za-z_][\\w.]*)"
              + "|(?<symbol><=|>=|!=|<>|[=<>(),])",
          Pattern.DOTALL);
  private static final Pattern SPACE = Pattern.compile("\\s*");
  private static final int ERROR_CONTEXT_CHARS = 40;

  private final String soql;
  private final List<Token> tokens = new ArrayList<>();
  private int next;

  /**
   * Splits a query.
   *
   * @throws SalesforceError {@code MALFORMED_QUERY} at the first character that starts no word
   */
  SoqlTokens(String soql) {
    this.soql = soql;
    Matcher space = SPACE.matcher(soql);
    Matcher token = TOKEN.matcher(soql);
    int at = 0;
    while (space.region(at, soql.length()).lookingAt() && space.end() < soql.length()) {
      at = space.end();
      if (!token.region(at, soql.length()).lookingAt()) {
        throw malformed(new Token(Kind.SYMBOL, soql.substring(at, at + 1), at));
      }
      tokens.add(tokenOf(token));
      at = token.end();
    }
    tokens.add(new Token(Kind.END, "<EOF>", soql.length()));
  }

  private static Token tokenOf(Matcher match) {
    for (Kind kind : Kind.values()) {
      if (kind != Kind.END && match.group(kind.group) != null) {
        return new Token(kind, match.group(kind.group), match.start());
      }
    }
    throw new IllegalStateException("a token of no kind");
  }

  Token peek() {
    return tokens.get(next);
  }

  Token next() {
    Token token = peek();
    next = Math.min(next + 1, tokens.size() - 1);
    return token;
  }

  /** Takes the next word if it is this one, in any case. */
  boolean accept(String text) {
    boolean found = peek().is(text);
    if (found) {
      next();
    }
    return found;
  }

  void expect(String text) {
    if (!accept(text)) {
      throw malformed(peek());
    }
  }

  Token expect(Kind kind) {
    if (peek().kind() != kind) {
      throw malformed(peek());
    }
    return next();
  }

  SalesforceError malformed(Token token) {
    return error("MALFORMED_QUERY", token, "unexpected token: '" + token.text() + "'");
  }

  /** An error that points at a word of the query, laid out as Salesforce does. */
  SalesforceError error(String code, Token token, String message) {
    int from = Math.max(0, token.offset() - ERROR_CONTEXT_CHARS);
    String around =
        soql.substring(from, Math.min(soql.length(), token.offset() + ERROR_CONTEXT_CHARS));
    return new SalesforceError(
        400,
        code,
        "\n%s\n%s^\nERROR at Row:1:Column:%d\n%s"
            .formatted(around, " ".repeat(token.offset() - from), token.offset() + 1, message));
  }

  /** What a word is. */
  enum Kind {
    STRING("string"),
    TIME("time"),
    DATE("date"),
    NUMBER("number"),
    WORD("word"),
    SYMBOL("symbol"),
    END("");

    private final String group;

    Kind(String group) {
      this.group = group;
    }
  }

  /**
   * One word.
   *
   * @param text as written; of a string, what is between the quotes, still escaped
   * @param offset its offset in the query
   */
  record Token(Kind kind, String text, int offset) {
    boolean is(String other) {
      return (kind == Kind.WORD || kind == Kind.SYMBOL) && text.equalsIgnoreCase(other);
    }
  }
}
