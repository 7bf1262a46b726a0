package com.atlasengine.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The whole journey on the whole engine, by unmodified clients: chat, call, callback, erasure. */
class JourneyIT {

  private static RunningEngine engine;

  @RegisterExtension
  static final PermissionsAreUsed permissions =
      new PermissionsAreUsed(() -> engine.permissionsUsed());

  @BeforeAll
  static void shareTheEngine() throws Exception {
    engine = RunningEngine.shared();
  }

  @Test
  void answersInChat_whenAskedOrGreetedOrNotUnderstood() {
    Visitor visitor = new Visitor(engine.lex, "chat-1");

    Visitor.BotReply hello = visitor.say("hello");
    Visitor.BotReply technology = visitor.say("what technology do you use");
    Visitor.BotReply nonsense = visitor.say("flurble the wibbly quonk");

    assertEquals("GreetingIntent", hello.intent());
    assertFalse(hello.text().isBlank());
    assertEquals("AboutTechnologyIntent", technology.intent());
    assertTrue(technology.text().contains("Lambda"), technology.text());
    assertEquals("FallbackIntent", nonsense.intent());
    assertFalse(nonsense.text().isBlank());
  }

  @Test
  void answersFromTheFacts_andOffersACallbackWhereTheyHoldNoAnswer() {
    Visitor visitor = new Visitor(engine.lex, "asking-1");

    assertTrue(visitor.say("what programming language is it written in").text().contains("Java"));
    Visitor.BotReply unknown = visitor.say("how heavy is the moon");
    assertEquals("I don't know that. Shall somebody call you back?", unknown.text());
    assertEquals("ConfirmIntent", unknown.action());
    assertEquals("CallbackIntent", unknown.intent());
    assertEquals("All right. What else would you like to know?", visitor.say("no").text());

    Visitor.BotReply again = visitor.say("how heavy is the moon");
    assertEquals(unknown.text(), again.text());
    assertEquals("2", again.attributes().get("unansweredCount"));
    assertTrue(visitor.say("what programming language is it written in").text().contains("Java"));
  }

  @Test
  void oneVisitorCannotDecideWhatAllOthersHear() {
    String order = "greetings \uDB40\uDC53\uDB40\uDC61 \uD83D\uDE08 \u202E";
    String attacked = new Visitor(engine.lex, "poison-1").say(order).text();
    String personal =
        new Visitor(engine.lex, "poison-2").say("what is the demo, i have diabetes").text();
    String heard = new Visitor(engine.lex, "poison-3").say("greetings").text();

    assertFalse(personal.isBlank());
    assertEquals(heard, attacked, "the same question, so the same prompt");
    assertFalse(heard.contains("\uD83D\uDE08"), heard);
    for (Map<String, AttributeValue> item :
        engine.dynamo.scan(r -> r.tableName("AtlasEngine-ResponseCache")).items()) {
      assertFalse(item.containsKey("Prompt"), "no prompt is kept to be asked again");
      assertFalse(item.toString().contains("diabetes"), "nothing personal is shared");
    }
  }

