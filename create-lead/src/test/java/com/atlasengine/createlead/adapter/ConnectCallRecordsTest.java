package com.atlasengine.createlead.adapter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.atlasengine.core.adapter.aws.StubServer;
import com.atlasengine.core.adapter.aws.StubServer.StubRequest;
import com.atlasengine.core.adapter.aws.StubServer.StubResponse;
import com.atlasengine.core.failure.PermanentFailure;
import com.atlasengine.core.failure.TransientFailure;
import com.atlasengine.core.json.Json;
import com.atlasengine.core.model.ContactId;
import com.atlasengine.core.port.CallRecords;
import com.atlasengine.core.telemetry.Telemetry;
import com.atlasengine.core.time.Deadline;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ConnectCallRecordsTest {
  private static final ContactId CALL = new ContactId("contact-1");

  private final Map<String, String> attributes =
      new TreeMap<>(
          Map.of("interactionKey", "LEAD#+12065550123#INTERACTION#now", "leadId", "00Q1"));
  private final StubServer service = new StubServer(this::answer);
  private final CallRecords records =
      ConnectCallRecords.connect(service.clients(), "instance-1", Telemetry.NONE);
  private final Deadline deadline = Deadline.in(Duration.ofSeconds(20));

  @AfterEach
  void close() {
    service.close();
  }

  private synchronized StubResponse answer(StubRequest request) {
    return switch (request.method() + " " + request.uri().getPath()) {
      case "GET /contact/attributes/instance-1/contact-1" ->
          StubResponse.json(200, Json.writeString(Map.of("Attributes", attributes)));
      case "POST /contact/attributes" -> update(request);
      default -> StubResponse.awsError(404, "ResourceNotFoundException");
    };
  }

  private StubResponse update(StubRequest request) {
    request
        .json()
        .path("Attributes")
        .properties()
        .forEach(a -> attributes.put(a.getKey(), a.getValue().asText()));
    return StubResponse.json(200, "{}");
  }

  @Test
  void emptiesEveryAttribute() {
    records.forget(CALL, deadline);

    assertEquals(Map.of("interactionKey", "", "leadId", ""), attributes);
  }

  @Test
  void writesNothing_whenAllIsEmptyAlready() {
    records.forget(CALL, deadline);
    int before = service.requests().size();

    records.forget(CALL, deadline);

    assertEquals(before + 1, service.requests().size());
  }

  @Test
  void isDone_whenConnectDoesNotKnowTheCall() {
    records.forget(new ContactId("another"), deadline);

    assertEquals("00Q1", attributes.get("leadId"));
  }

  @Test
  void isTriedAgain_whenConnectThrottles() {
    service.respondNext(StubResponse.awsError(429, "ThrottlingException"));

    assertThrows(TransientFailure.class, () -> records.forget(CALL, deadline));
  }

  @Test
  void fails_whenConnectRefuses() {
    service.respondNext(StubResponse.awsError(403, "AccessDeniedException"));

    assertThrows(PermanentFailure.class, () -> records.forget(CALL, deadline));
  }
}
