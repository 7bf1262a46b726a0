package com.atlasengine.refresh;

import com.atlasengine.core.config.Env;
import com.atlasengine.core.content.Contents;
import com.atlasengine.core.usage.ModelBudget;

/**
 * refresh-responses' configuration from environment variables, without the model's settings.
 *
 * @param contents what the bot says and knows; {@code CONTENT_LOCALES}, {@code CONTENT_DIRECTORY}
 * @param cacheTable {@code RESPONSE_CACHE_TABLE}: the table of cached replies
 * @param stage {@code STAGE}, {@code dev}: part of every cache key, as in lex-fulfillment
 * @param interactionsTable {@code INTERACTIONS_DYNAMODB_TABLE}: where tokens are counted
 * @param dailyModelTokens {@code DAILY_MODEL_TOKENS}: tokens that all models may use in a day
 */
record Config(
    Contents contents,
    String cacheTable,
    String stage,
    String interactionsTable,
    int dailyModelTokens) {
  /**
   * Reads the environment. The caller calls {@link Env#check()} once, so that one message names
   * every missing variable.
   */
  static Config from(Env env) {
    return new Config(
        Contents.load(env),
        env.required("RESPONSE_CACHE_TABLE"),
        env.text("STAGE", "dev"),
        env.required("INTERACTIONS_DYNAMODB_TABLE"),
        ModelBudget.dailyTokens(env));
  }
}
