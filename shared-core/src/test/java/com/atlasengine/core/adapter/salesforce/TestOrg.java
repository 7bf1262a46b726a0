package com.atlasengine.core.adapter.salesforce;

import com.atlasengine.core.adapter.aws.ClientLifecycle;
import com.atlasengine.core.adapter.aws.StubServer;
import com.atlasengine.core.adapter.aws.StubServer.StubRequest;
import com.atlasengine.core.adapter.aws.StubServer.StubResponse;
import com.atlasengine.core.config.Env;
import com.atlasengine.core.fake.FakeSecrets;
import com.atlasengine.core.json.Json;
import com.atlasengine.core.kit.TestContents;
import com.atlasengine.core.telemetry.Telemetry;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/** An org on loopback, for the tests of functions. */
public final class TestOrg implements AutoCloseable {
  private final StubOrg org;
  private final StubServer service;
  private final FakeSecrets secrets = new FakeSecrets();
  private final Clock clock;
  private volatile String lost = "";

  /** An org by this clock. */
  public TestOrg(Clock clock) {
    this.clock = clock;
    org = new StubOrg(clock);
    service = new StubServer(this::respond);
    secrets.put("creds", Json.writeString(org.secret(service.uri())));
  }

  /** Its records. */
  public StubOrg records() {
    return org;
  }

  /** Its server. */
  public StubServer service() {
    return service;
  }

  /** A CRM on it, configured by these environment variables. */
  public SalesforceCrm connect(Map<String, String> environment) {
    return SalesforceCrm.connect(
        ClientLifecycle.direct(),
        secrets,
        "creds",
        SalesforceSettings.from(Env.of(environment), TestContents.ENGLISH),
        Telemetry.NONE,
        clock);
  }

  /** Serves the next request of this method whose path ends so, and loses the answer. */
  public void loseNextAnswer(String method, String pathEnd) {
    lost = method + " " + pathEnd;
  }

  /** The last request of a method whose path ends so. */
  public Optional<StubRequest> lastRequest(String method, String pathEnd) {
    return service.requests().stream()
        .filter(request -> isOf(request, method + " " + pathEnd))
        .reduce((first, second) -> second);
  }

  private StubResponse respond(StubRequest request) {
    StubResponse response = org.respond(request);
    if (lost.isEmpty() || !isOf(request, lost)) {
      return response;
    }
    lost = "";
    return StubOrg.refuse(503, "SERVER_UNAVAILABLE");
  }

  private static boolean isOf(StubRequest request, String operation) {
    String[] parts = operation.split(" ", 2);
    return request.method().equals(parts[0]) && request.uri().getPath().endsWith(parts[1]);
  }

  @Override
  public void close() {
    service.close();
  }
}
