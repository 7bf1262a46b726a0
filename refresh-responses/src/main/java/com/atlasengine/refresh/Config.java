package com.atlasengine.refresh;

import com.atlasengine.core.config.Env;

/**
 * What refresh-responses is told by its environment, besides the model's own settings.
 *
 * @param cacheTable {@code RESPONSE_CACHE_TABLE}: the table of answers made before
 */
record Config(String cacheTable) {
  /** Reads the environment; the caller checks it, so that all that is missing is named at once. */
  static Config from(Env env) {
    return new Config(env.required("RESPONSE_CACHE_TABLE"));
  }
}
