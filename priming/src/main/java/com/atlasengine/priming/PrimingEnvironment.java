package com.atlasengine.priming;

import com.atlasengine.core.telemetry.LambdaTelemetry;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The environment of a rehearsal, so that it leaves no trace: output is discarded, and segments and
 * credentials go to the {@link LoopbackServices} endpoint. Closing it restores everything.
 */
final class PrimingEnvironment implements AutoCloseable {
  private static final String TRACE =
      "Root=1-00000000-000000000000000000000000;Parent=0000000000000000;Sampled=1";

  private final PrintStream out = System.out;
  private final Map<String, Optional<String>> properties = new HashMap<>();
  private final LambdaTelemetry.DetachedTelemetry detachedTelemetry;

  private PrimingEnvironment(LoopbackServices loopback) throws IOException {
    detachedTelemetry = LambdaTelemetry.detach(loopback.xrayDaemonAddress());
    setProperty("com.amazonaws.xray.traceHeader", TRACE);
    setProperty("aws.containerCredentialsFullUri", loopback.credentialsUri().toString());
    setProperty("aws.containerAuthorizationToken", "primer");
    System.setOut(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
  }

  static PrimingEnvironment enter(LoopbackServices loopback) throws IOException {
    return new PrimingEnvironment(loopback);
  }

  /** Telemetry that reaches nobody. */
  LambdaTelemetry telemetry() {
    return detachedTelemetry.telemetry();
  }

  private void setProperty(String name, String value) {
    properties.put(name, Optional.ofNullable(System.setProperty(name, value)));
  }

  @Override
  public void close() {
    System.setOut(out);
    properties.forEach(
        (name, before) ->
            before.ifPresentOrElse(
                value -> System.setProperty(name, value), () -> System.clearProperty(name)));
    detachedTelemetry.close();
  }
}
