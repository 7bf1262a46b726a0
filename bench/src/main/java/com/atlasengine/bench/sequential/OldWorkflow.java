package com.atlasengine.bench.sequential;

import com.atlasengine.bench.script.Person;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.Map;
import software.amazon.awssdk.services.connect.ConnectClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The old workflow: one Standard state after the other, each with clients of its own.
 *
 * @param instance the Connect instance that places calls
 */
record OldWorkflow(OneUseClients clients, OldModel model, RandomDraws draws, Instance instance) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String TABLE = "AtlasEngineInteractions";
  private static final String SORT_KEY = "INTERACTION#2026-01-05T09:59:00.000000+00:00";

  /** Where calls are placed from. */
  record Instance(String id, String contactFlow, String sourceNumber) {}

  /** Runs until the phone rings; the Lead's id. */
  String dial(String execution, Person person, String chat)
      throws IOException, InterruptedException, GeneralSecurityException {
    Thread.sleep(draws.transition(execution, "CreateLead"));
    String lead = createLead(person);
    Thread.sleep(draws.transition(execution, "GenerateScenario"));
    String scenario = model.opening(person.first(), chat);
    Thread.sleep(draws.transition(execution, "InvokeCall"));
    invokeCall(person, lead, scenario);
    return lead;
  }

  /** What follows when a call is over; the Lead is found again by the number. */
  void finish(Person person, String transcript)
      throws IOException, InterruptedException, GeneralSecurityException {
    Thread.sleep(draws.transition(person.phone(), "UpdateLead"));
    String summary = model.summary(transcript);
    try (OldSalesforce salesforce = OldSalesforce.login(clients)) {
      JsonNode found =
          salesforce.query("SELECT Id FROM Lead WHERE Phone = '" + person.phone() + "'");
      for (JsonNode lead : found) {
        String id = lead.path("Id").asText();
        salesforce.update("Lead", id, JSON.createObjectNode().put("Description", summary));
      }
    }
  }

  private String createLead(Person person)
      throws IOException, InterruptedException, GeneralSecurityException {
    String lead;
    try (OldSalesforce salesforce = OldSalesforce.login(clients)) {
      JsonNode found =
          salesforce.query("SELECT Id FROM Lead WHERE Phone = '" + person.phone() + "'");
      lead =
          found.isEmpty()
              ? salesforce.create("Lead", fields(person))
              : found.path(0).path("Id").asText();
    }
    try (DynamoDbClient dynamo = clients.dynamoDb()) {
      dynamo.putItem(
          r ->
              r.tableName(TABLE)
                  .item(
                      Map.of(
                          "PK", AttributeValue.fromS("LEAD#" + person.phone()),
                          "SK", AttributeValue.fromS(SORT_KEY),
                          "SalesforceLeadID", AttributeValue.fromS(lead))));
    }
    return lead;
  }

  private static JsonNode fields(Person person) {
    return JSON.createObjectNode()
        .put("FirstName", person.first())
        .put("LastName", person.last())
        .put("Phone", person.phone())
        .put("Company", "Atlas Engine Demo");
  }

  private void invokeCall(Person person, String lead, String scenario) {
    try (DynamoDbClient dynamo = clients.dynamoDb()) {
      dynamo.updateItem(
          r ->
              r.tableName(TABLE)
                  .key(
                      Map.of(
                          "PK", AttributeValue.fromS("LEAD#" + person.phone()),
                          "SK", AttributeValue.fromS(SORT_KEY)))
                  .updateExpression("SET DynamicScenario = :s")
                  .expressionAttributeValues(Map.of(":s", AttributeValue.fromS(scenario))));
    }
    try (ConnectClient connect = clients.connect()) {
      connect.startOutboundVoiceContact(
          r ->
              r.instanceId(instance.id())
                  .contactFlowId(instance.contactFlow())
                  .sourcePhoneNumber(instance.sourceNumber())
                  .destinationPhoneNumber(person.phone())
                  .attributes(Map.of("leadId", lead)));
    }
  }
}
