package com.atlasengine.createlead;

import com.atlasengine.core.config.Env;
import com.atlasengine.core.lead.SecondPerson;
import java.time.Duration;
import java.util.Optional;

/**
 * create-lead's configuration from environment variables.
 *
 * @param salesforceSecretId {@code SALESFORCE_SECRET_ARN}: the secret's ARN or name
 * @param numberKeyId {@code NUMBER_KEY_ARN}: the secret that numbers are hashed with
 * @param interactionsTable {@code INTERACTIONS_DYNAMODB_TABLE}: the table of chats and calls
 * @param responseCacheTable {@code RESPONSE_CACHE_TABLE}: the table of late replies, which an
 *     erasure deletes
 * @param connectInstanceId {@code INSTANCE_ID}: the Connect instance that has the calls; {@code
 *     none} when the stack places no calls
 * @param interactionRetention {@code INTERACTION_RETENTION_DAYS}: how long an interaction is kept,
 *     365 days
 * @param secondPerson {@code SECOND_PERSON}: what a person gets whose number is on somebody else's
 *     Lead, {@code OwnLead} (the default) or {@code NamedInActivity}
 */
record Config(
    String salesforceSecretId,
    String numberKeyId,
    String interactionsTable,
    String responseCacheTable,
    Optional<String> connectInstanceId,
    Duration interactionRetention,
    SecondPerson secondPerson) {
  /**
   * Reads the environment. The caller calls {@link Env#check()} once, so that one message names
   * every missing variable.
   */
  static Config from(Env env) {
    return new Config(
        env.required("SALESFORCE_SECRET_ARN"),
        env.required("NUMBER_KEY_ARN"),
        env.required("INTERACTIONS_DYNAMODB_TABLE"),
        env.required("RESPONSE_CACHE_TABLE"),
        Optional.of(env.required("INSTANCE_ID")).filter(id -> !id.equals("none")),
        Duration.ofDays(env.number("INTERACTION_RETENTION_DAYS", 365, 1, 3_650)),
        env.parse("SECOND_PERSON", "OwnLead", SecondPerson::parse));
  }
}
