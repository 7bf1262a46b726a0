package com.atlasengine.local.crosscheck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The bot as it is deployed: what is in it reaches who talks to it. */
class CrossCheckBotTest {
  private static final TemplateSource TEMPLATE = TemplateSource.read();

  /** Lex copies the bot into a version once; only a resource of another name is another copy. */
  @Test
  void theVersionIsNamedAfterTheBotThatItIsOf() throws NoSuchAlgorithmException {
    byte[] bot = TEMPLATE.properties("Bot").toString().getBytes(StandardCharsets.UTF_8);
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(bot);
    String name = "BotVersion" + HexFormat.of().formatHex(digest).substring(0, 10);
    assertEquals(
        Set.of(name),
        TEMPLATE.ofType("AWS::Lex::BotVersion").keySet(),
        "the bot was changed: rename its version, here and in BotAlias, to " + name);
    assertEquals(
        List.of(name, "BotVersion"),
        TemplateSource.texts(TEMPLATE.properties("BotAlias").at("/BotVersion/Fn::GetAtt"))
            .toList());
    JsonNode version = TEMPLATE.template().path("Resources").path(name);
    assertEquals("Retain", version.path("DeletionPolicy").asText());
  }

  @Test
  void theBotHasAFallbackAndCallsTheAliasOfItsFunction() {
    JsonNode intents = TEMPLATE.properties("Bot").at("/BotLocales/0/Intents");
    assertEquals(
        List.of("AMAZON.FallbackIntent"),
        TemplateSource.stream(intents)
            .map(i -> i.path("ParentIntentSignature").asText())
            .filter(s -> !s.isEmpty())
            .toList());
    for (JsonNode intent : intents) {
      JsonNode hook = intent.path("FulfillmentCodeHook");
      assertTrue(
          hook.at("/PostFulfillmentStatusSpecification/FailureResponse").isObject(),
          intent.path("Name").asText());
      assertTrue(
          hook.at("/PostFulfillmentStatusSpecification/TimeoutResponse").isObject(),
          intent.path("Name").asText());
      assertTrue(
          hook.at("/FulfillmentUpdatesSpecification/Active").asBoolean(),
          intent.path("Name").asText());
    }
    JsonNode alias = TEMPLATE.properties("BotAlias");
    assertFalse(alias.has("ConversationLogSettings"), "a transcript is personal");
    assertEquals("LexFulfillment.Alias", alias.findValue("LambdaArn").path("Ref").asText());
    assertEquals("live", TEMPLATE.globals().path("AutoPublishAlias").asText());
  }
}
