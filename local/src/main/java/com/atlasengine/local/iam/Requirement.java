package com.atlasengine.local.iam;

import java.util.Map;
import java.util.Set;

/**
 * What a caller must be allowed for a request to be served.
 *
 * @param action such as {@code dynamodb:PutItem}
 * @param resource an ARN, or {@code *} for an action that has none
 * @param context the request's values by condition key
 */
record Requirement(String action, String resource, Map<String, Set<String>> context) {
  Requirement(String action, String resource) {
    this(action, resource, Map.of());
  }
}
