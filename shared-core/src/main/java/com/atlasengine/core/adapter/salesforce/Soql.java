package com.atlasengine.core.adapter.salesforce;

/** Salesforce's query language: the one place where values become part of a query. */
final class Soql {
  private Soql() {}

  /**
   * Puts values in the place of a query's question marks, quoted and escaped.
   *
   * @throws IllegalArgumentException when there are more or fewer values than question marks
   */
  static String bind(String query, String... values) {
    String[] parts = query.split("\\?", -1);
    if (parts.length != values.length + 1) {
      throw new IllegalArgumentException(
          "query has " + (parts.length - 1) + " parameters, not " + values.length);
    }
    StringBuilder bound = new StringBuilder(parts[0]);
    for (int i = 0; i < values.length; i++) {
      bound.append(quote(values[i])).append(parts[i + 1]);
    }
    return bound.toString();
  }

  /** A string literal; the single quote and the backslash are reserved, the rest may be escaped. */
  static String quote(String value) {
    StringBuilder literal = new StringBuilder("'");
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      switch (c) {
        case '\\', '\'', '"' -> literal.append('\\').append(c);
        case '\n' -> literal.append("\\n");
        case '\r' -> literal.append("\\r");
        case '\t' -> literal.append("\\t");
        case '\b' -> literal.append("\\b");
        case '\f' -> literal.append("\\f");
        default -> literal.append(c);
      }
    }
    return literal.append('\'').toString();
  }
}
