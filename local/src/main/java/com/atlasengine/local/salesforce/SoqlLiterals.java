package com.atlasengine.local.salesforce;

import com.atlasengine.local.salesforce.SoqlTokens.Token;

/** Literals of SOQL, and what is between the quotes of a string. */
final class SoqlLiterals {
  private SoqlLiterals() {}

  /** Whether a value can be written so. */
  static boolean isLiteral(Token token) {
    return switch (token.kind()) {
      case STRING, TIME, DATE, NUMBER -> true;
      case WORD -> token.is("true") || token.is("false") || token.is("null");
      case SYMBOL, END -> false;
    };
  }

  /**
   * The text that an escaped string stands for.
   *
   * @throws SalesforceError {@code MALFORMED_QUERY} for an escape that SOQL does not know
   */
  static String text(SoqlTokens tokens, Token literal) {
    StringBuilder text = new StringBuilder();
    String raw = literal.text();
    for (int i = 0; i < raw.length(); i++) {
      char c = raw.charAt(i);
      text.append(c == '\\' ? escape(tokens, literal, raw.charAt(++i)) : c);
    }
    return text.toString();
  }

  private static char escape(SoqlTokens tokens, Token literal, char code) {
    return switch (code) {
      case 'n', 'N' -> '\n';
      case 'r', 'R' -> '\r';
      case 't', 'T' -> '\t';
      case 'b', 'B' -> '\b';
      case 'f', 'F' -> '\f';
      case '"', '\'', '\\', '_', '%' -> code;
      default ->
          throw tokens.error(
              "MALFORMED_QUERY", literal, "Invalid string literal. Illegal escape: \\" + code);
    };
  }
}
