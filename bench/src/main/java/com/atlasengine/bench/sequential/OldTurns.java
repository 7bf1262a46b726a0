package com.atlasengine.bench.sequential;

import com.atlasengine.bench.script.Channel;
import com.atlasengine.bench.script.ScriptedConversation;
import com.atlasengine.bench.script.ScriptedTurn;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.sns.SnsClient;

/** What the old system did in a turn, one call after the other. */
final class OldTurns {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String TABLE = "AtlasEngineInteractions";
  private static final String TOPIC = "arn:aws:sns:us-west-2:000000000000:atlas-engine-sales-team";

  private static final String GROUNDING =
      "I am Atlas, built on Amazon Lex, Lambda, Step Functions, Bedrock, Connect and Salesforce."
          + " The demo shows AI outbound calls, real-time CRM updates and lead qualification. Say"
          + " \"start demo\" to talk to the creator.";

  private final OneUseClients clients;
  private final OldModel model;

  OldTurns(OneUseClients clients, OldModel model) {
    this.clients = clients;
    this.model = model;
  }

  /** Answers a turn. */
  String answer(ScriptedConversation conversation, String history, ScriptedTurn turn)
      throws IOException, InterruptedException, GeneralSecurityException {
    String grounding = conversation.channel() == Channel.PHONE ? scenario(conversation) : GROUNDING;
    String said =
        switch (turn.kind()) {
          case GREETING, TECHNOLOGY, DEMO, NONSENSE, PHONE_GREETING, CONVERSATION ->
              model.reply(history, grounding, turn.words());
          case CALLBACK -> callBack(conversation, history);
          case DELETE -> delete(conversation);
          case SLOT, START_DEMO, CLOSE, PHONE_CLOSE -> "Thank you.";
        };
    if (conversation.channel() == Channel.PHONE) {
      storeTurn(conversation, turn.words(), said);
    }
    return said;
  }

  private String scenario(ScriptedConversation conversation) {
    try (DynamoDbClient dynamo = clients.dynamoDb()) {
      Map<String, AttributeValue> item =
          dynamo.getItem(r -> r.tableName(TABLE).key(key(conversation))).item();
      return Objects.requireNonNull(item.get("DynamicScenario"), "the call was stored").s();
    }
  }

  private void storeTurn(ScriptedConversation conversation, String words, String said) {
    AttributeValue lines =
        AttributeValue.fromL(
            List.of(
                AttributeValue.fromS("User: " + words), AttributeValue.fromS("Atlas: " + said)));
    try (DynamoDbClient dynamo = clients.dynamoDb()) {
      dynamo.updateItem(
          r ->
              r.tableName(TABLE)
                  .key(key(conversation))
                  .updateExpression("SET #t = list_append(if_not_exists(#t, :none), :lines)")
                  .expressionAttributeNames(Map.of("#t", "FullTranscript"))
                  .expressionAttributeValues(
                      Map.of(":none", AttributeValue.fromL(List.of()), ":lines", lines)));
    }
  }

  private static Map<String, AttributeValue> key(ScriptedConversation conversation) {
    return Map.of(
        "PK", AttributeValue.fromS(conversation.partitionKey()),
        "SK", AttributeValue.fromS(conversation.sortKey()));
  }

  private String callBack(ScriptedConversation conversation, String history)
      throws IOException, InterruptedException, GeneralSecurityException {
    try (OldSalesforce salesforce = OldSalesforce.login(clients)) {
      String unused =
          salesforce.create(
              "Case",
              JSON.createObjectNode()
                  .put("Subject", "Callback requested")
                  .put("Description", conversation.person().fullName() + "\n" + history)
                  .put("Status", "New")
                  .put("Origin", "Phone (AI)"));
    }
    try (SnsClient sns = clients.sns()) {
      sns.publish(r -> r.topicArn(TOPIC).subject("Callback").message("Please call back."));
    }
    return "The team will call you back.";
  }

  private String delete(ScriptedConversation conversation)
      throws IOException, InterruptedException, GeneralSecurityException {
    try (OldSalesforce salesforce = OldSalesforce.login(clients)) {
      JsonNode found =
          salesforce.query(
              "SELECT Id FROM Lead WHERE Phone = '%s' AND LastName = '%s'"
                  .formatted(conversation.person().phone(), conversation.person().last()));
      for (JsonNode lead : found) {
        salesforce.delete("Lead", lead.path("Id").asText());
      }
    }
    return "It is deleted.";
  }
}
