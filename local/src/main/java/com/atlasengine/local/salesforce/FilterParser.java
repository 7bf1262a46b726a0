package com.atlasengine.local.salesforce;

import com.atlasengine.local.salesforce.SoqlTokens.Kind;
import com.atlasengine.local.salesforce.SoqlTokens.Token;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/**
 * Reads what follows {@code WHERE}. As in Salesforce, {@code AND} and {@code OR} do not mix without
 * parentheses, and {@code NOT} starts an expression of its own.
 */
final class FilterParser {
  private static final List<String> SYMBOLS = List.of("=", "!=", "<>", "<", "<=", ">", ">=");

  private final SoqlTokens tokens;
  private final QueryFields fields;
  private final Clock clock;

  FilterParser(SoqlTokens tokens, QueryFields fields, Clock clock) {
    this.tokens = tokens;
    this.fields = fields;
    this.clock = clock;
  }

  Predicate<Row> parseExpression() {
    if (tokens.accept("NOT")) {
      return parseOperand().negate();
    }
    Predicate<Row> whole = parseOperand();
    if (tokens.peek().is("AND")) {
      while (tokens.accept("AND")) {
        whole = whole.and(parseOperand());
      }
    } else {
      while (tokens.accept("OR")) {
        whole = whole.or(parseOperand());
      }
    }
    return whole;
  }

  private Predicate<Row> parseOperand() {
    if (tokens.accept("(")) {
      Predicate<Row> inner = parseExpression();
      tokens.expect(")");
      return inner;
    }
    return parseComparison();
  }

  private Predicate<Row> parseComparison() {
    Token name = tokens.expect(Kind.WORD);
    Field field = fields.find(name);
    if (!field.isFilterable()) {
      throw tokens.error(
          "INVALID_FIELD",
          name,
          "field '" + field.name() + "' can not be filtered in a query call");
    }
    FieldComparison comparison = new FieldComparison(tokens, name, field, clock);
    if (tokens.accept("NOT")) {
      tokens.expect("IN");
      return parseIn(comparison).negate();
    }
    if (tokens.accept("IN")) {
      return parseIn(comparison);
    }
    return comparison.toPredicate(parseOperator(), tokens.next());
  }

  private String parseOperator() {
    Token token = tokens.next();
    if (token.is("INCLUDES") || token.is("EXCLUDES")) {
      throw SalesforceError.unsupported("SOQL " + token.text());
    }
    if (!token.is("LIKE") && !SYMBOLS.contains(token.text())) {
      throw tokens.malformed(token);
    }
    return token.text().toUpperCase(Locale.ROOT);
  }

  private Predicate<Row> parseIn(FieldComparison comparison) {
    tokens.expect("(");
    if (tokens.peek().is("SELECT")) {
      throw SalesforceError.unsupported("SOQL semi-join");
    }
    List<Predicate<Row>> choices = new ArrayList<>();
    do {
      choices.add(comparison.toPredicate("=", tokens.next()));
    } while (tokens.accept(","));
    tokens.expect(")");
    return row -> choices.stream().anyMatch(choice -> choice.test(row));
  }
}
