package com.atlasengine.local.salesforce;

import com.atlasengine.local.http.Faults;
import com.atlasengine.local.http.Gateway;
import com.atlasengine.local.timing.Latency;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;

/**
 * An org behind a port of its own.
 *
 * @param client is not logged in yet
 */
record ServedOrg(SalesforceOrg org, Gateway gateway, OrgClient client) implements AutoCloseable {
  /** Starts one. */
  static ServedOrg start(Clock clock, Latency latency, Duration sessionTimeout) throws IOException {
    SalesforceOrg org = new SalesforceOrg(clock, latency, sessionTimeout, OrgClient.KEYS);
    Gateway gateway = new Gateway(0);
    gateway.register(org);
    String url = gateway.endpoint().toString();
    return new ServedOrg(org, gateway, new OrgClient(url, org.credentials(url), clock));
  }

  /** Where it is. */
  String url() {
    return gateway.endpoint().toString();
  }

  /** Makes it fail. */
  Faults faults() {
    return gateway.faults();
  }

  @Override
  public void close() {
    gateway.close();
  }
}
