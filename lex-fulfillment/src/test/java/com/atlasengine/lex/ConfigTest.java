package com.atlasengine.lex;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.atlasengine.core.config.Env;
import com.atlasengine.core.model.DialRules;
import com.atlasengine.core.model.QuietHours;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ConfigTest {
  private static final List<String> REQUIRED =
      List.of(
          "INTERACTIONS_DYNAMODB_TABLE",
          "RESPONSE_CACHE_TABLE",
          "SALESFORCE_SECRET_ARN",
          "SESSION_KEY_ARN",
          "NUMBER_KEY_ARN",
          "STATE_MACHINE_ARN",
          "SALES_TEAM_TOPIC_ARN",
          "REFRESH_TOPIC_ARN");

  @Test
  void namesEveryProblemAtOnce_whenVariablesAreMissingOrBad() {
    Env env =
        Env.of(
            Map.of(
                "PHONE_DEADLINE_MS", "soon", "CHAT_DEADLINE_MS", "0", "QUIET_HOURS", "at night"));
    Config.from(env);

    String message = assertThrows(IllegalStateException.class, env::check).toString();

    REQUIRED.forEach(name -> assertTrue(message.contains(name), name));
    assertTrue(message.contains("PHONE_DEADLINE_MS") && message.contains("CHAT_DEADLINE_MS"));
    assertTrue(message.contains("QUIET_HOURS is malformed"), message);
  }

  @Test
  void hasTheDesignsDefaults() {
    Config config = Config.from(Env.of(Map.of()));

    assertEquals(Duration.ofMillis(900), config.turnBudget().phone());
    assertEquals(Duration.ofMillis(1_500), config.turnBudget().chat());
    assertEquals(Duration.ofSeconds(4), config.turnBudget().effect());
    assertEquals(new DialRules(Set.of("US", "CA"), new QuietHours(21, 8)), config.dialRules());
    assertTrue(config.callsEnabled());
    assertEquals("us.anthropic.claude-haiku-5-5", config.modelId());
  }
}
