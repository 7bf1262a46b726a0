package com.atlasengine.local.salesforce;

import com.atlasengine.local.salesforce.SoqlTokens.Kind;
import com.atlasengine.local.salesforce.SoqlTokens.Token;
import java.util.List;
import java.util.function.Predicate;

/**
 * Reads what follows {@code WHERE}. As in Salesforce, {@code AND} and {@code OR} do not mix without
 * parentheses, and {@code NOT} starts an expression of its own.
 */
final class FilterParser {
  private static final List<String> SYMBOLS = List.of("=", "!=", "<>", "<", "<=", ">", ">=");

  private final SoqlTokens tokens;
  private final QueryFields fields;

  FilterParser(SoqlTokens tokens, QueryFields fields) {
    this.tokens = tokens;
    this.fields = fields;
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
    String operator = parseOperator();
    return new FieldComparison(tokens, name, field).toPredicate(operator, tokens.next());
  }

  private String parseOperator() {
    Token token = tokens.next();
    SoqlParser.refuseUnsupported(token);
    if (!SYMBOLS.contains(token.text())) {
      throw tokens.malformed(token);
    }
    return token.text();
  }
}
