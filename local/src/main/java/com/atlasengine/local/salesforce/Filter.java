package com.atlasengine.local.salesforce;

import com.atlasengine.local.salesforce.Tokens.Kind;
import com.atlasengine.local.salesforce.Tokens.Token;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/**
 * Reads what follows {@code WHERE}. As in Salesforce, {@code AND} and {@code OR} do not mix without
 * parentheses, and {@code NOT} starts an expression of its own.
 */
final class Filter {
  private static final List<String> SYMBOLS = List.of("=", "!=", "<>", "<", "<=", ">", ">=");

  private final Tokens tokens;
  private final Fields fields;
  private final Clock clock;

  Filter(Tokens tokens, Fields fields, Clock clock) {
    this.tokens = tokens;
    this.fields = fields;
    this.clock = clock;
  }

  Predicate<Row> expression() {
    if (tokens.accept("NOT")) {
      return operand().negate();
    }
    Predicate<Row> whole = operand();
    if (tokens.peek().is("AND")) {
      while (tokens.accept("AND")) {
        whole = whole.and(operand());
      }
    } else {
      while (tokens.accept("OR")) {
        whole = whole.or(operand());
      }
    }
    return whole;
  }

  private Predicate<Row> operand() {
    if (tokens.accept("(")) {
      Predicate<Row> inner = expression();
      tokens.expect(")");
      return inner;
    }
    return comparison();
  }

  private Predicate<Row> comparison() {
    Token name = tokens.expect(Kind.WORD);
    Field field = fields.find(name);
    if (!field.filterable()) {
      throw tokens.error(
          "INVALID_FIELD",
          name,
          "field '" + field.name() + "' can not be filtered in a query call");
    }
    Comparison comparison = new Comparison(tokens, name, field, clock);
    if (tokens.accept("NOT")) {
      tokens.expect("IN");
      return oneOf(comparison).negate();
    }
    if (tokens.accept("IN")) {
      return oneOf(comparison);
    }
    return comparison.with(operator(), tokens.next());
  }

  private String operator() {
    Token token = tokens.next();
    if (token.is("INCLUDES") || token.is("EXCLUDES")) {
      throw SalesforceError.notServed("SOQL " + token.text());
    }
    if (!token.is("LIKE") && !SYMBOLS.contains(token.text())) {
      throw tokens.malformed(token);
    }
    return token.text().toUpperCase(Locale.ROOT);
  }

  private Predicate<Row> oneOf(Comparison comparison) {
    tokens.expect("(");
    if (tokens.peek().is("SELECT")) {
      throw SalesforceError.notServed("SOQL semi-join");
    }
    List<Predicate<Row>> choices = new ArrayList<>();
    do {
      choices.add(comparison.with("=", tokens.next()));
    } while (tokens.accept(","));
    tokens.expect(")");
    return row -> choices.stream().anyMatch(choice -> choice.test(row));
  }
}
