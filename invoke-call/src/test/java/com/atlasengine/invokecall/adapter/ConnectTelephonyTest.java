package com.atlasengine.invokecall.adapter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.atlasengine.core.adapter.aws.StubServer;
import com.atlasengine.core.adapter.aws.StubServer.StubRequest;
import com.atlasengine.core.adapter.aws.StubServer.StubResponse;
import com.atlasengine.core.config.Env;
import com.atlasengine.core.failure.TransientFailure;
import com.atlasengine.core.json.Json;
import com.atlasengine.core.kit.Ada;
import com.atlasengine.core.model.ContactFlowId;
import com.atlasengine.core.port.Telephony;
import com.atlasengine.core.port.TelephonyContract;
import com.atlasengine.core.telemetry.Telemetry;
import com.atlasengine.core.time.Deadline;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectTelephonyTest extends TelephonyContract {

  /** The calls by their client token, as the service tells them apart. */
  private final Map<String, JsonNode> calls = new LinkedHashMap<>();

  private final StubServer service = new StubServer(this::answer);
  private final Telephony telephony = telephony(Map.of("SOURCE_PHONE_NUMBER", "+12065550100"));
  private final Deadline deadline = Deadline.in(Duration.ofSeconds(20));

  @AfterEach
  void close() {
    service.close();
  }

  private Telephony telephony(Map<String, String> more) {
    Map<String, String> variables = new LinkedHashMap<>(more);
    variables.put("INSTANCE_ID", "instance-1");
    variables.put("CONTACT_FLOW_ID", "flow-1");
    ConnectSettings settings = ConnectSettings.from(Env.of(variables));
    return ConnectTelephony.connect(service.clients(), settings, Telemetry.NONE);
  }

  private synchronized StubResponse answer(StubRequest request) {
    if (request.uri().getPath().equals("/contact/attributes")) {
      return addAttributes(request.json());
    }
    if (request.uri().getPath().equals("/search-contacts")) {
      return search(request.json());
    }
    if (!request.uri().getPath().equals("/contact/outbound-voice")) {
      return StubResponse.awsError(404, "UnknownOperationException");
    }
    String token = request.json().path("ClientToken").asText();
    calls.putIfAbsent(token, request.json());
    return StubResponse.json(200, "{\"ContactId\":\"contact-" + token + "\"}");
  }

  private StubResponse search(JsonNode request) {
    String name = request.at("/SearchCriteria/Name/SearchText/0").asText();
    String found =
        calls.values().stream()
            .filter(call -> call.path("Name").asText().equals(name))
            .map(call -> "{\"Id\":\"contact-" + name + "\",\"Name\":\"" + name + "\"}")
            .collect(Collectors.joining(","));
    return StubResponse.json(200, "{\"Contacts\":[" + found + "]}");
  }

  private StubResponse addAttributes(JsonNode request) {
    String call = request.path("InitialContactId").asText();
    JsonNode placed = calls.get(call.replace("contact-", ""));
    if (placed == null || !request.path("InstanceId").asText().equals("instance-1")) {
      return StubResponse.awsError(404, "ResourceNotFoundException");
    }
    ((ObjectNode) placed.path("Attributes")).setAll((ObjectNode) request.path("Attributes"));
    return StubResponse.json(200, "{}");
  }

  @Override
  protected Telephony telephony() {
    return telephony;
  }

  @Override
  protected synchronized List<PlacedCall> placedCalls() {
    return calls.values().stream().map(ConnectTelephonyTest::rung).toList();
  }

  @SuppressWarnings("unchecked")
  private static PlacedCall rung(JsonNode call) {
    return new PlacedCall(
        call.path("DestinationPhoneNumber").asText(),
        Json.read(call.path("Attributes"), Map.class));
  }

  @Override
  protected void refuseAll(String error) {
    service.respondAlways(StubResponse.awsError(403, error));
  }

  @Override
  protected void takeDown() {
    service.respondAlways(StubResponse.awsError(500, "InternalServiceException"));
  }

  @Test
  void saysWhoCallsAndHowLongItRings() {
    telephony.dial(Ada.PHONE, "token-1", Map.of(), deadline);

    JsonNode call = service.requests().getFirst().json();
    assertEquals("PUT", service.requests().getFirst().method());
    assertEquals("instance-1", call.path("InstanceId").asText());
    assertEquals("flow-1", call.path("ContactFlowId").asText());
    assertEquals("+12065550100", call.path("SourcePhoneNumber").asText());
    assertEquals("token-1", call.path("ClientToken").asText());
    assertEquals(45, call.path("RingTimeoutInSeconds").asInt());
    assertTrue(call.path("QueueId").isMissingNode());
  }

  @Test
  void goesThroughAnotherFlow_whenTheRequestNamesOne() {
    telephony.through(new ContactFlowId("flow-2")).dial(Ada.PHONE, "token-1", Map.of(), deadline);

    JsonNode call = service.requests().getFirst().json();
    assertEquals("flow-2", call.path("ContactFlowId").asText());
    assertEquals("instance-1", call.path("InstanceId").asText());
  }

  @Test
  void asksForNoDetectionOfMachines_unlessItIsOn() {
    telephony.dial(Ada.PHONE, "token-1", Map.of("leadId", "00Q1"), deadline);

    JsonNode call = service.requests().getFirst().json();
    assertTrue(call.path("TrafficType").isMissingNode());
    assertTrue(call.path("AnswerMachineDetectionConfig").isMissingNode());
    assertEquals(1, call.path("Attributes").size());
  }

  @ParameterizedTest
  @CsvSource({"true, 'Hello, this is Atlas.'", "false, none"})
  void hasMachinesDetected_andTellsTheFlowWhatToLeave(boolean leaves, String message) {
    Map<String, String> attributes = new HashMap<>(Map.of("leadId", "00Q1"));
    if (leaves) {
      attributes.put("voicemailMessage", message);
    }

    telephony(Map.of("SOURCE_PHONE_NUMBER", "+12065550100", "ANSWER_MACHINE_DETECTION", "on"))
        .dial(Ada.PHONE, "token-1", attributes, deadline);

    JsonNode call = service.requests().getFirst().json();
    assertEquals("CAMPAIGN", call.path("TrafficType").asText());
    JsonNode detection = call.path("AnswerMachineDetectionConfig");
    assertTrue(detection.path("EnableAnswerMachineDetection").asBoolean());
    assertEquals(leaves, detection.path("AwaitAnswerMachinePrompt").asBoolean());
    assertEquals("on", call.at("/Attributes/machineDetection").asText());
    assertEquals(message, call.at("/Attributes/voicemailMessage").asText());
    assertEquals("00Q1", call.at("/Attributes/leadId").asText());
  }

  @Test
  void callsFromTheQueue_whenThereIsNoNumber() {
    telephony(Map.of("QUEUE_ID", "queue-1")).dial(Ada.PHONE, "token-1", Map.of(), deadline);

    JsonNode call = service.requests().getFirst().json();
    assertEquals("queue-1", call.path("QueueId").asText());
    assertTrue(call.path("SourcePhoneNumber").isMissingNode());
  }

  @ParameterizedTest
  @ValueSource(strings = {"DestinationNotAllowedException", "OutboundContactNotPermittedException"})
  void isRefused_whenTheServiceWillNeverCallTheNumber(String error) {
    service.respondAlways(StubResponse.awsError(403, error));

    assertEquals(
        new Telephony.DialResult.Refused(error),
        telephony.dial(Ada.PHONE, "token-1", Map.of(), deadline));
  }

  @ParameterizedTest
  @ValueSource(strings = {"InvalidParameterException", "InvalidRequestException"})
  void tellsTheNumberFromTheSetUp_byWhatIsInvalid(String error) {
    service.respondAlways(invalid(error, "DestinationPhoneNumber is not valid"));
    assertEquals(
        new Telephony.DialResult.Refused(error),
        telephony.dial(Ada.PHONE, "token-1", Map.of(), deadline));

    service.respondAlways(invalid(error, "SourcePhoneNumber is not claimed by this instance"));
    assertEquals(
        new Telephony.DialResult.NotSetUp(error),
        telephony.dial(Ada.PHONE, "token-1", Map.of(), deadline));
  }

  private static StubResponse invalid(String error, String message) {
    byte[] body = ("{\"message\":\"" + message + "\"}").getBytes(StandardCharsets.UTF_8);
    return new StubResponse(400, Map.of("x-amzn-ErrorType", error), out -> out.write(body));
  }

  @ParameterizedTest
  @CsvSource({"429, LimitExceededException", "429, TooManyRequestsException"})
  void ringsNoPhone_whenItIsThrottled(int status, String error) {
    service.respondAlways(StubResponse.awsError(status, error));

    assertEquals(
        new Telephony.DialResult.Throttled(),
        telephony.dial(Ada.PHONE, "token-1", Map.of(), deadline));
    assertEquals(1, service.requests().size());
  }

  @ParameterizedTest
  @CsvSource({
    "403, AccessDeniedException",
    "404, ResourceNotFoundException",
    "403, UnrecognizedClientException"
  })
  void saysThatTheSetUpIsWrong_whenItMayNotCallAtAll(int status, String error) {
    service.respondAlways(StubResponse.awsError(status, error));

    assertEquals(
        new Telephony.DialResult.NotSetUp(error),
        telephony.dial(Ada.PHONE, "token-1", Map.of(), deadline));
  }

  @Test
  void looksForACallFromBeforeItWasAskedFor() {
    Instant asked = Instant.parse("2026-10-26T06:07:12Z");
    telephony.find("token-1", asked, deadline);

    JsonNode search = service.requests().getFirst().json();
    assertEquals("INITIATION_TIMESTAMP", search.at("/TimeRange/Type").asText());
    assertTrue(search.at("/TimeRange/StartTime").asLong() < asked.getEpochSecond());
    assertTrue(search.at("/TimeRange/EndTime").asLong() > asked.getEpochSecond());
    assertEquals("token-1", search.at("/SearchCriteria/Name/SearchText/0").asText());
  }

  @Test
  void failsForNow_whenTheAnswerHoldsNoContact() {
    service.respondAlways(StubResponse.json(200, "{}"));

    assertThrows(
        TransientFailure.class, () -> telephony.dial(Ada.PHONE, "token-1", Map.of(), deadline));
  }

  @Test
  void goesToTheServiceButToNoOperation_whenItIsWarmed() {
    telephony.warm(deadline);

    assertEquals("/ping", service.requests().getFirst().uri().toString());
  }

  @Test
  void namesEveryMissingVariable() {
    Env env = Env.of(Map.of());
    ConnectSettings.from(env);

    assertEquals(
        "Environment: INSTANCE_ID is not set; CONTACT_FLOW_ID is not set; QUEUE_ID is not set",
        assertThrows(IllegalStateException.class, env::check).getMessage());
  }
}
