package com.atlasengine.local.connect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.atlasengine.local.http.Exchange;
import com.atlasengine.local.http.SdkClients;
import com.atlasengine.local.http.Service;
import com.atlasengine.local.template.PhysicalIds;
import com.atlasengine.local.template.Template;
import com.atlasengine.local.timing.Latency;
import com.atlasengine.local.timing.VirtualScheduler;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.connect.ConnectClient;
import software.amazon.awssdk.services.connect.model.ConnectException;
import software.amazon.awssdk.services.connect.model.Contact;
import software.amazon.awssdk.services.connect.model.ContactFlowSummary;
import software.amazon.awssdk.services.connect.model.ContactFlowType;
import software.amazon.awssdk.services.connect.model.ContactNotFoundException;
import software.amazon.awssdk.services.connect.model.InvalidParameterException;
import software.amazon.awssdk.services.connect.model.InvalidRequestException;
import software.amazon.awssdk.services.connect.model.ResourceNotFoundException;
import software.amazon.awssdk.services.connect.model.StartOutboundVoiceContactRequest;

final class ConnectTest {
  private static final String INSTANCE = "11111111-2222-3333-4444-555555555555";
  private static final String FLOW = "66666666-7777-8888-9999-000000000000";
  private static final String WHISPER = "66666666-7777-8888-9999-111111111111";
  private static final String SOURCE = "+12065550100";
  private static final String NUMBER = "+12065550123";
  private static final String KEY = "LEAD#+12065550123#INTERACTION#2026-10-20T12:00:00Z";

  private final VirtualScheduler time = new VirtualScheduler();
  private final List<JsonNode> events = new CopyOnWriteArrayList<>();
  private VoiceContacts contacts;
  private SdkClients engine;
  private ConnectClient client;

  @BeforeEach
  void start() throws IOException {
    contacts = new VoiceContacts(events::add, time, time);
    Connect connect =
        new Connect(
            new Connect.Instance(INSTANCE, SOURCE, "queue-1"),
            contacts,
            Latency.NONE,
            List.of(
                flow(WHISPER, "AGENT_WHISPER", "{}"),
                flow(FLOW, "CONTACT_FLOW", "{\"StartAction\": \"Talk\"}")));
    Service control =
        new Service() {
          @Override
          public String signingName() {
            return "_atlas";
          }

          @Override
          public List<String> unsignedPaths() {
            return List.of("/_atlas/");
          }

          @Override
          public void serve(Exchange exchange) throws IOException {
            connect.serveControl(exchange);
          }
        };
    engine = new SdkClients(connect, control);
    client = engine.sync(ConnectClient.builder());
  }

  @AfterEach
  void stop() {
    engine.close();
  }

  private static Template.Flow flow(String id, String type, String content) {
    String arn = PhysicalIds.arn("connect", "instance/" + INSTANCE + "/contact-flow/" + id);
    return new Template.Flow(type, arn, type, content);
  }

  private String dial(Consumer<StartOutboundVoiceContactRequest.Builder> more) {
    return client
        .startOutboundVoiceContact(
            r -> {
              r.instanceId(INSTANCE).contactFlowId(FLOW).sourcePhoneNumber(SOURCE);
              r.destinationPhoneNumber(NUMBER).attributes(Map.of("interactionKey", KEY));
              more.accept(r);
            })
        .contactId();
  }

  private Contact describe(String id) {
    return client.describeContact(r -> r.instanceId(INSTANCE).contactId(id)).contact();
  }

  private List<String> eventTypes() {
    return events.stream().map(event -> event.at("/detail/eventType").asText()).toList();
  }

  @Test
  void flowIsFoundAndDescribed() {
    String instance = client.listInstances(r -> {}).instanceSummaryList().getFirst().id();
    List<ContactFlowSummary> flows =
        client.listContactFlows(r -> r.instanceId(instance)).contactFlowSummaryList();
    assertEquals(
        List.of(ContactFlowType.AGENT_WHISPER, ContactFlowType.CONTACT_FLOW),
        flows.stream().map(ContactFlowSummary::contactFlowType).toList());

    assertEquals(
        "{\"StartAction\": \"Talk\"}",
        client
            .describeContactFlow(r -> r.instanceId(instance).contactFlowId(flows.getLast().id()))
            .contactFlow()
            .content());
    assertThrows(
        ResourceNotFoundException.class,
        () -> client.describeContactFlow(r -> r.instanceId(instance).contactFlowId("other")));
  }

  @Test
  void watcherSeesEachStepOfAContact() {
    List<String> seen = new ArrayList<>();
    contacts.watch(contact -> seen.add(contact.toControlJson().path("status").asText()));

    String id = dial(r -> {});
    contacts.answer(id);
    contacts.hangUp(id);

    assertEquals(List.of("ringing", "answered", "ended"), seen);
  }

