package com.atlasengine.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What becomes of a call, step by step, as the workflows and the bot have it done. */
final class CallSteps {
  private static final int ATTEMPTS = 6;

  private final EngineDriver engine;
  private final Words words;
  private final RandomGenerator random;
  private final List<Delivery> deliveries = new ArrayList<>();

  /** An event that may come once more. */
  private record Delivery(TestCall call, String function, Map<String, Object> event) {}

  CallSteps(EngineDriver engine, Words words, RandomGenerator random) {
    this.engine = engine;
    this.words = words;
    this.random = random;
  }

  /** Opens the interaction and places the call, and then makes the Lead. */
  TestCall start(TestPerson person, String number, String execution) throws Exception {
    String liked = words.next();
    Map<String, Object> engage = engage(person, number, execution, liked);
    Map<String, Object> visitor = new HashMap<>(engage);
    visitor.remove("consent");
    Map<String, Object> place =
        Map.of("action", "engage", "executionName", execution, "visitor", visitor);
    JsonNode dialled = engine.invoke("InvokeCall", place).orElse(MissingNode.getInstance());
    JsonNode opened = engine.invoke("CreateLead", engage).orElse(dialled);
    TestCall call = new TestCall(person, number, execution, opened);
    deliveries.add(new Delivery(call, "InvokeCall", place));
    deliveries.add(new Delivery(call, "CreateLead", engage));
    (call.isOpen() ? call.kept : call.maybeKept).add(liked);
    goOn(call, dialled);
    return call;
  }

  private Map<String, Object> engage(
      TestPerson person, String number, String execution, String liked) {
    Map<String, Object> consent =
        Map.of(
            "question",
            "Shall I call you now, " + person.first() + "?",
            "answer",
            "yes",
            "givenAt",
            "2026-10-26T06:07:12Z",
            "secondCall",
            false);
    return Map.of(
        "firstName",
        person.first(),
        "lastName",
        person.last(),
        "phone",
        number,
        "chat_transcript",
        "User: I like " + liked,
        "consent",
        random.nextBoolean() ? List.of(consent) : List.of(),
        "executionName",
        execution);
  }

  private void goOn(TestCall call, JsonNode dialled) throws Exception {
    call.contact = dialled.path("ContactId").asText();
    if (call.isPlaced()) {
      if (dialled.has("unrecorded")) {
        record(call);
      }
      storeScenario(call);
    } else if (dialled.has("declined")) {
      Map<String, Object> event = new HashMap<>(key(call));
      event.putAll(
          Map.of(
              "leadId", call.lead(),
              "outcome", "declined",
              "reason", dialled.path("declined").asText()));
      Optional<JsonNode> unused = engine.invoke("UpdateLead", event);
    }
  }

  /** The table was down when the phone rang. */
  private void record(TestCall call) throws Exception {
    Map<String, Object> event = new HashMap<>(key(call));
    event.putAll(Map.of("action", "record", "contactId", call.contact));
    Optional<JsonNode> unused = engine.invoke("InvokeCall", event);
  }

  private void storeScenario(TestCall call) throws Exception {
    String opening = words.next();
    Map<String, Object> event = new HashMap<>(key(call));
    event.putAll(Map.of("action", "scenario", "scenario", "Hello, you like " + opening));
    boolean stored = engine.invoke("InvokeCall", event).isPresent();
    (stored ? call.kept : call.maybeKept).add(opening);
    deliveries.add(new Delivery(call, "InvokeCall", event));
  }

  private static Map<String, Object> key(TestCall call) {
    return Map.of("partitionKey", call.partitionKey(), "sortKey", call.sortKey());
  }

  /** The person says something on the phone, and a reply may come too late for the turn. */
  void talk(TestCall call, boolean isStored) {
    if (!call.isPlaced() || call.callbacks > 0) {
      return;
    }
    call.wentOn = call.gone;
    String said = words.next();
    (isStored && !call.gone ? call.kept : call.maybeKept).add(said);
    String text = "please tell me about " + said;
    if (call.talked) {
      new Visitor(engine.lex, call.contact).say(text);
    } else {
      call.talked = true;
      new Visitor(engine.lex, call.contact)
          .pickUpAndSay(call.partitionKey() + "#" + call.sortKey(), text);
      keepLateReply(call);
    }
  }

  /** As refresh-responses writes it. */
  private void keepLateReply(TestCall call) {
    String late = words.next();
    call.maybeKept.add(late);
    if (!call.gone) {
      engine.dynamo.putItem(
          r ->
              r.tableName(EngineDriver.CACHE)
                  .item(
                      Map.of(
                          "PK", AttributeValue.fromS("LATE#" + call.contact),
                          "SK", AttributeValue.fromS("turn-1"),
                          "Response", AttributeValue.fromS("You asked about " + late))));
    }
  }

  /** The person asks to be called back. */
  void askForCallback(TestCall call) {
    if (call.talked && call.callbacks == 0) {
      Visitor.BotReply reply =
          new Visitor(engine.lex, call.contact).say("I want to talk to a person");
      call.callbacks += reply.text().contains("I have received your request") ? 1 : 0;
    }
  }

  /** The call has ended. */
  void end(TestCall call) throws Exception {
    Map<String, Object> contact =
        Map.of(
            "ConnectedToSystemTimestamp", Instant.now().minusSeconds(60).toString(),
            "DisconnectTimestamp", Instant.now().toString(),
            "DisconnectReason", "CUSTOMER_DISCONNECT");
    for (int i = 0; i < ATTEMPTS && call.isPlaced() && !call.reported; i++) {
      Map<String, Object> event =
          Map.of(
              "contactId", call.contact, "leadId", call.lead(), "attempt", i, "contact", contact);
      call.reported = engine.invokeOnce("UpdateLead", event).isPresent();
      deliveries.add(new Delivery(call, "UpdateLead", event));
    }
  }

  /** One of the call's events comes once more. */
  void repeat(TestCall call) throws Exception {
    List<Delivery> own = deliveries.stream().filter(d -> d.call().equals(call)).toList();
    if (!own.isEmpty()) {
      Delivery again = own.get(random.nextInt(own.size()));
      Optional<JsonNode> unused = engine.invokeOnce(again.function(), again.event());
    }
  }

  /** So much time passes that only a patient workflow tries again. */
  void forgetDeliveries() {
    deliveries.removeIf(delivery -> !delivery.function().equals("UpdateLead"));
  }
}
