package com.atlasengine.local.manage;

import static com.atlasengine.local.manage.Json.list;
import static com.atlasengine.local.manage.Json.object;

import com.atlasengine.local.http.AwsError;
import com.atlasengine.local.manage.ManagedService.Operations;
import com.atlasengine.local.template.PhysicalIds;
import com.atlasengine.local.template.StackDescription;
import com.atlasengine.local.template.StackDescription.Resource;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.stream.Stream;

/** Lex, the models' side: the bot, its alias and who may use it. */
record LexOperations(StackDescription stack) {
  private static final String VERSION = "1";

  Operations operations() {
    return Operations.of(
        Map.of(
            "ListBots", this::listBots,
            "DescribeBot", this::bot,
            "DescribeBotAlias", this::alias,
            "DescribeBotLocale", this::locale,
            "DescribeResourcePolicy", this::policy));
  }

  private JsonNode listBots(JsonNode input) {
    return list("botSummaries", stack.ofType("AWS::Lex::Bot").map(LexOperations::summary));
  }

  private static ObjectNode summary(Resource bot) {
    return object()
        .put("botId", PhysicalIds.BOT_ID)
        .put("botName", bot.properties().path("Name").asText())
        .put("botStatus", "Available");
  }

  private JsonNode bot(JsonNode input) {
    return summary(require("AWS::Lex::Bot", input));
  }

  private JsonNode alias(JsonNode input) {
    Resource alias = require("AWS::Lex::BotAlias", input);
    ObjectNode answer =
        object()
            .put("botId", PhysicalIds.BOT_ID)
            .put("botAliasId", PhysicalIds.BOT_ALIAS_ID)
            .put("botAliasName", alias.properties().path("BotAliasName").asText())
            .put("botAliasStatus", "Available")
            .put("botVersion", VERSION);
    ObjectNode settings = answer.putObject("botAliasLocaleSettings");
    for (JsonNode each : alias.properties().path("BotAliasLocaleSettings")) {
      JsonNode setting = each.path("BotAliasLocaleSetting");
      JsonNode hook = setting.path("CodeHookSpecification").path("LambdaCodeHook");
      settings
          .putObject(each.path("LocaleId").asText())
          .put("enabled", setting.path("Enabled").asBoolean())
          .putObject("codeHookSpecification")
          .putObject("lambdaCodeHook")
          .put("lambdaARN", hook.path("LambdaArn").asText())
          .put("codeHookInterfaceVersion", hook.path("CodeHookInterfaceVersion").asText());
    }
    return answer;
  }

  private JsonNode locale(JsonNode input) {
    JsonNode locales = require("AWS::Lex::Bot", input).properties().path("BotLocales");
    String id = input.path("localeId").asText();
    if (!locales.findValuesAsText("LocaleId").contains(id)) {
      throw notFound("The locale " + id + " does not exist");
    }
    return object()
        .put("botId", PhysicalIds.BOT_ID)
        .put("botVersion", input.path("botVersion").asText())
        .put("localeId", id)
        .put("botLocaleStatus", "Built");
  }

  /** Connect puts its permission on the alias when the association is made. */
  private JsonNode policy(JsonNode input) {
    String arn = input.path("resourceArn").asText();
    if (stack.ofType("AWS::Connect::IntegrationAssociation").findAny().isEmpty()) {
      throw notFound("There is no policy for " + arn);
    }
    ObjectNode document = object().put("Version", "2012-10-17");
    ObjectNode statement =
        document
            .putArray("Statement")
            .addObject()
            .put("Sid", "connect")
            .put("Effect", "Allow")
            .put("Resource", arn);
    statement.putObject("Principal").put("Service", "connect.amazonaws.com");
    Stream.of("lex:RecognizeText", "lex:StartConversation")
        .forEach(statement.putArray("Action")::add);
    return object()
        .put("resourceArn", arn)
        .put("policy", document.toString())
        .put("revisionId", VERSION);
  }

  private Resource require(String type, JsonNode input) {
    boolean known =
        input.path("botId").asText().equals(PhysicalIds.BOT_ID)
            && input
                .path("botAliasId")
                .asText(PhysicalIds.BOT_ALIAS_ID)
                .equals(PhysicalIds.BOT_ALIAS_ID);
    return stack
        .ofType(type)
        .filter(resource -> known)
        .findFirst()
        .orElseThrow(() -> notFound("The bot or its alias does not exist"));
  }

  private static AwsError notFound(String message) {
    return new AwsError(404, "ResourceNotFoundException", message);
  }
}
