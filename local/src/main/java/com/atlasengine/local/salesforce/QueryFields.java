package com.atlasengine.local.salesforce;

import com.atlasengine.local.salesforce.SoqlTokens.Token;

/** The fields that one query can name. */
record QueryFields(SoqlTokens tokens, SObject type) {

  /**
   * The field that a word names.
   *
   * @throws SalesforceError {@code INVALID_FIELD} when there is none
   */
  Field find(Token token) {
    return type.field(token.text())
        .orElseThrow(
            () ->
                tokens.error(
                    "INVALID_FIELD",
                    token,
                    "No such column '"
                        + token.text()
                        + "' on entity '"
                        + type.name()
                        + "'. If you are attempting to use a custom field, be sure to append the"
                        + " '__c' after the custom field name. Please reference your WSDL or the"
                        + " describe call for the appropriate names."));
  }
}
