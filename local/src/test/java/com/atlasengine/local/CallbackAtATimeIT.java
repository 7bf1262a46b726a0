package com.atlasengine.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A callback at a time that the visitor names on the phone, on the whole engine. */
class CallbackAtATimeIT {
  private static final String KEY = "INTERACTION#2025-10-26T06:07:12.367643+00:00";
  private static final ZoneId SEATTLE = ZoneId.of("America/Los_Angeles");

  private static RunningEngine engine;

  @BeforeAll
  static void startTheEngine() throws Exception {
    engine = RunningEngine.shared();
  }

  @Test
  void aTaskIsDueOnThatDay() throws Exception {
    String phone = "+12065550171";
    Visitor visitor = onThePhone(phone, "en_US");
    LocalDate tomorrow = LocalDate.now(SEATTLE).plusDays(1);

    Visitor.BotReply question = pickUp(visitor, phone, "call me back tomorrow at three");
    Visitor.BotReply reply = visitor.say("in the afternoon");

    assertEquals("ElicitSlot", question.action(), question.text());
    assertTrue(question.text().contains("3 in the afternoon"), question.text());
    assertEquals("Close", reply.action(), reply.text());
    assertTrue(reply.text().contains("at 3 in the afternoon, your time"), reply.text());
    assertTask(phone, tomorrow);
  }

  @Test
  void aTaskIsDueOnThatDay_inSpanish() throws Exception {
    String phone = "+12065550172";
    Visitor visitor = onThePhone(phone, "es_US");
    LocalDate tomorrow = LocalDate.now(SEATTLE).plusDays(1);

    Visitor.BotReply reply = pickUp(visitor, phone, "llámenme mañana a las tres de la tarde");

    assertEquals("Close", reply.action(), reply.text());
    assertTrue(reply.text().contains("3 de la tarde, su hora local"), reply.text());
    assertTask(phone, tomorrow);
  }

  private static Visitor onThePhone(String phone, String locale) {
    engine.dynamo.putItem(
        r ->
            r.tableName("AtlasEngineInteractions")
                .item(
                    Map.of(
                        "PK", AttributeValue.fromS("LEAD#" + phone),
                        "SK", AttributeValue.fromS(KEY),
                        "FirstName", AttributeValue.fromS("Ada"),
                        "LastName", AttributeValue.fromS("Lovelace"),
                        "DynamicScenario", AttributeValue.fromS("You liked windmills."))));
    return new Visitor(engine.lex, "callback-" + phone.substring(1)).inLocale(locale);
  }

  private static Visitor.BotReply pickUp(Visitor visitor, String phone, String words) {
    return visitor.pickUpAndSay("LEAD#" + phone + "#" + KEY, words);
  }

  private static void assertTask(String phone, LocalDate day) throws Exception {
    List<JsonNode> tasks = new ArrayList<>();
    engine
        .sales
        .query("SELECT Id, Subject, Status, ActivityDate FROM Task")
        .forEach(
            each -> {
              if (each.path("Subject").asText().contains(phone)) {
                tasks.add(each);
              }
            });
    assertEquals(1, tasks.size());
    JsonNode task = tasks.getFirst();
    assertEquals(day.toString(), task.path("ActivityDate").asText());
    assertEquals("Not Started", task.path("Status").asText());
  }
}
