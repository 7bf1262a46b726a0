package com.atlasengine.checkversion;

import com.atlasengine.core.config.Env;
import java.util.EnumMap;
import java.util.Map;

/**
 * The versions to try, all of which one deployment of the stack brings.
 *
 * @param versions {@code LEX_FULFILLMENT_VERSION}, {@code REFRESH_RESPONSES_VERSION}, …: the ARN of
 *     each function's new version
 */
record Config(Map<Probe, String> versions) {
  Config {
    versions = Map.copyOf(versions);
  }

  /**
   * @throws IllegalStateException naming every variable that is missing
   */
  static Config from(Env env) {
    Map<Probe, String> versions = new EnumMap<>(Probe.class);
    versions.put(Probe.LEX_FULFILLMENT, env.required("LEX_FULFILLMENT_VERSION"));
    versions.put(Probe.REFRESH_RESPONSES, env.required("REFRESH_RESPONSES_VERSION"));
    versions.put(Probe.CREATE_LEAD, env.required("CREATE_LEAD_VERSION"));
    versions.put(Probe.GENERATE_SCENARIO, env.required("GENERATE_SCENARIO_VERSION"));
    versions.put(Probe.INVOKE_CALL, env.required("INVOKE_CALL_VERSION"));
    versions.put(Probe.UPDATE_LEAD, env.required("UPDATE_LEAD_VERSION"));
    env.check();
    return new Config(versions);
  }
}
