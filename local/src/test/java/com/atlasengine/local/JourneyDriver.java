package com.atlasengine.local;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What journeys in any words have in common: the call in the table, in Connect, in Salesforce. */
record JourneyDriver(RunningEngine engine) {
  private static final String INSTANCE =
      Objects.requireNonNull(Services.localParameters().get("ConnectInstanceId"));

  /**
   * The interaction of a number, once its call was placed, its scenario written, its Lead known.
   */
  Map<String, AttributeValue> awaitCall(String phone) throws Exception {
    return Await.value(
        () ->
            items(phone).stream()
                .filter(item -> item.containsKey("ContactId"))
                .filter(item -> item.containsKey("DynamicScenario"))
                .filter(item -> item.containsKey("SalesforceLeadID"))
                .findFirst());
  }

  /** The interactions of a number. */
  List<Map<String, AttributeValue>> items(String phone) {
    return engine
        .dynamo
        .query(
            r ->
                r.tableName("AtlasEngineInteractions")
                    .keyConditionExpression("PK = :pk")
                    .expressionAttributeValues(
                        Map.of(":pk", AttributeValue.fromS("LEAD#" + phone))))
        .items();
  }

  static String text(Map<String, AttributeValue> item, String name) {
    return Objects.requireNonNull(item.get(name), name).s();
  }

  /** How the session of the call knows it. */
  static String key(Map<String, AttributeValue> item) {
    return text(item, "PK") + "#" + text(item, "SK");
  }

  /** The attributes of the call's contact. */
  Map<String, String> contact(Map<String, AttributeValue> item) {
    return engine
        .connect
        .getContactAttributes(r -> r.instanceId(INSTANCE).initialContactId(text(item, "ContactId")))
        .attributes();
  }

  void hangUp(Map<String, AttributeValue> item) {
    engine.connect.stopContact(r -> r.instanceId(INSTANCE).contactId(text(item, "ContactId")));
  }

  /** The one record of Salesforce that fits, once it is there. */
  JsonNode awaitRecord(String soql) throws Exception {
    return Await.value(
        () ->
            Optional.of(engine.sales.query(soql))
                .filter(found -> found.size() == 1)
                .map(r -> r.get(0)));
  }

  /** Goes through the form that starts a call. */
  void askForCall(Visitor visitor, String command, String name, String number, String yes) {
    assertEquals("ElicitSlot", visitor.say(command).action());
    assertEquals("ElicitSlot", visitor.say(name).action());
    assertEquals("ConfirmIntent", visitor.say(number).action());
    assertEquals("Close", visitor.say(yes).action());
  }
}
