package com.atlasengine.local.doctor;

import static com.atlasengine.local.doctor.Fault.json;
import static com.atlasengine.local.doctor.Fault.replace;
import static com.atlasengine.local.doctor.Fault.set;

import java.util.List;
import java.util.stream.Stream;

/** What is wrong with what a stack depends on while it runs. */
final class FaultsWhileRunning {
  private static final String PENDING =
      "<Subscriptions><member><SubscriptionArn>PendingConfirmation</SubscriptionArn>"
          + "<Endpoint>a@example.com</Endpoint></member>";
  private static final String DESCRIBE = "GET /services/data/v62.0/sobjects/";

  private FaultsWhileRunning() {}

  static Stream<Fault> all() {
    return Stream.of(salesforce(), events(), watching(), stores()).flatMap(List::stream);
  }

  private static Fault secret(String check, String cause, String text, String by) {
    return Fault.of(check, cause)
        .when("secretsmanager", "GetSecretValue", "SalesforceCreds", replace(text, by));
  }

  private static List<Fault> salesforce() {
    return List.of(
        Fault.of("Salesforce secret", "the secret is not JSON")
            .when("secretsmanager", "GetSecretValue", "Salesforce", set("/SecretString", "a1B2")),
        secret("Salesforce secret", "the secret has no client_id", "client_id", "clientId"),
        secret(
            "Salesforce login", "the secret's private_key is no RSA key", "-----END", "?-----END"),
        secret(
            "Salesforce login", "invalid_grant", "\\\"username\\\":\\\"", "\\\"username\\\":\\\"x"),
        Fault.of("Salesforce records", "for the user, Case is not deletable")
            .when("salesforce", DESCRIBE + "Case/describe", "", set("/deletable", false)),
        Fault.of("Salesforce fields", "the user may not write Task.CallObject")
            .when(
                "salesforce",
                DESCRIBE + "Task/describe",
                "",
                replace("\"CallObject\"", "\"CallObject2\"")),
        Fault.of("Salesforce fields", "the user may not write Lead.Atlas_Id__c")
            .parameter("SalesforceLeadMark", "Atlas_Id__c=atlas"),
        Fault.of("Case origin", "Case.Origin has no value Bot")
            .parameter("SalesforceCaseOrigin", "Bot"));
  }

  private static List<Fault> events() {
    return List.of(
        Fault.of("schedules", "atlas-engine-lex-fulfillment-KeepWarm is DISABLED")
            .when("events", "ListRules", "lex-fulfillment", set("/Rules/0/State", "DISABLED")),
        Fault.of("schedules", "EventBridge has 9 of the stack's 10 rules")
            .when("events", "ListRules", "lex-fulfillment", set("/Rules", List.of())),
        Fault.of("schedule targets", "atlas-engine-lex-fulfillment-KeepWarm has no target")
            .when("events", "ListTargetsByRule", "lex-fulfillment", set("/Targets", List.of())),
        Fault.of("schedule targets", "function:old:live, which is not the stack's")
            .when(
                "events",
                "ListTargetsByRule",
                "lex-fulfillment",
                replace("atlas-engine-lex-fulfillment", "old")),
        Fault.of("schedules may call", "EventBridge may not call")
            .when(
                "lambda",
                "GetPolicy",
                "create-lead",
                replace("rule/atlas-engine-create-lead-RetryPending", "rule/other")),
        Fault.of("dead letters", "ScheduleDeadLetters has 2 messages")
            .when(
                "sqs",
                "GetQueueAttributes",
                "schedule-dead-letters",
                set("/Attributes/ApproximateNumberOfMessages", "2")));
  }

  private static List<Fault> watching() {
    return List.of(
        Fault.of("subscriptions", "AlarmTopic: a mail is not confirmed")
            .when("sns", "ListSubscriptionsByTopic", "alarms", replace("<Subscriptions>", PENDING)),
        Fault.of("subscriptions", "SalesTeamTopic: SalesTeamEmail is not subscribed")
            .parameter("SalesTeamEmail", "sales@example.com"),
        Fault.of("subscriptions", "nobody is told about alarms").parameter("Stage", "prod"),
        Fault.of("refresh requests", "does not call")
            .when("sns", "ListSubscriptionsByTopic", "refresh", replace(":live", ":old")),
        Fault.of("refresh requests", "SNS may not call")
            .when("lambda", "GetPolicy", "refresh-responses", replace("sns.amazonaws.com", "none")),
        alarm("alarms", "lex-fulfillment-errors is not there", "errors<", "gone<"),
        alarm("alarms", "tells nobody", "<ActionsEnabled>true", "<ActionsEnabled>false"),
        alarm("alarm states", "is on", "<StateValue>OK", "<StateValue>ALARM"),
        alarm("alarm states", "gets no data", "<StateValue>OK", "<StateValue>INSUFFICIENT_DATA"),
        alarm(
            "alarm dimensions",
            "does not watch FunctionName atlas-engine-create-lead",
            "<Value>atlas-engine-create-lead<",
            "<Value>create-lead<"),
        Fault.of("alarm dimensions", "does not watch ExecutedVersion 2")
            .when("lambda", "GetAlias", "create-lead", set("/FunctionVersion", "2")),
        Fault.of("log groups", "is kept for ever")
            .when(
                "logs",
                "DescribeLogGroups",
                "create-lead",
                json(answer -> answer.withObject("/logGroups/0").remove("retentionInDays"))),
        Fault.of("log groups", "/aws/lambda/atlas-engine-create-lead is not there")
            .when("logs", "DescribeLogGroups", "create-lead", set("/logGroups", List.of())));
  }

  private static Fault alarm(String check, String cause, String text, String by) {
    return Fault.of(check, cause).when("monitoring", "DescribeAlarms", "", replace(text, by));
  }

  private static List<Fault> stores() {
    return List.of(
        Fault.of("tables", "AtlasEngine-ResponseCache is DELETING")
            .when("dynamodb", "DescribeTable", "Response", set("/Table/TableStatus", "DELETING")),
        Fault.of("tables", "has no index ContactId-index")
            .when("dynamodb", "DescribeTable", "Interactions", replace("ContactId-index", "other")),
        Fault.of("tables", "has the keys [PK] in place of PK and SK")
            .when(
                "dynamodb",
                "DescribeTable",
                "Interactions",
                json(answer -> answer.withArray("/Table/KeySchema").remove(1))),
        Fault.of("expiry of items", "does not expire items")
            .when("dynamodb", "DescribeTimeToLive", "Interactions", replace("ENABLED", "DISABLED")),
        Fault.of("keys", "is too short to be a key")
            .when("secretsmanager", "GetSecretValue", "PersonKey", set("/SecretString", "short")),
        Fault.of("workflows", "CallEnded is DELETING")
            .when("states", "DescribeStateMachine", "call-ended", set("/status", "DELETING")),
        Fault.of("workflows", "routes 10 % of the calls")
            .when(
                "states",
                "DescribeStateMachineAlias",
                "",
                set("/routingConfiguration/0/weight", 10)));
  }
}
