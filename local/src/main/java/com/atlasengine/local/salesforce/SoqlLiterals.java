package com.atlasengine.local.salesforce;

import com.atlasengine.local.salesforce.SoqlTokens.Token;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Literals of SOQL, and what is between the quotes of a string. */
final class SoqlLiterals {
  private static final Pattern WORDS =
      Pattern.compile(
          "true|false|null|today|yesterday|last_n_days:\\d{1,4}", Pattern.CASE_INSENSITIVE);

  private SoqlLiterals() {}

  /** Whether a value can be written so. */
  static boolean isLiteral(Token token) {
    return switch (token.kind()) {
      case STRING, TIME, DATE, NUMBER -> true;
      case WORD -> WORDS.matcher(token.text()).matches();
      case SYMBOL, END -> false;
    };
  }

  /**
   * The text that an escaped string stands for.
   *
   * @throws SalesforceError {@code MALFORMED_QUERY} for an escape that SOQL does not know
   */
  static String text(SoqlTokens tokens, Token literal) {
    return unescape(tokens, literal, String::valueOf, String::valueOf);
  }

  /** The pattern of a string after {@code LIKE}: {@code %} is any text, {@code _} any character. */
  static Pattern likePattern(SoqlTokens tokens, Token literal) {
    String pattern =
        unescape(
            tokens,
            literal,
            c -> c == '%' ? ".*" : c == '_' ? "." : Pattern.quote(String.valueOf(c)),
            c -> Pattern.quote(String.valueOf(c)));
    return Pattern.compile(
        pattern, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL);
  }

  private static String unescape(
      SoqlTokens tokens,
      Token literal,
      Function<Character, String> plain,
      Function<Character, String> escaped) {
    StringBuilder text = new StringBuilder();
    String raw = literal.text();
    for (int i = 0; i < raw.length(); i++) {
      char c = raw.charAt(i);
      text.append(
          c == '\\' ? escaped.apply(escape(tokens, literal, raw.charAt(++i))) : plain.apply(c));
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
