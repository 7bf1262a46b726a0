package com.atlasengine.core.adapter.dynamodb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.atlasengine.core.adapter.aws.StubServer;
import com.atlasengine.core.adapter.aws.StubServer.StubResponse;
import com.atlasengine.core.failure.PermanentFailure;
import com.atlasengine.core.failure.TransientFailure;
import com.atlasengine.core.fake.FakeTelemetry;
import com.atlasengine.core.kit.Deadlines;
import com.atlasengine.core.model.ReplyKey;
import com.atlasengine.core.time.Deadline;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How every store fails; the response cache stands for all of them. */
class DynamoFailuresTest {
  private static final ReplyKey KEY = new ReplyKey("GreetingIntent", "0af3");

  private final StubServer service = new StubServer(r -> StubResponse.json(200, "{}"));
  private final FakeTelemetry telemetry = new FakeTelemetry();
  private final DynamoResponseCache cache =
      new DynamoResponseCache(
          Dynamo.connect(service.clients(), telemetry).responseCache("table"), Clock.systemUTC());
  private final Deadline deadline = Deadline.in(Duration.ofSeconds(20));

  @AfterEach
  void close() {
    service.close();
  }

  @ParameterizedTest
  @CsvSource({
    "400, ProvisionedThroughputExceededException",
    "400, ThrottlingException",
    "400, RequestLimitExceeded",
    "400, TransactionConflictException",
    "400, ExpiredTokenException",
    "403, ExpiredToken",
    "500, InternalServerError",
    "503, ServiceUnavailable"
  })
  void failsForNowAndAsksOnce_whenTheErrorPasses(int status, String error) {
    service.respondAlways(StubResponse.awsError(status, error));

    TransientFailure failure =
        assertThrows(TransientFailure.class, () -> cache.find(KEY, deadline));
    assertEquals("DynamoDB: " + error + " (" + status + ")", failure.getMessage());
    assertEquals(1, service.requests().size());
  }

  @ParameterizedTest
  @CsvSource({
    "400, ResourceNotFoundException",
    "400, ValidationException",
    "400, AccessDeniedException"
  })
  void failsForGood_whenTheErrorDoesNotPass(int status, String error) {
    service.respondAlways(StubResponse.awsError(status, error));

    PermanentFailure failure =
        assertThrows(PermanentFailure.class, () -> cache.find(KEY, deadline));
    assertEquals("DynamoDB: " + error + " (" + status + ")", failure.getMessage());
    assertFalse(String.valueOf(failure.getCause()).contains("2065550123"));
  }

  @Test
  void failsWithTheDeadline_whenTheServiceDoesNotAnswer() {
    cache.find(KEY, deadline); // what follows is about time, not about loading classes
    service.stopResponding();
    Deadline soon = Deadline.in(Duration.ofMillis(150));

    TransientFailure failure = assertThrows(TransientFailure.class, () -> cache.find(KEY, soon));
    assertEquals("DynamoDB: no answer in time", failure.getMessage());
    Deadlines.assertKept(soon);
  }

  @Test
  void failsForNow_whenTheAnswerIsNotOne() {
    service.respondAlways(StubResponse.json(200, "<html>"));

    assertThrows(TransientFailure.class, () -> cache.find(KEY, deadline));
  }

  @Test
  void failsForNow_whenAnErrorBreaksOffBeforeItsName() {
    service.respondAlways(StubResponse.json(400, "{\"__type\":\"com.amazonaws.dyna"));

    assertThrows(TransientFailure.class, () -> cache.find(KEY, deadline));
  }

  @Test
  void failsForNow_whenNobodyListens() {
    service.close();

    assertThrows(TransientFailure.class, () -> cache.find(KEY, deadline));
  }

  @Test
  void failsForNowAndKeepsTheInterrupt_whenItIsInterrupted() {
    Thread.currentThread().interrupt();

    assertThrows(TransientFailure.class, () -> cache.find(KEY, deadline));
    assertTrue(Thread.interrupted());
  }

  @Test
  void runsInItsSubsegment() {
    cache.find(KEY, deadline);

    assertEquals(List.of("response_cache"), telemetry.segments());
  }
}
