package com.atlasengine.invokecall;

import com.atlasengine.core.config.Env;
import com.atlasengine.core.content.Contents;
import com.atlasengine.core.dial.DialBudgets;
import com.atlasengine.core.model.DialRules;
import com.atlasengine.core.model.QuietHours;
import java.time.Duration;

/**
 * invoke-call's configuration from environment variables, without Connect's settings.
 *
 * @param contents what the contact flow says, in each locale
 * @param leavesVoicemailMessage {@code LEAVE_VOICEMAIL_MESSAGE}: whether the contact flow leaves
 *     the content's message on a voicemail that Connect detected, {@code false}
 * @param interactionsTable {@code INTERACTIONS_DYNAMODB_TABLE}: the table of chats and calls
 * @param numberKeyId {@code NUMBER_KEY_ARN}: the secret that numbers are hashed with
 * @param dialRules {@code ALLOWED_COUNTRIES}: ISO 3166 codes, default {@code US,CA}; {@code
 *     QUIET_HOURS}: hours where the number is, default {@code 21-8}, or {@code none}
 * @param interactionRetention {@code INTERACTION_RETENTION_DAYS}: how long the interaction of a
 *     repeated call is kept, 365 days
 * @param callRetry {@code CALL_RETRY_MINUTES}: for how long after the visitor asked the phone may
 *     still ring, 5 minutes; shorter than the claim of a number
 * @param budgets {@code DAILY_DIAL_BUDGET} and {@code HOURLY_DIAL_BUDGET}: calls the whole stack
 *     places
 */
record Config(
    Contents contents,
    boolean leavesVoicemailMessage,
    String interactionsTable,
    String numberKeyId,
    DialRules dialRules,
    Duration interactionRetention,
    Duration callRetry,
    DialBudgets budgets) {
  /**
   * Reads the environment. The caller calls {@link Env#check()} once, so that one message names
   * every missing variable.
   */
  static Config from(Env env) {
    return new Config(
        Contents.load(env),
        env.flag("LEAVE_VOICEMAIL_MESSAGE", false),
        env.required("INTERACTIONS_DYNAMODB_TABLE"),
        env.required("NUMBER_KEY_ARN"),
        new DialRules(
            env.names("ALLOWED_COUNTRIES", "US,CA"),
            env.parse("QUIET_HOURS", "21-8", QuietHours::parse)),
        Duration.ofDays(env.number("INTERACTION_RETENTION_DAYS", 365, 1, 3_650)),
        Duration.ofMinutes(env.number("CALL_RETRY_MINUTES", 5, 1, 8)),
        DialBudgets.ofStack(env));
  }
}
