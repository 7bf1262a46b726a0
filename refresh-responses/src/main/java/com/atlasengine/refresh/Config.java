package com.atlasengine.refresh;

import com.atlasengine.core.config.Env;

/**
 * refresh-responses' configuration from environment variables, without the model's settings.
 *
 * @param cacheTable {@code RESPONSE_CACHE_TABLE}: the table of cached replies
 */
record Config(String cacheTable) {
  /**
   * Reads the environment. The caller calls {@link Env#check()} once, so that one message names
   * every missing variable.
   */
  static Config from(Env env) {
    return new Config(env.required("RESPONSE_CACHE_TABLE"));
  }
}