  @Test
  void goesFromChatToCallToLeadToErasure_whenAVisitorStartsTheDemo() throws Exception {
    String phone = "+12065550123";
    Visitor chatting = new Visitor(engine.lex, "journey-chat");
    chatting.say("what technology do you use");
    assertEquals("Close", startDemo(chatting, "Ada Lovelace", "206 555 0123").action());

    Map<String, AttributeValue> item =
        Await.value(() -> onlyCall(phone).filter(call -> call.containsKey("DynamicScenario")));
    assertTrue(text(item, "InitialTranscript").contains("technology"));
    assertTrue(text(item, "DynamicScenario").contains("Ada"));
    String lead = onlyRecord("SELECT Id, LastName FROM Lead WHERE Phone = '" + phone + "'", "Id");

    Visitor talking = new Visitor(engine.lex, text(item, "ContactId"));
    Visitor.BotReply first =
        talking.pickUpAndSay(text(item, "PK") + "#" + text(item, "SK"), "who is calling");
    Visitor.BotReply second = talking.say("what can you do for my company");
    assertFalse(first.text().isBlank());
    assertEquals(
        text(item, "PK") + "#" + text(item, "SK"), second.attributes().get("interactionKey"));
    Visitor.BotReply unknown = talking.say("how heavy is the moon");
    assertEquals("I don't know that. Shall somebody call you back?", unknown.text());
    Visitor.BotReply callback = talking.say("yes");
    assertEquals("Close", callback.action());
    String aCase = "SELECT Id, Origin, Description FROM Case WHERE SuppliedPhone = '" + phone + "'";
    assertEquals("Phone", onlyRecord(aCase, "Origin"));
    String inTheCase = onlyRecord(aCase, "Description");
    assertTrue(inTheCase.endsWith("Questions without an answer: 1"), inTheCase);

    engine.connect.stopContact(
        r ->
            r.instanceId(Services.localParameters().get("ConnectInstanceId"))
                .contactId(text(item, "ContactId")));
    String description =
        Await.value(
            () -> {
              String written =
                  onlyRecord(
                      "SELECT Description FROM Lead WHERE Id = '" + lead + "'", "Description");
              return Optional.of(written).filter(w -> !w.isEmpty() && !w.equals("null"));
            });
    assertTrue(
        description.lines().filter(l -> l.strip().startsWith("-")).count() >= 1, description);

    String calls =
        "SELECT Id, CallDisposition, Status, Description FROM Task WHERE WhoId = '" + lead + "'";
    assertEquals("Answered", onlyRecord(calls, "CallDisposition"));
    assertTrue(description.endsWith(onlyRecord(calls, "Description")), description);
    assertTrue(description.contains("\nQuestions without an answer: 1\n"), description);

    eraseData("journey-wrong-name", "206 555 0123", "Byron");
    assertEquals(1, engine.sales.query("SELECT Id FROM Lead WHERE Phone = '" + phone + "'").size());
    assertEquals(1, items(phone).size());
    eraseData("journey-right-name", "206 555 0123", "Lovelace");
    assertEquals(0, engine.sales.query("SELECT Id FROM Lead WHERE Phone = '" + phone + "'").size());
    assertEquals(0, engine.sales.query(aCase).size());
    assertEquals(0, items(phone).size());
    Map<String, String> contact =
        engine
            .connect
            .getContactAttributes(
                r ->
                    r.instanceId(Services.localParameters().get("ConnectInstanceId"))
                        .initialContactId(text(item, "ContactId")))
            .attributes();
    assertTrue(contact.containsKey("interactionKey") && contact.containsKey("leadId"));
    contact.forEach((name, value) -> assertEquals("", value, name));
  }

  @Test
  void logsTheCallWithTheContact_whenTheLeadIsConvertedMeanwhile() throws Exception {
    String phone = "+12065550181";
    startDemo(new Visitor(engine.lex, "converted-1"), "Ada Byron", "206 555 0181");
    Map<String, AttributeValue> item = Await.value(() -> onlyCallWithLead(phone));
    String lead = onlyRecord("SELECT Id FROM Lead WHERE Phone = '" + phone + "'", "Id");
    new Visitor(engine.lex, text(item, "ContactId"))
        .pickUpAndSay(text(item, "PK") + "#" + text(item, "SK"), "who is calling");
    control("POST", "salesforce/convert", "{\"lead\":\"" + lead + "\"}");
    String contact = onlyRecord("SELECT Id FROM Contact WHERE Phone = '" + phone + "'", "Id");

    engine.connect.stopContact(
        r ->
            r.instanceId(Services.localParameters().get("ConnectInstanceId"))
                .contactId(text(item, "ContactId")));

    String calls = "SELECT CallDisposition FROM Task WHERE WhoId = '" + contact + "'";
    Await.value(() -> Optional.of(engine.sales.query(calls)).filter(found -> found.size() == 1));
    assertEquals("Answered", onlyRecord(calls, "CallDisposition"));
  }

  @Test
  void setsAsideWhatItCannotRead_andRetriesTheRest() throws Exception {
    engine.dynamo.putItem(
        r ->
            r.tableName("AtlasEngineInteractions")
                .item(
                    Map.of(
                        "PK", AttributeValue.fromS("PENDING"),
                        "SK", AttributeValue.fromS("LEAD#unreadable"),
                        "Work", AttributeValue.fromS("{"))));

    control("POST", "schedules/atlas-engine-create-lead-RetryPending/fire", "");

    AttributeValue poison = AttributeValue.fromS("LEAD#unreadable");
    Await.until(() -> itemsOf("SET-ASIDE").stream().anyMatch(i -> i.containsValue(poison)));
    Await.until(() -> itemsOf("PENDING").stream().noneMatch(i -> i.containsValue(poison)));
  }

  @Test
  void ringsOnce_whenTheSameNumberIsGivenTwiceAtTheSameMoment() throws Exception {
    String phone = "+12065550145";
    try (ExecutorService both = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Visitor.BotReply>> starts =
          both.invokeAll(
              List.of(
                  () ->
                      startDemo(new Visitor(engine.lex, "twice-1"), "Grace Hopper", "206 555 0145"),
                  () ->
                      startDemo(
                          new Visitor(engine.lex, "twice-2"), "Grace Hopper", "206 555 0145")));
      List<String> actions = starts.stream().map(s -> s.resultNow().action()).toList();
      assertTrue(actions.contains("Close"), actions.toString());
    }

    Await.value(() -> onlyCallWithLead(phone));
    assertEquals(1, items(phone).stream().filter(i -> i.containsKey("ContactId")).count());
    assertEquals(1, engine.sales.query("SELECT Id FROM Lead WHERE Phone = '" + phone + "'").size());
  }

