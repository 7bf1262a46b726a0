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
 * What a rehearsal is surrounded by, so that nothing of it counts: what it prints goes nowhere, its
 * segments and credentials are the {@link Loopback} endpoint's. Closing it puts everything back.
 */
final class Surroundings implements AutoCloseable {
  private static final String TRACE =
      "Root=1-00000000-000000000000000000000000;Parent=0000000000000000;Sampled=1";

  private final PrintStream out = System.out;
  private final Map<String, Optional<String>> properties = new HashMap<>();
  private final LambdaTelemetry.Aside aside;

  private Surroundings(Loopback loopback) throws IOException {
    aside = LambdaTelemetry.aside(loopback.daemon());
    property("com.amazonaws.xray.traceHeader", TRACE);
    property("aws.containerCredentialsFullUri", loopback.credentialsUri().toString());
    property("aws.containerAuthorizationToken", "primer");
    System.setOut(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
  }

  static Surroundings set(Loopback loopback) throws IOException {
    return new Surroundings(loopback);
  }

  /** Telemetry that reaches nobody. */
  LambdaTelemetry telemetry() {
    return aside.telemetry();
  }

  private void property(String name, String value) {
    properties.put(name, Optional.ofNullable(System.setProperty(name, value)));
  }

  @Override
  public void close() {
    System.setOut(out);
    properties.forEach(
        (name, before) ->
            before.ifPresentOrElse(
                value -> System.setProperty(name, value), () -> System.clearProperty(name)));
    aside.close();
  }
}
