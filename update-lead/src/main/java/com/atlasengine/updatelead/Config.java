package com.atlasengine.updatelead;

import com.atlasengine.core.config.Env;
import com.atlasengine.core.lead.SecondPerson;
import com.atlasengine.core.usage.ModelBudget;

/**
 * update-lead's configuration from environment variables, without the model's settings.
 *
 * @param salesforceSecretId {@code SALESFORCE_SECRET_ARN}: the secret's ARN or name
 * @param interactionsTable {@code INTERACTIONS_DYNAMODB_TABLE}: the table of chats and calls
 * @param secondPerson {@code SECOND_PERSON}: what a person gets whose number is on somebody else's
 *     Lead, {@code OwnLead} (the default) or {@code NamedInActivity}
 * @param dailyModelTokens {@code DAILY_MODEL_TOKENS}: tokens that all models may use in a day
 */
record Config(
    String salesforceSecretId,
    String interactionsTable,
    SecondPerson secondPerson,
    int dailyModelTokens) {
  /**
   * Reads the environment. The caller calls {@link Env#check()} once, so that one message names
   * every missing variable.
   */
  static Config from(Env env) {
    return new Config(
        env.required("SALESFORCE_SECRET_ARN"),
        env.required("INTERACTIONS_DYNAMODB_TABLE"),
        env.parse("SECOND_PERSON", "OwnLead", SecondPerson::parse),
        ModelBudget.dailyTokens(env));
  }
}
