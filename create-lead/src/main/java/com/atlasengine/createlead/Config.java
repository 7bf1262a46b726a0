package com.atlasengine.createlead;

import com.atlasengine.core.config.Env;

/**
 * What create-lead is told by its environment.
 *
 * @param salesforceSecretId {@code SALESFORCE_SECRET_ARN}: the secret's ARN or name
 * @param interactionsTable {@code INTERACTIONS_DYNAMODB_TABLE}: the table of chats and calls
 */
record Config(String salesforceSecretId, String interactionsTable) {
  /** Reads the environment; the caller checks it, so that all that is missing is named at once. */
  static Config from(Env env) {
    return new Config(
        env.required("SALESFORCE_SECRET_ARN"), env.required("INTERACTIONS_DYNAMODB_TABLE"));
  }
}
