package com.atlasengine.refresh;

import com.atlasengine.core.lambda.Env;

/**
 * What refresh-responses is told by its environment, besides the model's own settings.
 *
 * @param cacheTable {@code RESPONSE_CACHE_TABLE}: the table of answers made before
 */
record Config(String cacheTable) {
  /**
   * @throws IllegalStateException naming every variable that is missing
   */
  static Config from(Env env) {
    Config config = new Config(env.required("RESPONSE_CACHE_TABLE"));
    env.check();
    return config;
  }
}