  @Test
  void contactRings_whenDialled() {
    String id = dial(r -> {});
    assertEquals(List.of(id), contacts.ringing().stream().map(contact -> contact.id()).toList());
    Contact contact = describe(id);
    assertEquals(id, contact.id());
    assertEquals(time.instant(), contact.initiationTimestamp());
    assertNull(contact.connectedToSystemTimestamp());
    assertEquals(NUMBER, contact.customerEndpoint().address());
    assertEquals(
        Map.of("interactionKey", KEY),
        client.getContactAttributes(r -> r.instanceId(INSTANCE).initialContactId(id)).attributes());
    assertEquals(List.of("INITIATED"), eventTypes());
  }

  @Test
  void callIsDescribedAndAnnounced_whenAnsweredAndHungUp() {
    String id = dial(r -> {});
    time.advance(Duration.ofSeconds(5));
    contacts.answerByInteractionKey("LEAD#+1999#INTERACTION#x");
    assertEquals(1, contacts.ringing().size());
    contacts.answerByInteractionKey(KEY);
    time.advance(Duration.ofSeconds(90));
    contacts.hangUp(id);
    Contact contact = describe(id);
    Instant start = contact.initiationTimestamp();
    assertEquals(start.plusSeconds(5), contact.connectedToSystemTimestamp());
    assertEquals(start.plusSeconds(95), contact.disconnectTimestamp());
    assertEquals("CUSTOMER_DISCONNECT", contact.disconnectReason());
    assertEquals(List.of("INITIATED", "CONNECTED_TO_SYSTEM", "DISCONNECTED"), eventTypes());
    JsonNode event = events.getLast();
    assertEquals("aws.connect", event.path("source").asText());
    assertEquals("Amazon Connect Contact Event", event.path("detail-type").asText());
    assertEquals(id, event.at("/detail/contactId").asText());
    assertEquals("API", event.at("/detail/initiationMethod").asText());
    assertEquals("2026-10-20T12:01:35Z", event.at("/detail/disconnectTimestamp").asText());
    time.advance(Duration.ofMinutes(5));
    assertEquals(3, events.size(), "an answered call does not ring out");
  }

  @Test
  void contactEndsUnanswered_whenItRingsOut() {
    String id = dial(r -> r.ringTimeoutInSeconds(20));
    time.advance(Duration.ofSeconds(19));
    assertEquals(1, contacts.ringing().size());
    time.advance(Duration.ofSeconds(2));
    Contact contact = describe(id);
    assertNull(contact.connectedToSystemTimestamp());
    assertEquals(contact.initiationTimestamp().plusSeconds(20), contact.disconnectTimestamp());
    assertEquals(List.of("INITIATED", "DISCONNECTED"), eventTypes());
  }

  @Test
  void contactEndsOnce_whenStopped() {
    String id = dial(r -> {});
    client.stopContact(r -> r.instanceId(INSTANCE).contactId(id));
    assertEquals(List.of("INITIATED", "DISCONNECTED"), eventTypes());
    assertThrows(
        ContactNotFoundException.class,
        () -> client.stopContact(r -> r.instanceId(INSTANCE).contactId(id)));
  }

  @Test
  void sameContact_whenTheTokenIsRepeatedWhileItIsOn() {
    String id = dial(r -> r.clientToken("claim-1"));
    assertEquals(id, dial(r -> r.clientToken("claim-1")));
    assertNotEquals(id, dial(r -> r.clientToken("claim-2")));
    contacts.hangUp(id);
    assertNotEquals(id, dial(r -> r.clientToken("claim-1")));
  }

  @Test
  void attributesAreMerged_whenUpdated() {
    String id = dial(r -> {});
    client.updateContactAttributes(
        r -> r.instanceId(INSTANCE).initialContactId(id).attributes(Map.of("leadId", "00Q1")));
    assertEquals(
        Map.of("interactionKey", KEY, "leadId", "00Q1"),
        client.getContactAttributes(r -> r.instanceId(INSTANCE).initialContactId(id)).attributes());
  }

  @ParameterizedTest
  @CsvSource({
    "+12065559401, 429, LimitExceededException",
    "+12065559402, 403, OutboundContactNotPermittedException",
    "+12065559403, 403, DestinationNotAllowedException",
    "+12065559404, 500, InternalServiceException",
    "+447700900123, 403, DestinationNotAllowedException"
  })
  void refused_whenTheNumberIsOneThatAlwaysFails(String number, int status, String error) {
    ConnectException e =
        assertThrows(ConnectException.class, () -> dial(r -> r.destinationPhoneNumber(number)));
    assertEquals(status, e.statusCode());
    assertEquals(error, e.awsErrorDetails().errorCode());
    assertTrue(events.isEmpty());
  }

  @Test
  void disconnectedAtOnce_whenTheNumberIsTheBusyOne() {
    String id = dial(r -> r.destinationPhoneNumber("+12065559405"));
    assertNull(describe(id).connectedToSystemTimestamp());
    assertEquals(List.of("INITIATED", "DISCONNECTED"), eventTypes());
  }

