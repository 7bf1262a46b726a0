package com.atlasengine.local.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The phone of whoever is called: rings, can be picked up and hung up. */
final class Phone {
  private static final String CONTACTS = "/_atlas/contacts";

  private final EngineClient engine;

  Phone(EngineClient engine) {
    this.engine = engine;
  }

  /** The calls that ring now, the latest last. */
  List<PhoneCall> ringing() throws IOException, InterruptedException {
    List<PhoneCall> calls = new ArrayList<>();
    for (JsonNode contact : engine.send(engine.request(CONTACTS)).path("contacts")) {
      if (contact.path("status").asText().equals("ringing")) {
        calls.add(PhoneCall.of(contact));
      }
    }
    return calls;
  }

  /** Whether a call is still on. */
  boolean isActive(PhoneCall phoneCall) throws IOException, InterruptedException {
    for (JsonNode contact : engine.send(engine.request(CONTACTS)).path("contacts")) {
      if (contact.path("contactId").asText().equals(phoneCall.id())) {
        return !contact.path("status").asText().equals("ended");
      }
    }
    return false;
  }

  /** Picks up. */
  void answer(PhoneCall phoneCall) throws IOException, InterruptedException {
    act(phoneCall, "answer");
  }

  /** Lets the voicemail take it. */
  void leaveToVoicemail(PhoneCall phoneCall) throws IOException, InterruptedException {
    act(phoneCall, "voicemail");
  }

  /** Hangs up. */
  void hangUp(PhoneCall phoneCall) throws IOException, InterruptedException {
    act(phoneCall, "hangup");
  }

  /**
   * Is put through to a person.
   *
   * @param whisper what the person hears first
   */
  void transfer(PhoneCall phoneCall, String queue, String whisper)
      throws IOException, InterruptedException {
    String body =
        JsonNodeFactory.instance
            .objectNode()
            .put("queue", queue)
            .put("whisper", whisper)
            .toString();
    JsonNode unused =
        engine.send(
            engine
                .request(CONTACTS + "/" + phoneCall.id() + "/transfer")
                .POST(BodyPublishers.ofString(body)));
  }

  private void act(PhoneCall phoneCall, String action) throws IOException, InterruptedException {
    JsonNode unused =
        engine.send(
            engine
                .request(CONTACTS + "/" + phoneCall.id() + "/" + action)
                .POST(BodyPublishers.noBody()));
  }

  /** A call to somebody, and the attributes of the contact. */
  record PhoneCall(String id, String number, Map<String, String> attributes) {
    private static PhoneCall of(JsonNode contact) {
      Map<String, String> attributes = new HashMap<>();
      contact
          .path("attributes")
          .properties()
          .forEach(each -> attributes.put(each.getKey(), each.getValue().asText()));
      return new PhoneCall(
          contact.path("contactId").asText(), contact.path("phone").asText(), attributes);
    }
  }
}
