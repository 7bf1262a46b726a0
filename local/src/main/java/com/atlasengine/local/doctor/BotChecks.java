package com.atlasengine.local.doctor;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.lexmodelsv2.model.BotAliasLocaleSettings;
import software.amazon.awssdk.services.lexmodelsv2.model.DescribeBotAliasResponse;

/** The bot: its alias, its locales, and whether it may call the function that answers. */
final class BotChecks {
  static final String HOOK = "LexFulfillmentAliaslive";
  private static final String DEPLOY = "a-later-deployment";

  private BotChecks() {}

  static List<Check> all() {
    return List.of(
        Check.after(
            "bot alias",
            DEPLOY,
            "Deploy again; what the console's test window changes is the alias for tests only.",
            BotChecks::alias),
        Check.after(
            "bot hook",
            DEPLOY,
            "Set the alias's Lambda function to the alias live, by deploying again.",
            BotChecks::hook),
        Check.after(
            "bot locales",
            DEPLOY,
            "Build the locale in the Lex console and read its errors; then deploy again.",
            BotChecks::locales),
        Check.after(
            "Lex may call",
            DEPLOY,
            "Deploy again: BotMayCallFulfilment in bot.yaml lets Lex call the function.",
            BotChecks::permission));
  }

  /** The alias's ARN, from the stack's outputs. */
  static String aliasArn(Deployment deployment) {
    return deployment.deployed().outputs().getOrDefault("BotAliasArn", "");
  }

  private static DescribeBotAliasResponse describe(Deployment deployment) throws Exception {
    Map<String, String> outputs = deployment.deployed().outputs();
    return deployment
        .answers()
        .get(
            DescribeBotAliasResponse.class,
            "bot alias",
            () ->
                deployment
                    .aws()
                    .bots()
                    .describeBotAlias(
                        request ->
                            request
                                .botAliasId(outputs.get("BotAliasId"))
                                .botId(outputs.get("BotId"))));
  }

  private static Finding alias(Deployment deployment) throws Exception {
    DescribeBotAliasResponse alias = describe(deployment);
    String version = alias.botVersion();
    return new Causes()
        .unless(
            alias.botAliasStatusAsString().equals("Available"),
            "the alias is " + alias.botAliasStatusAsString())
        .unless(
            version != null && version.matches("\\d+"),
            "the alias points at the version " + version + ", which changes with every edit")
        .orOk(alias.botAliasName() + " points at version " + version);
  }

  private static Finding hook(Deployment deployment) throws Exception {
    String expected = deployment.deployed().physicalId(HOOK);
    Map<String, BotAliasLocaleSettings> settings = describe(deployment).botAliasLocaleSettings();
    Causes causes = new Causes();
    for (String locale : declaredLocales(deployment)) {
      BotAliasLocaleSettings setting = settings.get(locale);
      causes.unless(setting != null && setting.enabled(), locale + " is not enabled on the alias");
      causes.unless(
          expected.equals(hookOf(setting)),
          locale + " calls " + hookOf(setting) + " in place of " + expected);
    }
    return causes.orOk(expected);
  }

  private static String hookOf(@Nullable BotAliasLocaleSettings setting) {
    return setting == null
            || setting.codeHookSpecification() == null
            || setting.codeHookSpecification().lambdaCodeHook() == null
        ? "no function"
        : setting.codeHookSpecification().lambdaCodeHook().lambdaARN();
  }

  private static Set<String> declaredLocales(Deployment deployment) {
    Set<String> locales = new TreeSet<>();
    deployment
        .declared()
        .ofType("AWS::Lex::BotAlias")
        .forEach(
            alias ->
                locales.addAll(
                    alias
                        .properties()
                        .path("BotAliasLocaleSettings")
                        .findValuesAsText("LocaleId")));
    return locales;
  }

  private static Finding locales(Deployment deployment) throws Exception {
    DescribeBotAliasResponse alias = describe(deployment);
    Causes causes = new Causes();
    Set<String> locales = declaredLocales(deployment);
    for (String locale : locales) {
      String status =
          deployment
              .aws()
              .bots()
              .describeBotLocale(
                  request ->
                      request.botId(alias.botId()).botVersion(alias.botVersion()).localeId(locale))
              .botLocaleStatusAsString();
      causes.unless(
          List.of("Built", "ReadyExpressTesting").contains(status), locale + " is " + status);
    }
    return causes.orOk(String.join(", ", locales) + " built");
  }

  private static Finding permission(Deployment deployment) throws Exception {
    String hook = deployment.deployed().physicalId(HOOK);
    String policy =
        deployment.aws().functions().getPolicy(request -> request.functionName(hook)).policy();
    return new Causes()
        .unless(
            ResourcePolicy.parse(policy)
                .allows("lexv2.amazonaws.com", "lambda:InvokeFunction", aliasArn(deployment)),
            "the policy of " + hook + " does not let lexv2.amazonaws.com call it for this alias")
        .orOk("lexv2.amazonaws.com may call " + hook);
  }
}
