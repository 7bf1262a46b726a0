package com.atlasengine.priming;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.atlasengine.core.adapter.aws.AwsClients;
import com.atlasengine.core.adapter.aws.ClientLifecycle;
import com.atlasengine.core.adapter.bedrock.BedrockTextModel;
import com.atlasengine.core.adapter.bedrock.ModelSettings;
import com.atlasengine.core.config.Env;
import com.atlasengine.core.fake.FakeTelemetry;
import com.atlasengine.core.port.TextModel.Generation;
import com.atlasengine.core.port.TextModel.Prompt;
import com.atlasengine.core.time.Deadline;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LoopbackServicesTest {
  private static final Deadline SOON = Deadline.in(Duration.ofSeconds(20));

  private LoopbackServices loopback;
  private ClientLifecycle network;

  @BeforeEach
  void open() throws Exception {
    loopback = LoopbackServices.open();
    network = ClientLifecycle.redirectedTo(loopback.redirect());
    System.setProperty("aws.containerCredentialsFullUri", loopback.credentialsUri().toString());
  }

  @AfterEach
  void close() {
    System.clearProperty("aws.containerCredentialsFullUri");
    network.close();
    loopback.close();
  }

  private AwsClients clients() {
    return AwsClients.from(Env.of(Map.of("AWS_REGION", "us-west-2")), network);
  }

  @Test
  void answers_whenAskedAsBedrock() {
    BedrockTextModel model =
        BedrockTextModel.connect(
            clients(), ModelSettings.fast(Env.of(Map.of())), new FakeTelemetry());

    Generation said = model.generate(new Prompt("You are Atlas.", "hello", 150, 0.7), SOON);

    assertInstanceOf(Generation.Complete.class, said);
    assertTrue(said.text().startsWith("I am Atlas."), said.text());
  }

  @Test
  void isTrusted_whenItsAuthorityIs() throws Exception {
    try (HttpClient client =
        HttpClient.newBuilder().sslContext(loopback.redirect().sslContext()).build()) {
      assertEquals(200, client.send(ping(), BodyHandlers.ofString()).statusCode());
    }
  }

  @Test
  void isRefused_byThePlatformsAuthorities() {
    try (HttpClient client = HttpClient.newHttpClient()) {
      assertThrows(
          SSLHandshakeException.class, () -> client.send(ping(), BodyHandlers.discarding()));
    }
  }

  private HttpRequest ping() {
    return HttpRequest.newBuilder(loopback.redirect().target().resolve("/query")).build();
  }
}
