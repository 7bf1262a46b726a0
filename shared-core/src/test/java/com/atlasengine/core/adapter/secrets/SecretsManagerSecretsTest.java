package com.atlasengine.core.adapter.secrets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.atlasengine.core.adapter.aws.Latches;
import com.atlasengine.core.adapter.aws.StubServer;
import com.atlasengine.core.adapter.aws.StubServer.StubRequest;
import com.atlasengine.core.adapter.aws.StubServer.StubResponse;
import com.atlasengine.core.failure.PermanentFailure;
import com.atlasengine.core.failure.TransientFailure;
import com.atlasengine.core.fake.FakeClock;
import com.atlasengine.core.json.Json;
import com.atlasengine.core.kit.Deadlines;
import com.atlasengine.core.port.Secrets;
import com.atlasengine.core.port.SecretsContract;
import com.atlasengine.core.telemetry.Telemetry;
import com.atlasengine.core.time.Deadline;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SecretsManagerSecretsTest extends SecretsContract {
  private final Map<String, String> values = new ConcurrentHashMap<>();
  private final StubServer service = new StubServer(this::answer);
  private final FakeClock clock = new FakeClock();
  private final SecretsManagerSecrets secrets =
      SecretsManagerSecrets.connect(service.clients(), Telemetry.NONE, clock);
  private final Deadline deadline = Deadline.in(Duration.ofSeconds(20));

  @AfterEach
  void close() {
    service.close();
  }

  @Override
  protected Secrets secrets() {
    return secrets;
  }

  @Override
  protected void put(String id, String value) {
    values.put(id, value);
  }

  @Override
  protected void takeDown() {
    service.respondAlways(StubResponse.awsError(500, "InternalServiceError"));
  }

  private StubResponse answer(StubRequest request) {
    String value = values.get(request.json().path("SecretId").asText());
    return value == null
        ? StubResponse.awsError(400, "ResourceNotFoundException")
        : StubResponse.json(200, Json.writeString(Map.of("Name", "n", "SecretString", value)));
  }

  @Test
  void asksOnce_whileTheValueIsFresh() {
    put("key", "one");
    secrets.get("key", deadline);
    clock.advance(SecretsManagerSecrets.CACHE_TIME.minusMillis(1));
    secrets.get("key", deadline);
    assertEquals(1, service.requests().size());

    put("key", "two");
    clock.advance(Duration.ofMillis(1));
    assertEquals("two", secrets.get("key", deadline));
    assertEquals(2, service.requests().size());
  }

  @Test
  void usesTheOldValueAndLeavesTheServiceAlone_whenItFailsToRenew() {
    put("key", "one");
    secrets.get("key", deadline);
    clock.advance(SecretsManagerSecrets.CACHE_TIME);
    takeDown();

    assertEquals("one", secrets.get("key", deadline));
    assertEquals("one", secrets.get("key", deadline));
    assertEquals(2, service.requests().size());

    clock.advance(SecretsManagerSecrets.RETRY_DELAY);
    assertEquals("one", secrets.get("key", deadline));
    assertEquals(3, service.requests().size());
  }

  @Test
  void failsForGood_whenAnOldValueWasDeleted() {
    put("key", "one");
    secrets.get("key", deadline);
    clock.advance(SecretsManagerSecrets.CACHE_TIME);
    values.clear();

    assertThrows(PermanentFailure.class, () -> secrets.get("key", deadline));
  }

  @Test
  void asksOnce_whenManyThreadsWantItAtOnce() throws Exception {
    CountDownLatch go = new CountDownLatch(1);
    put("key", "one");
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Callable<String> get =
          () -> {
            Latches.await(go);
            return secrets.get("key", deadline);
          };
      List<Future<String>> answers =
          List.of(threads.submit(get), threads.submit(get), threads.submit(get));
      go.countDown();
      for (Future<String> answer : answers) {
        assertEquals("one", answer.get());
      }
    }

    assertEquals(1, service.requests().size());
  }

  @Test
  void asksAgain_whenTheValueWasForgotten() {
    put("key", "one");
    secrets.get("key", deadline);
    put("key", "two");

    secrets.forget();

    assertEquals("two", secrets.get("key", deadline));
  }

  @Test
  void failsWithTheDeadline_whenTheServiceDoesNotAnswer() {
    service.stopResponding();
    Deadline soon = Deadline.in(Duration.ofMillis(200));

    assertThrows(TransientFailure.class, () -> secrets.get("key", soon));
    assertTrue(soon.isPast());
    Deadlines.assertKept(soon);
  }

  @Test
  void failsForNow_whenTheAnswerIsNotOne() {
    service.respondAlways(StubResponse.json(200, "<html>"));

    assertThrows(TransientFailure.class, () -> secrets.get("key", deadline));
  }

  @Test
  void saysNothingOfTheServicesMessage_whenItIsRefused() {
    service.respondAlways(StubResponse.awsError(400, "AccessDeniedException"));

    PermanentFailure failure =
        assertThrows(PermanentFailure.class, () -> secrets.get("key", deadline));

    assertEquals("Secrets Manager: AccessDeniedException (400)", failure.getMessage());
    assertFalse(String.valueOf(failure.getCause()).contains("2065550123"));
  }
}
