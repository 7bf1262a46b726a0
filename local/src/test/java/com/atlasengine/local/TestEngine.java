package com.atlasengine.local;

import com.atlasengine.local.http.SdkClients;
import java.net.URI;
import java.nio.file.Path;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;

/** An engine that runs the test functions, and AWS's clients pointed at one. */
public final class TestEngine {
  private TestEngine() {}

  /** Options for an engine with the test functions. */
  public static EngineOptions options() {
    return EngineOptions.of(Path.of("src/test/resources/engine-fixture.yaml"));
  }

  /**
   * Options for an engine with the functions of the template. Their answers are due as late as the
   * template allows, so that a busy machine does not change what they are. Two processes of each
   * are enough for a visitor or two, and each costs the machine three seconds to start.
   */
  static EngineOptions patient() {
    return EngineOptions.of(Path.of("../template.yaml"))
        .withParameter("PhoneDeadlineMillis", "8000")
        .withParameter("ChatDeadlineMillis", "8000")
        .withParameter("EffectDeadlineMillis", "8000")
        .withConcurrency(2, 1);
  }

  /** Points a client at an endpoint, with credentials nobody checks. */
  public static <B extends AwsClientBuilder<B, ?>> B withEndpoint(B builder, URI endpoint) {
    return SdkClients.point(builder, endpoint);
  }
}