  @ParameterizedTest
  @CsvSource({"+12065559406, 0", "+12065559407, 2"})
  void eventsAreLostOrDoubled_whenTheNumberSaysSo(String number, int times) {
    contacts.hangUp(dial(r -> r.destinationPhoneNumber(number)));
    assertEquals(times, eventTypes().stream().filter("DISCONNECTED"::equals).count());
  }

  @Test
  void invalidParameter_whenAValueIsNotAllowed() {
    List<Consumer<StartOutboundVoiceContactRequest.Builder>> wrong =
        List.of(
            r -> r.destinationPhoneNumber("2065550123"),
            r -> r.sourcePhoneNumber("+12065550199"),
            r -> r.ringTimeoutInSeconds(14),
            r -> r.ringTimeoutInSeconds(61),
            r -> r.clientToken("x".repeat(501)),
            r -> r.attributes(Map.of("no spaces", "v")),
            r -> r.attributes(Map.of("k", "ü".repeat(16_384))));
    for (Consumer<StartOutboundVoiceContactRequest.Builder> one : wrong) {
      assertThrows(InvalidParameterException.class, () -> dial(one));
    }
  }

  @Test
  void invalidRequest_whenThereIsNeitherSourceNorQueue() {
    assertThrows(InvalidRequestException.class, () -> dial(r -> r.sourcePhoneNumber(null)));
    assertFalse(dial(r -> r.sourcePhoneNumber(null).queueId("queue-1")).isEmpty());
  }

  @Test
  void notFound_whenInstanceFlowQueueOrContactIsUnknown() {
    assertThrows(ResourceNotFoundException.class, () -> dial(r -> r.instanceId("other")));
    assertThrows(ResourceNotFoundException.class, () -> dial(r -> r.contactFlowId("other")));
    assertThrows(ResourceNotFoundException.class, () -> dial(r -> r.contactFlowId(WHISPER)));
    assertThrows(ResourceNotFoundException.class, () -> dial(r -> r.queueId("other")));
    assertThrows(ResourceNotFoundException.class, () -> describe("other"));
  }

  @Test
  void contactIsAnsweredAndHungUp_whenAPersonUsesTheEnginesOwnList() throws Exception {
    String id = dial(r -> {});
    assertEquals("ringing", control("GET", "").at("/contacts/0/status").asText());
    assertEquals("answered", control("POST", "/" + id + "/answer").path("status").asText());
    assertEquals("ended", control("POST", "/" + id + "/hangup").path("status").asText());
    assertEquals(
        "InvalidRequestException", control("POST", "/" + id + "/hangup").path("error").asText());
    assertEquals(
        "ResourceNotFoundException", control("POST", "/other/answer").path("error").asText());
    assertEquals(KEY, control("GET", "").at("/contacts/0/attributes/interactionKey").asText());
  }

  @Test
  void contactIsPutThrough_untilSomebodyHangsUp() throws Exception {
    String id = dial(r -> {});
    String queue = "{\"queue\":\"arn:q\",\"whisper\":\"Likes lighthouses\"}";
    assertEquals(
        "InvalidRequestException",
        control("POST", "/" + id + "/transfer", queue).path("error").asText());
    control("POST", "/" + id + "/answer");
    JsonNode contact = control("POST", "/" + id + "/transfer", queue);

    assertEquals("transferred", contact.path("status").asText());
    assertEquals("arn:q", contact.path("queue").asText());
    assertEquals("Likes lighthouses", contact.at("/attributes/whisper").asText());
    assertEquals("ended", control("POST", "/" + id + "/hangup").path("status").asText());
  }

  private JsonNode control(String method, String rest) throws Exception {
    return control(method, rest, "");
  }

  private JsonNode control(String method, String rest, String body) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(engine.endpoint().resolve("/_atlas/contacts" + rest))
            .method(method, HttpRequest.BodyPublishers.ofString(body))
            .build();
    try (HttpClient http = HttpClient.newHttpClient()) {
      HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
      ObjectNode node = (ObjectNode) new ObjectMapper().readTree(response.body());
      response.headers().firstValue("x-amzn-ErrorType").ifPresent(type -> node.put("error", type));
      return node;
    }
  }

  @Test
  void attributesAreRefused_whenAContactHasTooManyOfThemInAll() {
    String half = "a".repeat(16_000);
    String id = dial(r -> r.attributes(Map.of("one", half)));
    update(id, Map.of("two", half));

    assertThrows(
        InvalidParameterException.class, () -> update(id, Map.of("three", "a".repeat(1_000))));
    update(id, Map.of("two", ""));
    update(id, Map.of("three", "a".repeat(1_000)));
  }

  private void update(String id, Map<String, String> attributes) {
    client.updateContactAttributes(
        r -> r.instanceId(INSTANCE).initialContactId(id).attributes(attributes));
  }
}
