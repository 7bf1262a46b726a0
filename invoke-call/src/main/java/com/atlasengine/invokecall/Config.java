package com.atlasengine.invokecall;

import com.atlasengine.core.config.Env;
import com.atlasengine.core.model.DialRules;
import com.atlasengine.core.model.QuietHours;

/**
 * What invoke-call is told by its environment, besides Connect's own settings.
 *
 * @param interactionsTable {@code INTERACTIONS_DYNAMODB_TABLE}: the table of chats and calls
 * @param dialRules {@code ALLOWED_COUNTRIES}: ISO 3166 codes, default {@code US,CA}; {@code
 *     QUIET_HOURS}: hours where the number is, default {@code 21-8}, or {@code none}
 * @param dailyBudget {@code DAILY_DIAL_BUDGET}: calls the whole stack places in a day (UTC),
 *     default 200; 0 where there is nothing to call with
 */
record Config(String interactionsTable, DialRules dialRules, int dailyBudget) {
  private static final int MAX_DAILY_BUDGET = 100_000;

  /** Reads the environment; the caller checks it, so that all that is missing is named at once. */
  static Config from(Env env) {
    return new Config(
        env.required("INTERACTIONS_DYNAMODB_TABLE"),
        new DialRules(
            env.names("ALLOWED_COUNTRIES", "US,CA"),
            env.parse("QUIET_HOURS", "21-8", QuietHours::parse)),
        env.number("DAILY_DIAL_BUDGET", 200, 0, MAX_DAILY_BUDGET));
  }
}
