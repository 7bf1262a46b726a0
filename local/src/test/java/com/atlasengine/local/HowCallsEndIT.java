package com.atlasengine.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** How calls end, on the whole engine: what sales sees, and who is not called again. */
class HowCallsEndIT {
  private static final String TABLE = "AtlasEngineInteractions";

  /** What sales sees of a call to each number. */
  private static final Map<String, String> DISPOSITIONS =
      new TreeMap<>(
          Map.of(
              "206 555 9405", "Busy",
              "206 555 9408", "No answer",
              "206 555 9409", "The call could not be put through",
              "206 555 9410", "Answered, nothing was said",
              "206 555 9411", "Voicemail"));

  private static RunningEngine engine;

  @RegisterExtension
  static final PermissionsAreUsed permissions =
      new PermissionsAreUsed(() -> engine.permissionsUsed());

  /** All calls at first, as the workflow pauses for some seconds when one has ended. */
  @BeforeAll
  static void placeTheCalls() throws Exception {
    engine = RunningEngine.shared();
    for (String number : DISPOSITIONS.keySet()) {
      startDemo("ends-" + number.replace(" ", ""), number);
      Await.until(
          () -> items(phone(number)).stream().anyMatch(item -> item.containsKey("ContactId")));
    }
  }

  private static String phone(String number) {
    return "+1" + number.replace(" ", "");
  }

  static Stream<String> numbers() {
    return DISPOSITIONS.keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("numbers")
  void salesSeesWhatBecameOfTheCall(String number) throws Exception {
    JsonNode task = Await.value(() -> activity(phone(number)));
    assertEquals(DISPOSITIONS.get(number), task.path("CallDisposition").asText());
    assertTrue(task.path("Description").asText().contains("Agreed to be called at"));
  }

  @Test
  void aNumberIsNeverCalledAgain_whenThePersonOnItAsksForThat() throws Exception {
    String phone = "+12065550142";
    startDemo("stop-1", "206 555 0142");
    Map<String, AttributeValue> item = Await.value(() -> call(phone));
    Visitor called = new Visitor(engine.lex, text(item, "ContactId"));
    called.pickUpAndSay(text(item, "PK") + "#" + text(item, "SK"), "who is this");

    Visitor.BotReply reply = called.say("please stop calling me");

    assertTrue(reply.text().contains("not call this number again"), reply.text());
    assertEquals("CloseIntent", reply.intent());
    engine.connect.stopContact(
        r ->
            r.instanceId(Services.localParameters().get("ConnectInstanceId"))
                .contactId(text(item, "ContactId")));
    JsonNode task = Await.value(() -> activity(phone));
    assertTrue(task.path("Description").asText().contains("Asked not to be called again"));
    Await.value(() -> Optional.of(lead(phone)).filter(l -> l.path("DoNotCall").asBoolean()));

    letTheNumberBeCalledAgain();
    Visitor.BotReply promise = startDemo("stop-2", "206 555 0142");
    assertTrue(promise.text().contains("Your phone will ring"), "as for any other number");
    Await.value(() -> Optional.of(items(phone)).filter(all -> all.size() == 2));
    Await.value(
        () -> Optional.of(items(phone)).filter(all -> all.stream().anyMatch(i -> notCalled(i))));
    assertEquals(1, items(phone).stream().filter(i -> i.containsKey("ContactId")).count());
  }

  @Test
  void theSummaryComes_whenTheTranscriptFillsTheItem() throws Exception {
    String phone = "+12065550143";
    startDemo("long-1", "206 555 0143");
    Map<String, AttributeValue> item = Await.value(() -> call(phone));
    List<AttributeValue> hours =
        Collections.nCopies(390, AttributeValue.fromS("User: " + "word ".repeat(200)));
    engine.dynamo.updateItem(
        r ->
            r.tableName(TABLE)
                .key(
                    Map.of(
                        "PK", Objects.requireNonNull(item.get("PK")),
                        "SK", Objects.requireNonNull(item.get("SK"))))
                .updateExpression("SET FullTranscript = :hours, Filler = :more")
                .expressionAttributeValues(
                    Map.of(
                        ":hours", AttributeValue.fromL(hours),
                        ":more", AttributeValue.fromS("x".repeat(15_900)))));

    engine.connect.stopContact(
        r ->
            r.instanceId(Services.localParameters().get("ConnectInstanceId"))
                .contactId(text(item, "ContactId")));

    JsonNode task = Await.value(() -> activity(phone));
    assertEquals("Answered", task.path("CallDisposition").asText());
    Map<String, AttributeValue> after = items(phone).getFirst();
    assertTrue(after.containsKey("CallSummary"));
    assertTrue(Objects.requireNonNull(after.get("FullTranscript")).l().size() < hours.size());
  }

  /** As ten minutes later: the claim of the call is gone. */
  private static void letTheNumberBeCalledAgain() {
    engine.dynamo.scan(r -> r.tableName(TABLE)).items().stream()
        .filter(item -> text(item, "PK").startsWith("CLAIM#DIAL#"))
        .map(
            item ->
                Map.of(
                    "PK", Objects.requireNonNull(item.get("PK")),
                    "SK", Objects.requireNonNull(item.get("SK"))))
        .forEach(key -> engine.dynamo.deleteItem(r -> r.tableName(TABLE).key(key)));
  }

  private static boolean notCalled(Map<String, AttributeValue> item) {
    return item.containsKey("CallSummary")
        && text(item, "CallSummary").contains("this number asked not to be called");
  }

  private static Visitor.BotReply startDemo(String session, String number) {
    Visitor visitor = new Visitor(engine.lex, session);
    assertEquals("ElicitSlot", visitor.say("start demo").action());
    assertEquals("ElicitSlot", visitor.say("Ada Lovelace").action());
    assertEquals("ConfirmIntent", visitor.say(number).action());
    Visitor.BotReply reply = visitor.say("yes");
    assertEquals("Close", reply.action());
    assertFalse(reply.text().isBlank());
    return reply;
  }

  private static Optional<JsonNode> activity(String phone) throws Exception {
    JsonNode leads = engine.sales.query("SELECT Id FROM Lead WHERE Phone = '" + phone + "'");
    if (leads.isEmpty()) {
      return Optional.empty();
    }
    JsonNode tasks =
        engine.sales.query(
            "SELECT CallDisposition, Description FROM Task WHERE WhoId = '"
                + leads.path(0).path("Id").asText()
                + "'");
    return tasks.isEmpty() ? Optional.empty() : Optional.of(tasks.path(0));
  }

  private static JsonNode lead(String phone) throws Exception {
    return engine
        .sales
        .query("SELECT Id, DoNotCall FROM Lead WHERE Phone = '" + phone + "'")
        .path(0);
  }

  private static Optional<Map<String, AttributeValue>> call(String phone) {
    return items(phone).stream()
        .filter(i -> i.containsKey("ContactId") && i.containsKey("StepFunctionTaskToken"))
        .findFirst();
  }

  private static List<Map<String, AttributeValue>> items(String phone) {
    return engine
        .dynamo
        .query(
            r ->
                r.tableName(TABLE)
                    .keyConditionExpression("PK = :pk")
                    .expressionAttributeValues(
                        Map.of(":pk", AttributeValue.fromS("LEAD#" + phone))))
        .items();
  }

  private static String text(Map<String, AttributeValue> item, String name) {
    return Objects.requireNonNull(item.get(name), name).s();
  }
}
