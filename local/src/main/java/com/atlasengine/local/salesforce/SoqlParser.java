package com.atlasengine.local.salesforce;

import com.atlasengine.local.salesforce.SoqlTokens.Kind;
import com.atlasengine.local.salesforce.SoqlTokens.Token;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Reads SOQL: fields of one object, compared with literals, sorted and limited.
 *
 * <p>Hand-written: the published parser needs an ANTLR version that conflicts with DynamoDB
 * Local's.
 */
final class SoqlParser {
  private static final List<String> NOT_SERVED =
      List.of(
          "GROUP",
          "HAVING",
          "WITH",
          "USING",
          "TYPEOF",
          "FOR",
          "OFFSET",
          "NULLS",
          "ALL",
          "LIKE",
          "IN",
          "INCLUDES",
          "EXCLUDES");

  private final Schema schema;

  SoqlParser(Schema schema) {
    this.schema = schema;
  }

  /**
   * Reads one query.
   *
   * @throws SalesforceError {@code MALFORMED_QUERY}, {@code INVALID_TYPE}, {@code INVALID_FIELD} or
   *     {@code INVALID_QUERY_FILTER_OPERATOR}
   */
  SoqlQuery parse(String soql) {
    SoqlTokens tokens = new SoqlTokens(soql);
    tokens.expect("SELECT");
    List<Token> selected = parseSelected(tokens);
    tokens.expect("FROM");
    QueryFields fields = new QueryFields(tokens, type(tokens));
    Predicate<Row> where = row -> true;
    if (tokens.accept("WHERE")) {
      where = new FilterParser(tokens, fields).parseExpression();
    }
    Comparator<Row> order = order(tokens, fields);
    int limit = tokens.accept("LIMIT") ? number(tokens) : Integer.MAX_VALUE;
    requireEnd(tokens);
    List<Field> shown = shownFields(tokens, selected, fields);
    return new SoqlQuery(fields.type(), shown, where, order, limit);
  }

  private static List<Token> parseSelected(SoqlTokens tokens) {
    List<Token> selected = new ArrayList<>();
    do {
      Token token = tokens.expect(Kind.WORD);
      refuseUnsupported(token);
      refuseFunction(token, tokens);
      selected.add(token);
    } while (tokens.accept(","));
    return selected;
  }

  private static List<Field> shownFields(
      SoqlTokens tokens, List<Token> selected, QueryFields fields) {
    Set<Field> shown = new LinkedHashSet<>();
    for (Token token : selected) {
      Field field = fields.find(token);
      if (!shown.add(field)) {
        throw tokens.error("MALFORMED_QUERY", token, "duplicate field selected: " + field.name());
      }
    }
    return List.copyOf(shown);
  }

  private SObject type(SoqlTokens tokens) {
    Token name = tokens.expect(Kind.WORD);
    return schema
        .find(name.text())
        .orElseThrow(
            () ->
                tokens.error(
                    "INVALID_TYPE",
                    name,
                    "sObject type '"
                        + name.text()
                        + "' is not supported. If you are attempting to use a custom object, be"
                        + " sure to append the '__c' after the entity name."));
  }

  private static Comparator<Row> order(SoqlTokens tokens, QueryFields fields) {
    List<Comparator<Row>> keys = new ArrayList<>();
    if (tokens.accept("ORDER")) {
      tokens.expect("BY");
      do {
        keys.add(orderBy(tokens, fields));
      } while (tokens.accept(","));
    }
    return keys.stream().reduce(Comparator::thenComparing).orElse(Comparator.comparing(Row::id));
  }

  private static Comparator<Row> orderBy(SoqlTokens tokens, QueryFields fields) {
    Token name = tokens.expect(Kind.WORD);
    Field field = fields.find(name);
    if (!field.isFilterable()) {
      throw tokens.error(
          "MALFORMED_QUERY",
          name,
          "field '" + field.name() + "' can not be sorted in a query call");
    }
    boolean descending = tokens.accept("DESC");
    if (!descending) {
      tokens.accept("ASC");
    }
    return FieldComparison.orderBy(field, descending);
  }

  private static int number(SoqlTokens tokens) {
    Token token = tokens.expect(Kind.NUMBER);
    try {
      return Integer.parseUnsignedInt(token.text());
    } catch (NumberFormatException e) {
      throw tokens.malformed(token);
    }
  }

  private static void requireEnd(SoqlTokens tokens) {
    refuseUnsupported(tokens.peek());
    tokens.expect(Kind.END);
  }

  private static void refuseFunction(Token name, SoqlTokens tokens) {
    if (tokens.peek().is("(")) {
      throw SalesforceError.unsupported("SOQL " + name.text() + "()");
    }
  }

  static void refuseUnsupported(Token token) {
    if (NOT_SERVED.stream().anyMatch(token::is)) {
      throw SalesforceError.unsupported("SOQL " + token.text());
    }
  }
}
