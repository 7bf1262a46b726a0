package com.atlasengine.local.connect;

import com.atlasengine.local.http.AwsError;
import com.atlasengine.local.http.Exchange;
import com.atlasengine.local.http.Service;
import com.atlasengine.local.template.PhysicalIds;
import com.atlasengine.local.template.Template;
import com.atlasengine.local.timing.Latency;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Amazon Connect's contact operations: {@code StartOutboundVoiceContact}, {@code DescribeContact},
 * {@code GetContactAttributes}, {@code UpdateContactAttributes}, {@code StopContact}, {@code
 * SearchContacts}. No real phone rings: a person or a test answers and hangs up through {@link
 * VoiceContacts} or the engine's own {@code /_atlas/contacts}.
 */
public record Connect(
    Instance instance, VoiceContacts contacts, Latency latency, List<Template.Flow> flows)
    implements Service {
  public Connect {
    flows = List.copyOf(flows);
  }

  /** Calls the watcher with each contact that begins or changes, in order, as JSON. */
  public void watch(Consumer<JsonNode> watcher) {
    contacts.watch(contact -> watcher.accept(contact.toControlJson()));
  }

  @Override
  public String signingName() {
    return "connect";
  }

  @Override
  public void serve(Exchange exchange) throws IOException, InterruptedException {
    List<String> path = segments(exchange.path());
    String operation =
        exchange.method() + " /" + String.join("/", path.subList(0, path.size() > 1 ? 2 : 1));
    boolean oneContact = path.size() > 2;
    switch (operation) {
      case "PUT /contact/outbound-voice" -> startContact(exchange);
      case "PUT /ping" ->
          exchange.respondJson(object()); // what functions warm their connection with
      case "GET /instance" -> exchange.respondJson(ConnectFlows.listInstances(instance));
      case "POST /contact/stop" -> stopContact(exchange);
      case "POST /search-contacts" -> search(exchange);
      case "POST /contact/attributes" -> updateAttributes(exchange);
      default -> {
        if (oneContact && operation.equals("GET /contact/attributes")) {
          VoiceContact contact = find(path.get(2), path.getLast());
          exchange.respondJson(object().set("Attributes", contact.attributesJson()));
        } else if (oneContact && operation.startsWith("GET /contacts/")) {
          VoiceContact contact = find(path.get(1), path.getLast());
          exchange.respondJson(object().set("Contact", contact.toApiJson()));
        } else if (operation.startsWith("GET /contact-flows")) {
          requireInstance(path.get(1));
          exchange.respondJson(
              new ConnectFlows(instance, flows)
                  .answer(path)
                  .orElseThrow(() -> notFound("The contact flow does not exist")));
        } else if (operation.startsWith("POST /ping")) {
          throw new AwsError(
              404,
              "ResourceNotFoundException",
              "No such endpoint: functions call this path only to keep a connection open");
        } else {
          throw AwsError.unknownOperation("connect", exchange.method() + " " + exchange.path());
        }
      }
    }
  }

  private void startContact(Exchange exchange) throws IOException, InterruptedException {
    DialRequest request = DialRequest.read(exchange.json());
    requireCallable(request);
    latency.await(Latency.Dependency.CONNECT_DIAL);
    Optional<AwsError> refused = DialScript.of(request.number()).error();
    if (refused.isPresent()) {
      throw refused.get();
    }
    exchange.respondJson(object().put("ContactId", contacts.dial(instance.arn(), request).id()));
  }

  private void requireCallable(DialRequest request) {
    requireInstance(request.instanceId());
    if (!new ConnectFlows(instance, flows).isCallable(request.contactFlowId())) {
      throw notFound("The contact flow does not exist");
    }
    boolean queueKnown = request.queueId().equals(DialRequest.idOf(instance.queueId()));
    if (!request.queueId().isEmpty() && !queueKnown) {
      throw notFound("The queue does not exist");
    }
    boolean sourceKnown = List.of("", request.sourceNumber()).contains(instance.sourceNumber());
    if (!request.sourceNumber().isEmpty() && !sourceKnown) {
      throw DialRequest.invalidParameter("SourcePhoneNumber is not claimed by this instance");
    }
  }

  private void stopContact(Exchange exchange) throws IOException {
    JsonNode request = exchange.json();
    requireInstance(DialRequest.requireText(request, "InstanceId"));
    VoiceContact contact = contact(DialRequest.requireText(request, "ContactId"));
    if (contacts.end(contact.id(), "OTHER").isEmpty()) {
      throw new AwsError(410, "ContactNotFoundException", "The contact is over");
    }
    exchange.respondJson(object());
  }

  private void search(Exchange exchange) throws IOException {
    JsonNode request = exchange.json();
    requireInstance(DialRequest.requireText(request, "InstanceId"));
    exchange.respondJson(new ContactSearch(contacts).answer(request));
  }

  private void updateAttributes(Exchange exchange) throws IOException {
    JsonNode request = exchange.json();
    requireInstance(DialRequest.requireText(request, "InstanceId"));
    VoiceContact contact = contact(DialRequest.requireText(request, "InitialContactId"));
    Map<String, String> added = DialRequest.attributes(request.path("Attributes"));
    DialRequest.requireWithinLimit(contact.withAttributes(added).attributes());
    contacts.update(contact.id(), added);
    exchange.respondJson(object());
  }

  /**
   * The engine's own contact list, for a person at the terminal or in the browser: {@code GET
   * …/contacts} lists, {@code POST …/contacts/{id}/answer}, {@code …/hangup}, {@code …/voicemail},
   * {@code …/ring-out}, {@code …/busy}, {@code …/end-by-flow} and {@code …/transfer} (with {@code
   * queue} and {@code whisper}) act and answer the contact as it is then.
   *
   * @throws AwsError {@code ResourceNotFoundException} (404) for an unknown contact, {@code
   *     InvalidRequestException} (400) when it is over
   */
  public void serveControl(Exchange exchange) throws IOException {
    List<String> path = segments(exchange.path());
    int contactsAt = path.indexOf("contacts");
    List<String> rest = path.subList(contactsAt + 1, path.size());
    if (exchange.method().equals("GET") && rest.isEmpty()) {
      ObjectNode answer = object();
      contacts.all().forEach(contact -> answer.withArray("contacts").add(contact.toControlJson()));
      answer.withArray("contacts");
      exchange.respondJson(answer);
    } else if (exchange.method().equals("POST") && rest.size() == 2) {
      exchange.respondJson(
          act(contact(rest.getFirst()).id(), rest.getLast(), exchange).toControlJson());
    } else {
      throw AwsError.unknownOperation("atlas", exchange.method() + " " + exchange.path());
    }
  }

  private VoiceContact act(String id, String action, Exchange exchange) throws IOException {
    Optional<VoiceContact> changed =
        switch (action) {
          case "answer" -> contacts.answer(id);
          case "hangup" -> contacts.hangUp(id);
          case "voicemail" -> contacts.takeByVoicemail(id);
          case "transfer" -> transfer(id, exchange.json());
          case "ring-out" -> contacts.end(id, "TELECOM_TIMEOUT");
          case "busy" -> contacts.end(id, "TELECOM_BUSY");
          case "end-by-flow" -> contacts.end(id, "CONTACT_FLOW_DISCONNECT");
          default -> throw AwsError.unknownOperation("atlas", action);
        };
    return changed.orElseThrow(() -> DialRequest.invalidRequest("The contact is over"));
  }

  private Optional<VoiceContact> transfer(String id, JsonNode request) {
    return contacts.transfer(
        id, DialRequest.requireText(request, "queue"), request.path("whisper").asText());
  }

  private VoiceContact find(String instanceId, String contactId) {
    requireInstance(instanceId);
    return contact(contactId);
  }

  private VoiceContact contact(String id) {
    return contacts.find(id).orElseThrow(() -> notFound("The contact does not exist"));
  }

  private void requireInstance(String idOrArn) {
    if (!DialRequest.idOf(idOrArn).equals(instance.id())) {
      throw notFound("The instance does not exist");
    }
  }

  private static AwsError notFound(String message) {
    return new AwsError(404, "ResourceNotFoundException", message);
  }

  private static List<String> segments(String path) {
    return Arrays.stream(path.split("/", -1))
        .filter(segment -> !segment.isEmpty())
        .map(segment -> URLDecoder.decode(segment, StandardCharsets.UTF_8))
        .toList();
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  /**
   * The Connect instance that exists.
   *
   * @param id the instance's id, without the ARN in front
   * @param sourceNumber the number it claimed, E.164; empty when any will do
   * @param queueId the queue it has, id or ARN
   */
  public record Instance(String id, String sourceNumber, String queueId) {
    public Instance {
      id = DialRequest.idOf(id);
    }

    String arn() {
      return PhysicalIds.arn("connect", "instance/" + id);
    }
  }
}
