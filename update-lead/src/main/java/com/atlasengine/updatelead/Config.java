package com.atlasengine.updatelead;

import com.atlasengine.core.config.Env;

/**
 * update-lead's configuration from environment variables, without the model's settings.
 *
 * @param salesforceSecretId {@code SALESFORCE_SECRET_ARN}: the secret's ARN or name
 * @param interactionsTable {@code INTERACTIONS_DYNAMODB_TABLE}: the table of chats and calls
 */
record Config(String salesforceSecretId, String interactionsTable) {
  /**
   * Reads the environment. The caller calls {@link Env#check()} once, so that one message names
   * every missing variable.
   */
  static Config from(Env env) {
    return new Config(
        env.required("SALESFORCE_SECRET_ARN"), env.required("INTERACTIONS_DYNAMODB_TABLE"));
  }
}
