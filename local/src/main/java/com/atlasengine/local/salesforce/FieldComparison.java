package com.atlasengine.local.salesforce;

import com.atlasengine.local.salesforce.SoqlTokens.Kind;
import com.atlasengine.local.salesforce.SoqlTokens.Token;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Predicate;

/** Compares one field with literals; ignores case, treats a missing value as null. */
record FieldComparison(SoqlTokens tokens, Token name, Field field) {
  /** Orders rows by a field; rows without a value come first. */
  static Comparator<Row> orderBy(Field field, boolean descending) {
    Comparator<Object> values = descending ? order(field).reversed() : order(field);
    Comparator<Optional<Object>> order =
        (a, b) ->
            a.isPresent() && b.isPresent()
                ? values.compare(a.get(), b.get())
                : Boolean.compare(a.isPresent(), b.isPresent());
    return Comparator.comparing(row -> row.value(field), order);
  }

  /**
   * The rows whose field stands in this relation to a literal.
   *
   * @throws SalesforceError {@code INVALID_FIELD} when the literal is of another type than the
   *     field
   */
  Predicate<Row> toPredicate(String operator, Token literal) {
    if (!SoqlLiterals.isLiteral(literal)) {
      throw tokens.malformed(literal);
    }
    if (literal.is("null")) {
      return compareWithNull(operator, literal);
    }
    if (literal.kind() == Kind.STRING && literal.text().isEmpty() && field.type().isText()) {
      return compareWithNull(operator, literal);
    }
    Object value = read(literal);
    Comparator<Object> order = order(field);
    return row ->
        row.value(field)
            .map(v -> holds(operator, order.compare(v, value)))
            .orElse(operator.equals("!=") || operator.equals("<>"));
  }

  private Predicate<Row> compareWithNull(String operator, Token literal) {
    return switch (operator) {
      case "=" -> row -> row.value(field).isEmpty();
      case "!=", "<>" -> row -> row.value(field).isPresent();
      default -> throw tokens.malformed(literal);
    };
  }

  private static boolean holds(String operator, int order) {
    return switch (operator) {
      case "=" -> order == 0;
      case "!=", "<>" -> order != 0;
      case "<" -> order < 0;
      case "<=" -> order <= 0;
      case ">" -> order > 0;
      default -> order >= 0;
    };
  }

  private Object read(Token literal) {
    return switch (field.type()) {
      case BOOLEAN -> flag(literal);
      case INT -> number(literal);
      case DATE -> date(literal);
      case DATETIME -> time(literal);
      case ID, REFERENCE -> id(literal);
      case STRING, EMAIL, LONG_TEXTAREA -> text(literal);
    };
  }

  private Object flag(Token literal) {
    if (!literal.is("true") && !literal.is("false")) {
      throw mismatch("boolean", false);
    }
    return literal.is("true");
  }

  private Object number(Token literal) {
    if (literal.kind() != Kind.NUMBER || literal.text().contains(".")) {
      throw mismatch("int", false);
    }
    return Long.valueOf(literal.text());
  }

  private Object date(Token literal) {
    if (literal.kind() != Kind.DATE) {
      throw mismatch("date", false);
    }
    try {
      return LocalDate.parse(literal.text());
    } catch (DateTimeParseException e) {
      throw tokens.malformed(literal);
    }
  }

  private Object time(Token literal) {
    if (literal.kind() != Kind.TIME) {
      throw mismatch("dateTime", false);
    }
    try {
      return OffsetDateTime.parse(literal.text()).toInstant();
    } catch (DateTimeParseException e) {
      throw tokens.malformed(literal);
    }
  }

  private Object id(Token literal) {
    String id = text(literal).toString();
    return RecordId.parse(id)
        .orElseThrow(
            () -> tokens.error("INVALID_QUERY_FILTER_OPERATOR", name, "invalid ID field: " + id));
  }

  private Object text(Token literal) {
    if (literal.kind() != Kind.STRING) {
      throw mismatch("string", true);
    }
    return SoqlLiterals.text(tokens, literal);
  }

  private SalesforceError mismatch(String type, boolean quoted) {
    return tokens.error(
        "INVALID_FIELD",
        name,
        "value of filter criterion for field '%s' must be of type %s and should %sbe enclosed in quotes"
            .formatted(field.name(), type, quoted ? "" : "not "));
  }

  private static Comparator<Object> order(Field field) {
    return switch (field.type()) {
      case ID, REFERENCE -> Comparator.comparing(Object::toString);
      default -> FieldComparison::compare;
    };
  }

  private static int compare(Object a, Object b) {
    return switch (a) {
      case String text -> text.compareToIgnoreCase(b.toString());
      case Boolean flag -> Boolean.compare(flag, (Boolean) b);
      case Long number -> Long.compare(number, (Long) b);
      case Instant time -> time.compareTo((Instant) b);
      case LocalDate date -> date.compareTo((LocalDate) b);
      default -> throw new IllegalStateException("a value of " + a.getClass());
    };
  }
}
