package com.atlasengine.local.doctor;

import static com.atlasengine.local.doctor.Fault.json;
import static com.atlasengine.local.doctor.Fault.replace;
import static com.atlasengine.local.doctor.Fault.set;

import java.util.List;
import java.util.stream.Stream;

/** What is wrong with the functions, the bot and the calls of a stack. */
final class FaultsAfter {
  private static final String LEX = "atlas-engine-lex-fulfillment";

  private FaultsAfter() {}

  static Stream<Fault> all() {
    return Stream.of(stack(), functions(), bot(), calls(), drift()).flatMap(List::stream);
  }

  private static Fault inStack(String check, String cause, String text, String by) {
    return Fault.of(check, cause).when("cloudformation", "DescribeStacks", "", replace(text, by));
  }

  private static List<Fault> stack() {
    return List.of(
        inStack(
            "stack status",
            "the stack is UPDATE_ROLLBACK_COMPLETE",
            "<StackStatus>CREATE_COMPLETE",
            "<StackStatus>UPDATE_ROLLBACK_COMPLETE"),
        Fault.of("stack status", "Dashboard is UPDATE_FAILED")
            .when(
                "cloudformation",
                "ListStackResources",
                "",
                xml ->
                    xml.replaceFirst(
                        "(?s)(<LogicalResourceId>Dashboard<.*?<ResourceStatus>)CREATE_COMPLETE",
                        "$1UPDATE_FAILED")),
        Fault.of("resources", "the stack has no CallsToRetry (AWS::SQS::Queue)")
            .notOwned("CallsToRetry"),
        inStack(
            "drift",
            "DRIFTED",
            "<StackStatus>",
            "<DriftInformation><StackDriftStatus>DRIFTED</StackDriftStatus></DriftInformation>"
                + "<StackStatus>"));
  }

  private static List<Fault> functions() {
    return List.of(
        Fault.of("alias live", LEX + ":live points at $LATEST")
            .when("lambda", "GetAlias", LEX, set("/FunctionVersion", "$LATEST")),
        Fault.of("versions ready", LEX + ":1 is Inactive: idle for 14 days")
            .when("lambda", "GetFunctionConfiguration", LEX, set("/State", "Inactive"))
            .when(
                "lambda", "GetFunctionConfiguration", LEX, set("/StateReason", "idle for 14 days")),
        Fault.of("versions ready", "its last update is Failed")
            .when("lambda", "GetFunctionConfiguration", LEX, set("/LastUpdateStatus", "Failed")),
        Fault.of("snapshots", LEX + ":1 has no snapshot")
            .when(
                "lambda",
                "GetFunctionConfiguration",
                LEX,
                set("/SnapStart/OptimizationStatus", "Off")),
        Fault.of("provisioned concurrency", "No Provisioned Concurrency Config found")
            .parameter("Concurrency", "Provisioned"),
        Fault.of("reservations", "has a reservation of 0 in place of none")
            .when("lambda", "GetFunctionConcurrency", LEX, set("/ReservedConcurrentExecutions", 0)),
        Fault.of("variables", "has another LOG_LEVEL")
            .when(
                "lambda",
                "GetFunctionConfiguration",
                LEX,
                set("/Environment/Variables/LOG_LEVEL", "DEBUG")));
  }

  private static List<Fault> bot() {
    return List.of(
        Fault.of("bot alias", "the alias is Failed")
            .when("lex", "DescribeBotAlias", "", set("/botAliasStatus", "Failed")),
        Fault.of("bot alias", "points at the version DRAFT")
            .when("lex", "DescribeBotAlias", "", set("/botVersion", "DRAFT")),
        Fault.of("bot hook", "es_US calls no function")
            .when(
                "lex",
                "DescribeBotAlias",
                "",
                json(
                    alias ->
                        alias
                            .withObject("/botAliasLocaleSettings/es_US")
                            .remove("codeHookSpecification"))),
        Fault.of("bot hook", "function:other in place of")
            .when("lex", "DescribeBotAlias", "", replace(LEX + ":live", "other")),
        Fault.of("bot hook", "en_US is not enabled")
            .when(
                "lex", "DescribeBotAlias", "", set("/botAliasLocaleSettings/en_US/enabled", false)),
        Fault.of("bot locales", "es_US is Failed")
            .when("lex", "DescribeBotLocale", "es_US", set("/botLocaleStatus", "Failed")),
        Fault.of("Lex may call", "does not let lexv2.amazonaws.com call it")
            .when("lambda", "GetPolicy", LEX, replace("lexv2.amazonaws.com", "lex.amazonaws.com")),
        Fault.of("Lex may call", "for this alias")
            .when("lambda", "GetPolicy", LEX, replace("LIVELOCAL0", "TSTALIASID")));
  }

  private static List<Fault> calls() {
    return List.of(
        Fault.of("Connect knows the bot", "the instance does not know")
            .when("connect", "ListBots", "", set("/LexBots", List.of())),
        Fault.of("Connect may use the bot", "do lex:StartConversation")
            .when(
                "lex",
                "DescribeResourcePolicy",
                "",
                replace("lex:StartConversation", "lex:GetSession")),
        Fault.of("contact flow", "is saved, but not published")
            .when("connect", "DescribeContactFlow", "", set("/ContactFlow/Status", "SAVED")),
        Fault.of("contact flow", "is archived")
            .when("connect", "DescribeContactFlow", "", set("/ContactFlow/State", "ARCHIVED")),
        Fault.of("contact flow", "of the type AGENT_WHISPER")
            .when("connect", "DescribeContactFlow", "", set("/ContactFlow/Type", "AGENT_WHISPER")),
        Fault.of("the flow's bot", "bot-alias/ATLASLOCAL/OLDALIAS")
            .when("connect", "DescribeContactFlow", "", replace("LIVELOCAL0", "OLDALIAS")),
        Fault.of("the flow's bot", "no block of the flow names a bot")
            .when("connect", "DescribeContactFlow", "", set("/ContactFlow/Content", "{}")),
        Fault.of("the flow's blocks", "blocks of CheckOutboundCallStatus")
            .when(
                "connect", "DescribeContactFlow", "", replace("CheckOutboundCallStatus", "Loop")));
  }

  private static List<Fault> drift() {
    return List.of(
        Fault.of("parameters", "LogLevel is another one in the stack")
            .parameter("LogLevel", "DEBUG"),
        inStack(
            "parameters",
            "the stack has no parameter QuietHours",
            "<ParameterKey>QuietHours<",
            "<ParameterKey>Old<"),
        Fault.of("template", "Resources.LexFulfillment is another one")
            .when(
                "cloudformation",
                "GetTemplate",
                "",
                replace("MemorySize: 1769", "MemorySize: 512")),
        Fault.of("nested templates", "BotApplication: Resources.Bot is another one")
            .when(
                "cloudformation",
                "GetTemplate",
                "BotApplication",
                replace("Utterance: hello", "Utterance: howdy")),
        Fault.of("definitions", "EngageLead has another definition")
            .when(
                "states",
                "DescribeStateMachine",
                "engage-lead",
                replace("TimeoutSeconds", "HeartbeatSeconds")),
        inStack(
            "revision",
            "the stack runs abc",
            "<ParameterKey>Revision</ParameterKey><ParameterValue>",
            "<ParameterKey>Revision</ParameterKey><ParameterValue>abc"));
  }
}
