package com.atlasengine.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A deletion on the whole engine: the chat asks, the phone rings, and only a yes on it deletes. */
class DeletionCallIT {
  private static final String TABLE = "AtlasEngineInteractions";
  private static final String OLD_KEY = "INTERACTION#2025-10-26T06:07:12.367643+00:00";

  private static RunningEngine engine;

  @BeforeAll
  static void startTheEngine() throws Exception {
    engine = RunningEngine.start(TestEngine.patient());
  }

  @AfterAll
  static void stopTheEngine() {
    engine.close();
  }

  @Test
  void aYesOnTheCallDeletes() throws Exception {
    String phone = "+12065550195";
    putInteraction(phone);
    assertTrue(askInChat("proof-yes", "206 555 0195", "Lovelace").text().contains("will ring"));
    Map<String, AttributeValue> item = Await.value(() -> deletionCall(phone));
    assertEquals("Lovelace", contactAttributes(item).get("lastName"));
    assertTrue(oldItem(phone).isPresent(), "nothing is deleted before the yes");

    Visitor owner = new Visitor(engine.lex, text(item, "ContactId"));
    Visitor.BotReply question =
        owner.pickUpAndSay(text(item, "PK") + "#" + text(item, "SK"), "hello");
    assertTrue(question.text().contains("the last name Lovelace"), question.text());
    Visitor.BotReply reply = owner.say("yes");
    assertEquals("CloseIntent", reply.intent());
    assertTrue(reply.text().contains("deleted shortly"), reply.text());
    fireRetry();

    Await.until(() -> items(phone).isEmpty() && pendingOf(phone).isEmpty());
    assertTrue(
        contactAttributes(item).values().stream().allMatch(String::isEmpty),
        "the contact's attributes are emptied");
    assertEquals(0, engine.sales.query("SELECT Id FROM Lead WHERE Phone = '" + phone + "'").size());
  }

  @Test
  void aNoOnTheCallKeepsEverything() throws Exception {
    String phone = "+12065550196";
    putInteraction(phone);
    askInChat("proof-no", "206 555 0196", "Lovelace");
    Map<String, AttributeValue> item = Await.value(() -> deletionCall(phone));

    Visitor owner = new Visitor(engine.lex, text(item, "ContactId"));
    owner.pickUpAndSay(text(item, "PK") + "#" + text(item, "SK"), "who is this");
    Visitor.BotReply reply = owner.say("no");
    assertEquals("CloseIntent", reply.intent());
    fireRetry();

    assertTrue(oldItem(phone).isPresent());
    assertEquals(List.of(), pendingOf(phone));
    assertFalse(deletionCall(phone).orElseThrow().containsKey("FullTranscript"));
    assertEquals(0, engine.sales.query("SELECT Id FROM Lead WHERE Phone = '" + phone + "'").size());
    assertEquals(0, engine.sales.query("SELECT Id FROM Task WHERE Status = 'Completed'").size());
  }

  @Test
  void aDeletionNeedsNoSecondCall_onACall() throws Exception {
    String phone = "+12065550197";
    putInteraction(phone);

    Visitor talking = new Visitor(engine.lex, "proof-talking");
    talking.pickUpAndSay("LEAD#" + phone + "#" + OLD_KEY, "delete my data");
    assertTrue(talking.say("Lovelace").text().contains("+1 206-555-0197"));
    assertTrue(talking.say("yes").text().contains("deleted shortly"));
    fireRetry();

    Await.until(() -> items(phone).isEmpty());
  }

  private static Visitor.BotReply askInChat(String session, String number, String lastName) {
    Visitor visitor = new Visitor(engine.lex, session);
    assertEquals("ElicitSlot", visitor.say("delete my data").action());
    assertEquals("ElicitSlot", visitor.say(number).action());
    assertEquals("ConfirmIntent", visitor.say(lastName).action());
    Visitor.BotReply reply = visitor.say("yes");
    assertEquals("Close", reply.action());
    return reply;
  }

  private static void putInteraction(String phone) {
    engine.dynamo.putItem(
        r ->
            r.tableName(TABLE)
                .item(
                    Map.of(
                        "PK", AttributeValue.fromS("LEAD#" + phone),
                        "SK", AttributeValue.fromS(OLD_KEY),
                        "FirstName", AttributeValue.fromS("Ada"),
                        "LastName", AttributeValue.fromS("Lovelace"),
                        "DynamicScenario", AttributeValue.fromS("You liked windmills."))));
  }

  private static Optional<Map<String, AttributeValue>> oldItem(String phone) {
    AttributeValue key = AttributeValue.fromS(OLD_KEY);
    return items(phone).stream().filter(item -> key.equals(item.get("SK"))).findFirst();
  }

  private static Optional<Map<String, AttributeValue>> deletionCall(String phone) {
    AttributeValue type = AttributeValue.fromS("DELETION_CALL");
    return items(phone).stream()
        .filter(item -> type.equals(item.get("InteractionType")) && item.containsKey("ContactId"))
        .findFirst();
  }

  private static Map<String, String> contactAttributes(Map<String, AttributeValue> item) {
    return engine
        .connect
        .getContactAttributes(
            r ->
                r.instanceId(Services.localParameters().get("ConnectInstanceId"))
                    .initialContactId(text(item, "ContactId")))
        .attributes();
  }

  private static List<Map<String, AttributeValue>> items(String phone) {
    return itemsOf("LEAD#" + phone);
  }

  private static List<Map<String, AttributeValue>> pendingOf(String phone) {
    AttributeValue number = AttributeValue.fromS(phone);
    return itemsOf("PENDING").stream().filter(item -> item.containsValue(number)).toList();
  }

  private static List<Map<String, AttributeValue>> itemsOf(String partition) {
    return engine
        .dynamo
        .query(
            r ->
                r.tableName(TABLE)
                    .keyConditionExpression("PK = :pk")
                    .expressionAttributeValues(Map.of(":pk", AttributeValue.fromS(partition))))
        .items();
  }

  private static String text(Map<String, AttributeValue> item, String name) {
    return Objects.requireNonNull(item.get(name), name).s();
  }

  private static void fireRetry() throws Exception {
    HttpResponse<Void> response =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(
                        engine
                            .endpoint()
                            .resolve(
                                "/_atlas/schedules/atlas-engine-create-lead-RetryPending/fire"))
                    .POST(HttpRequest.BodyPublishers.noBody())
                    .build(),
                HttpResponse.BodyHandlers.discarding());
    assertEquals(200, response.statusCode());
  }
}
