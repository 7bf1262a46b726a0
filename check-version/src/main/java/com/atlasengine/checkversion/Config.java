package com.atlasengine.checkversion;

import com.atlasengine.core.lambda.Env;
import java.util.Set;

/**
 * The versions to try, all of which one deployment of the stack brings.
 *
 * @param turnVersion {@code TURN_VERSION}: the ARN of the new version of lex-fulfillment
 * @param stepVersions {@code STEP_VERSIONS}: the ARNs of those of the other functions,
 *     comma-separated
 */
record Config(String turnVersion, Set<String> stepVersions) {
  Config {
    stepVersions = Set.copyOf(stepVersions);
  }

  /**
   * @throws IllegalStateException naming every variable that is missing
   */
  static Config from(Env env) {
    Config config =
        new Config(
            env.required("TURN_VERSION"),
            env.names("STEP_VERSIONS", env.required("STEP_VERSIONS")));
    env.check();
    return config;
  }
}
