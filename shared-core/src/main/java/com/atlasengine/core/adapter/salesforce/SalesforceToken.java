package com.atlasengine.core.adapter.salesforce;

import java.net.URI;

/**
 * What opens an org.
 *
 * @param bearer the access token
 * @param instance the org's own host, the only one to use it at
 */
record SalesforceToken(String bearer, URI instance) {
  @Override
  public String toString() {
    return "SalesforceToken[…]";
  }
}
