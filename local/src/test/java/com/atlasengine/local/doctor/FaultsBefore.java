package com.atlasengine.local.doctor;

import static com.atlasengine.local.doctor.Fault.replace;
import static com.atlasengine.local.doctor.Fault.set;

import java.util.List;
import java.util.stream.Stream;

/** What is wrong with an account, as far as a stack that is there shows it. */
final class FaultsBefore {
  private static final String OTHER_ACCOUNT =
      "arn:aws:secretsmanager:us-west-2:999999999999:secret:old/PersonKey-abcdef";
  private static final String OTHER_REGION =
      "arn:aws:secretsmanager:us-east-1:000000000000:secret:old/PersonKey-abcdef";
  private static final String QUEUE = "12345678-1234-4234-8234-123456789012";
  private static final String INSTANCE = "11111111-2222-4333-8444-555555555555";
  private static final String QUEUE_ARN = "arn:aws:connect:us-west-2:000000000000:instance/";

  private FaultsBefore() {}

  static Stream<Fault> all() {
    return Stream.of(account(), models(), calls(), names()).flatMap(List::stream);
  }

  private static List<Fault> account() {
    return List.of(
        Fault.of("account", "the credentials are refused").failing("sts", "expired"),
        Fault.of("ARNs in parameters", "ExistingNumberKeyArn is of the account 999999999999")
            .parameter("ExistingNumberKeyArn", OTHER_ACCOUNT),
        Fault.of("ARNs in parameters", "ExistingNumberKeyArn is in us-east-1")
            .parameter("ExistingNumberKeyArn", OTHER_REGION),
        Fault.of("Lambda concurrency", "reserves 20 more of 1000, which leaves 90")
            .parameter("Stage", "prod")
            .when(
                "lambda",
                "GetAccountSettings",
                "",
                set("/AccountLimit/UnreservedConcurrentExecutions", 110)));
  }

  private static List<Fault> models() {
    return List.of(
        Fault.of("fast model", "us.anthropic.claude-v2:1: This model version has reached")
            .parameter("FastModelId", "us.anthropic.claude-v2:1"),
        Fault.of("strong model", "Could not resolve the foundation model")
            .parameter("StrongModelId", "us.anthropic.claude-none"),
        Fault.of("fast model's regions", "no access to anthropic.claude-haiku-5-5 in us-east-1")
            .when(
                "bedrock",
                "GetFoundationModelAvailability",
                "haiku",
                set("/authorizationStatus", "NOT_AUTHORIZED")),
        Fault.of("strong model's regions", "so the functions may not call it")
            .when(
                "bedrock",
                "GetInferenceProfile",
                "sonnet",
                replace("claude-sonnet-4-6\"}", "claude-sonnet-4-5\"}")),
        Fault.of("tokens per minute", "a turn takes 700")
            .when("servicequotas", "ListServiceQuotas", "bedrock", replace("4000000", "2000")),
        Fault.of("guardrail", "abc version 1 is FAILED")
            .parameter("GuardrailId", "abc")
            .parameter("GuardrailVersion", "1")
            .when("bedrock", "GetGuardrail", "", set("/status", "FAILED")),
        Fault.of("guardrail", "prod is not deployed without GuardrailId")
            .parameter("Stage", "prod"));
  }

  private static List<Fault> calls() {
    return List.of(
        Fault.of("Connect instance", "the instance is CREATION_FAILED")
            .when(
                "connect",
                "DescribeInstance",
                "",
                set("/Instance/InstanceStatus", "CREATION_FAILED")),
        Fault.of("Connect instance", "places no outbound calls")
            .when("connect", "DescribeInstance", "", set("/Instance/OutboundCallsEnabled", false)),
        Fault.of("Connect number", "the instance has not claimed the number")
            .when(
                "connect",
                "ListPhoneNumbersV2",
                "",
                set("/ListPhoneNumbersSummaryList", List.of())),
        Fault.of("Connect number", "neither ConnectSourcePhoneNumber nor ConnectQueueId is given")
            .parameter("ConnectSourcePhoneNumber", ""),
        Fault.of("Connect queue", "The queue does not exist").parameter("ConnectQueueId", QUEUE),
        Fault.of("transfer queue", "TransferQueueArn is of another instance")
            .parameter("TransferQueueArn", QUEUE_ARN + "other/queue/" + QUEUE),
        Fault.of("transfer queue", "The queue does not exist")
            .parameter("TransferQueueArn", QUEUE_ARN + INSTANCE + "/queue/" + QUEUE),
        Fault.of("countries", "the number is of GB")
            .when(
                "connect",
                "ListPhoneNumbersV2",
                "",
                set("/ListPhoneNumbersSummaryList/0/PhoneNumberCountryCode", "GB")),
        Fault.of("concurrent calls", "HourlyDialBudget of 400 needs 20")
            .parameter("HourlyDialBudget", "400"));
  }

  private static List<Fault> names() {
    return List.of(
        Fault.of("table names", "AtlasEngine-ResponseCache exists and is not the stack's")
            .notOwned("ResponseCacheTable"),
        Fault.of("secret names", "atlas-engine/PersonKey exists and is not the stack's")
            .notOwned("PersonKey"),
        Fault.of("secret names", "atlas-engine/SessionKey is scheduled for deletion")
            .when("secretsmanager", "DescribeSecret", "SessionKey", set("/DeletedDate", 1.7e9)),
        Fault.of("existing table", "there is no table Nowhere")
            .parameter("CreateInteractionsTable", "no")
            .parameter("InteractionsTableName", "Nowhere"),
        Fault.of("bot name", "a bot AtlasEngineBot exists").notOwned("Bot"),
        Fault.of("function names", "atlas-engine-create-lead exists").notOwned("CreateLead"),
        Fault.of("queue names", "atlas-engine-calls-to-retry exists").notOwned("CallsToRetry"),
        Fault.of("topic names", "atlas-engine-refresh exists").notOwned("RefreshTopic"),
        Fault.of("workflow names", "atlas-engine-call-ended exists").notOwned("CallEnded"),
        Fault.of("log group names", "/aws/lambda/atlas-engine-create-lead exists")
            .notOwned("CreateLeadLogs"));
  }
}