  @Test
  void callsAndCreatesTheLeadLater_whenSalesforceIsDown() throws Exception {
    String phone = "+12065550167";
    control("PUT", "faults", "{\"salesforce\":503}");
    try {
      startDemo(new Visitor(engine.lex, "down-1"), "Mary Shelley", "206 555 0167");
      Await.value(() -> onlyCall(phone));
      AttributeValue number = AttributeValue.fromS(phone);
      Await.until(() -> itemsOf("PENDING").stream().anyMatch(i -> i.containsValue(number)));
    } finally {
      control("DELETE", "faults", "");
    }
    control("POST", "schedules/atlas-engine-create-lead-RetryPending/fire", "");

    Await.value(
        () ->
            Optional.of(engine.sales.query("SELECT Id FROM Lead WHERE Phone = '" + phone + "'"))
                .filter(found -> found.size() == 1));
  }

  @Test
  void callsTheNumberAsCorrected_andNobodyWhoWantsOut() throws Exception {
    Visitor visitor = new Visitor(engine.lex, "correcting-1");
    for (String words : List.of("never mind", "Stop!", "no thanks", "forget it", "go back")) {
      assertEquals("ElicitSlot", visitor.say("start demo").action());
      assertFalse(visitor.say(words).action().equals("ElicitSlot"), words);
    }
    assertEquals("ElicitSlot", visitor.say("start demo").action());
    assertEquals("ElicitSlot", visitor.say("Sammy Davis, Jr.").action());
    assertTrue(visitor.say("206-555-0169 x45").text().contains("extension"));
    assertEquals("ConfirmIntent", visitor.say("206 555 0169").action());
    assertTrue(visitor.say("no, call me at 679 555 0169").text().contains("+1 679-555-0169"));
    assertEquals("Close", visitor.say("yes").action());

    Await.value(() -> onlyCallWithLead("+16795550169"));
    assertEquals(List.of(), items("+12065550169"));
    String lastName = "SELECT Id, LastName FROM Lead WHERE Phone = '+16795550169'";
    assertEquals("Davis", onlyRecord(lastName, "LastName"));
  }

  private static Visitor.BotReply startDemo(Visitor visitor, String name, String number) {
    assertEquals("ElicitSlot", visitor.say("start demo").action());
    assertEquals("ElicitSlot", visitor.say(name).action());
    assertEquals("ConfirmIntent", visitor.say(number).action());
    return visitor.say("yes");
  }

  private static void eraseData(String session, String number, String lastName) throws Exception {
    Visitor visitor = new Visitor(engine.lex, session);
    assertEquals("ElicitSlot", visitor.say("delete my data").action());
    assertEquals("ElicitSlot", visitor.say(number).action());
    assertEquals("ConfirmIntent", visitor.say(lastName).action());
    assertEquals("Close", visitor.say("yes").action());
    control("POST", "schedules/atlas-engine-create-lead-RetryPending/fire", "");
    Await.value(() -> Optional.of(itemsOf("PENDING")).filter(List::isEmpty));
  }

  private static Optional<Map<String, AttributeValue>> onlyCall(String phone) {
    List<Map<String, AttributeValue>> calls =
        items(phone).stream().filter(i -> i.containsKey("ContactId")).toList();
    return calls.size() == 1 ? Optional.of(calls.getFirst()) : Optional.empty();
  }

  /** The phone rings first, and the Lead is found or made meanwhile. */
  private static Optional<Map<String, AttributeValue>> onlyCallWithLead(String phone) {
    return onlyCall(phone).filter(call -> call.containsKey("SalesforceLeadID"));
  }

  private static List<Map<String, AttributeValue>> items(String phone) {
    return itemsOf("LEAD#" + phone);
  }

  private static List<Map<String, AttributeValue>> itemsOf(String partition) {
    return engine
        .dynamo
        .query(
            r ->
                r.tableName("AtlasEngineInteractions")
                    .keyConditionExpression("PK = :pk")
                    .expressionAttributeValues(Map.of(":pk", AttributeValue.fromS(partition))))
        .items();
  }

  private static String text(Map<String, AttributeValue> item, String name) {
    return Objects.requireNonNull(item.get(name), name).s();
  }

  private static String onlyRecord(String soql, String field) throws Exception {
    JsonNode found = engine.sales.query(soql);
    assertEquals(1, found.size(), soql);
    return found.path(0).path(field).asText();
  }

  private static void control(String method, String what, String body) throws Exception {
    HttpResponse<Void> response =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(engine.endpoint().resolve("/_atlas/" + what))
                    .method(method, HttpRequest.BodyPublishers.ofString(body))
                    .build(),
                HttpResponse.BodyHandlers.discarding());
    assertEquals(200, response.statusCode());
  }
}
