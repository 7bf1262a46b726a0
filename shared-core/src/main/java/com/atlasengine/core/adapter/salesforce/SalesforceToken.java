package com.atlasengine.core.adapter.salesforce;

import java.net.URI;

/**
 * The access token of an org.
 *
 * @param bearer the access token
 * @param instance the org's host; send the token only there
 */
record SalesforceToken(String bearer, URI instance) {
  @Override
  public String toString() {
    return "SalesforceToken[…]";
  }
}
