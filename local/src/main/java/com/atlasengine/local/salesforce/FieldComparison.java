package com.atlasengine.local.salesforce;

import com.atlasengine.local.salesforce.SoqlTokens.Kind;
import com.atlasengine.local.salesforce.SoqlTokens.Token;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/** Compares one field with literals; ignores case, treats a missing value as null. */
final class FieldComparison {
  private final SoqlTokens tokens;
  private final Token name;
  private final Field field;
  private final Clock clock;

  FieldComparison(SoqlTokens tokens, Token name, Field field, Clock clock) {
    this.tokens = tokens;
    this.name = name;
    this.field = field;
    this.clock = clock;
  }

  /** Orders rows by a field; rows without a value come first unless told otherwise. */
  static Comparator<Row> orderBy(Field field, boolean descending, boolean nullsLast) {
    Comparator<Object> values = descending ? order(field).reversed() : order(field);
    Comparator<Optional<Object>> order =
        (a, b) ->
            a.isPresent() && b.isPresent()
                ? values.compare(a.get(), b.get())
                : Boolean.compare(a.isPresent() != nullsLast, b.isPresent() != nullsLast);
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
    if (operator.equals("LIKE")) {
      return like(literal);
    }
    if (literal.is("null")) {
      return compareWithNull(operator, literal);
    }
    if (literal.kind() == Kind.STRING && literal.text().isEmpty() && field.type().isText()) {
      return compareWithNull(operator, literal);
    }
    Range range = range(literal);
    Comparator<Object> order = order(field);
    return row ->
        row.value(field).map(v -> range.holds(operator, v, order)).orElse(isNegated(operator));
  }

  private Predicate<Row> compareWithNull(String operator, Token literal) {
    return switch (operator) {
      case "=" -> row -> row.value(field).isEmpty();
      case "!=", "<>" -> row -> row.value(field).isPresent();
      default -> throw tokens.malformed(literal);
    };
  }

  private Predicate<Row> like(Token literal) {
    if (literal.kind() != Kind.STRING || !field.type().isText()) {
      throw tokens.error(
          "INVALID_QUERY_FILTER_OPERATOR",
          name,
          "invalid operator on field '" + field.name() + "'");
    }
    Predicate<String> matches = SoqlLiterals.likePattern(tokens, literal).asMatchPredicate();
    return row -> row.value(field).map(Object::toString).filter(matches).isPresent();
  }

  private Range range(Token literal) {
    return switch (field.type()) {
      case BOOLEAN -> Range.ofValue(flag(literal));
      case INT -> Range.ofValue(number(literal));
      case DATE -> literal.kind() == Kind.DATE ? Range.ofValue(date(literal)) : days(literal, true);
      case DATETIME ->
          literal.kind() == Kind.TIME ? Range.ofValue(time(literal)) : days(literal, false);
      case ID, REFERENCE -> Range.ofValue(id(literal));
      default -> Range.ofValue(text(literal));
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
    try {
      return LocalDate.parse(literal.text());
    } catch (DateTimeParseException e) {
      throw tokens.malformed(literal);
    }
  }

  private Object time(Token literal) {
    try {
      return OffsetDateTime.parse(literal.text()).toInstant();
    } catch (DateTimeParseException e) {
      throw tokens.malformed(literal);
    }
  }

  private Range days(Token literal, boolean asDates) {
    String[] parts = literal.text().toUpperCase(Locale.ROOT).split(":", 2);
    LocalDate today = LocalDate.now(clock.withZone(ZoneOffset.UTC));
    int days = parts.length == 2 ? Integer.parseInt(parts[1]) : 0;
    return switch (literal.kind() == Kind.WORD ? parts[0] : "") {
      case "TODAY" -> Range.days(today, today.plusDays(1), asDates);
      case "YESTERDAY" -> Range.days(today.minusDays(1), today, asDates);
      case "LAST_N_DAYS" -> Range.days(today.minusDays(days), today.plusDays(1), asDates);
      default -> throw mismatch(field.type().apiName(), false);
    };
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

  private static boolean isNegated(String operator) {
    return operator.equals("!=") || operator.equals("<>");
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

  /** The values a literal stands for: one, or those of whole days, {@code end} left out. */
  private record Range(Object start, Object end, boolean single) {
    static Range ofValue(Object value) {
      return new Range(value, value, true);
    }

    static Range days(LocalDate first, LocalDate end, boolean asDates) {
      return asDates
          ? new Range(first, end, false)
          : new Range(
              first.atStartOfDay().toInstant(ZoneOffset.UTC),
              end.atStartOfDay().toInstant(ZoneOffset.UTC),
              false);
    }

    boolean holds(String operator, Object value, Comparator<Object> order) {
      boolean before = order.compare(value, start) < 0;
      int toEnd = order.compare(value, end);
      boolean after = single ? toEnd > 0 : toEnd >= 0;
      return switch (operator) {
        case "=" -> !before && !after;
        case "!=", "<>" -> before || after;
        case "<" -> before;
        case "<=" -> !after;
        case ">" -> after;
        default -> !before;
      };
    }
  }
}
