package com.atlasengine.updatelead;

import com.atlasengine.core.config.Env;
import com.atlasengine.core.lead.SecondPerson;
import java.time.Duration;

/**
 * update-lead's configuration from environment variables, without the model's settings.
 *
 * @param salesforceSecretId {@code SALESFORCE_SECRET_ARN}: the secret's ARN or name
 * @param numberKeyId {@code NUMBER_KEY_ARN}: the secret that numbers are hashed with
 * @param interactionsTable {@code INTERACTIONS_DYNAMODB_TABLE}: the table of chats and calls
 * @param secondPerson {@code SECOND_PERSON}: what a person gets whose number is on somebody else's
 *     Lead, {@code OwnLead} (the default) or {@code NamedInActivity}
 * @param retryAfter {@code RETRY_NO_ANSWER_MINUTES}: after how long a call that nobody answered is
 *     repeated once, if the visitor agreed; 0 for never
 */
record Config(
    String salesforceSecretId,
    String numberKeyId,
    String interactionsTable,
    SecondPerson secondPerson,
    Duration retryAfter) {
  /**
   * Reads the environment. The caller calls {@link Env#check()} once, so that one message names
   * every missing variable.
   */
  static Config from(Env env) {
    return new Config(
        env.required("SALESFORCE_SECRET_ARN"),
        env.required("NUMBER_KEY_ARN"),
        env.required("INTERACTIONS_DYNAMODB_TABLE"),
        env.parse("SECOND_PERSON", "OwnLead", SecondPerson::parse),
        Duration.ofMinutes(env.number("RETRY_NO_ANSWER_MINUTES", 0, 0, 120)));
  }
}
