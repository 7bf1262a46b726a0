package com.atlasengine.refresh;

import com.atlasengine.core.config.Env;

/**
 * refresh-responses' configuration from environment variables, without the model's settings.
 *
 * @param cacheTable {@code RESPONSE_CACHE_TABLE}: the table of cached replies
 * @param stage {@code STAGE}, {@code dev}: part of every cache key, as in lex-fulfillment
 */
record Config(String cacheTable, String stage) {
  /**
   * Reads the environment. The caller calls {@link Env#check()} once, so that one message names
   * every missing variable.
   */
  static Config from(Env env) {
    return new Config(env.required("RESPONSE_CACHE_TABLE"), env.text("STAGE", "dev"));
  }
}
