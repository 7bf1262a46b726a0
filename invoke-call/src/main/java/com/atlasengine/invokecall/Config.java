package com.atlasengine.invokecall;

import com.atlasengine.core.config.Env;
import com.atlasengine.core.dial.DialBudgets;
import com.atlasengine.core.model.DialRules;
import com.atlasengine.core.model.QuietHours;

/**
 * invoke-call's configuration from environment variables, without Connect's settings.
 *
 * @param interactionsTable {@code INTERACTIONS_DYNAMODB_TABLE}: the table of chats and calls
 * @param dialRules {@code ALLOWED_COUNTRIES}: ISO 3166 codes, default {@code US,CA}; {@code
 *     QUIET_HOURS}: hours where the number is, default {@code 21-8}, or {@code none}
 * @param budgets {@code DAILY_DIAL_BUDGET} and {@code HOURLY_DIAL_BUDGET}: calls the whole stack
 *     places
 */
record Config(String interactionsTable, DialRules dialRules, DialBudgets budgets) {
  /**
   * Reads the environment. The caller calls {@link Env#check()} once, so that one message names
   * every missing variable.
   */
  static Config from(Env env) {
    return new Config(
        env.required("INTERACTIONS_DYNAMODB_TABLE"),
        new DialRules(
            env.names("ALLOWED_COUNTRIES", "US,CA"),
            env.parse("QUIET_HOURS", "21-8", QuietHours::parse)),
        DialBudgets.ofStack(env));
  }
}
