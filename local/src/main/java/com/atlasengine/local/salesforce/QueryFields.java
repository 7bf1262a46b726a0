package com.atlasengine.local.salesforce;

import com.atlasengine.local.salesforce.SoqlTokens.Token;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The fields that one query can name.
 *
 * @param alias the name that the query gives the object, beside the object's own
 */
record QueryFields(SoqlTokens tokens, SObject type, Optional<String> alias) {

  /**
   * The field that a word names.
   *
   * @throws SalesforceError {@code INVALID_FIELD} when there is none
   */
  Field find(Token token) {
    String name = token.text();
    int dot = name.indexOf('.');
    if (dot > 0 && isThisObject(name.substring(0, dot))) {
      name = name.substring(dot + 1);
      dot = name.indexOf('.');
    }
    if (dot > 0) {
      throw invalid(
          token,
          "Didn't understand relationship '"
              + name.substring(0, dot)
              + "' in field path. If you are attempting to use a custom relationship, be sure to"
              + " append the '__r' after the custom relationship name.");
    }
    String column = name;
    return type.field(column)
        .orElseThrow(
            () ->
                invalid(
                    token,
                    "No such column '"
                        + column
                        + "' on entity '"
                        + type.name()
                        + "'. If you are attempting to use a custom field, be sure to append the"
                        + " '__c' after the custom field name. Please reference your WSDL or the"
                        + " describe call for the appropriate names."));
  }

  /**
   * The fields that {@code FIELDS(ALL)}, {@code FIELDS(STANDARD)} or {@code FIELDS(CUSTOM)} means.
   */
  List<Field> findGroup(Token token) {
    return switch (token.text().toUpperCase(Locale.ROOT)) {
      case "FIELDS(ALL)" -> List.copyOf(type.fields().values());
      case "FIELDS(CUSTOM)" -> type.fields().values().stream().filter(Field::isCustom).toList();
      case "FIELDS(STANDARD)" ->
          type.fields().values().stream().filter(f -> !f.isCustom()).toList();
      default -> throw tokens.malformed(token);
    };
  }

  private boolean isThisObject(String prefix) {
    return prefix.equalsIgnoreCase(type.name())
        || alias.filter(prefix::equalsIgnoreCase).isPresent();
  }

  private SalesforceError invalid(Token token, String message) {
    return tokens.error("INVALID_FIELD", token, message);
  }
}
