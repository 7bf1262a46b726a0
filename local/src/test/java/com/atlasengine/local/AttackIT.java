package com.atlasengine.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jsonwebtoken.Jwts;
import io.jsonwebtoken.security.Jwks;
import java.security.KeyPair;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What one client with many sessions can make the engine dial and spend. */
class AttackIT {
  private static final KeyPair BACKEND = Jwks.CRV.Ed25519.keyPair().build();
  private static final int SESSIONS = 158;
  private static final int HOURLY_BUDGET = 12;

  /** Half of the budget. */
  private static final int ANONYMOUS_BUDGET = 6;

  private static final int DAILY_TOKENS = 20_000;

  /** Several times what the tokens are enough for. */
  private static final int MAX_QUESTIONS = 300;

  private static final AttributeValue ZERO = AttributeValue.fromN("0");

  private static RunningEngine engine;

  @BeforeAll
  static void startTheEngine() throws Exception {
    engine =
        RunningEngine.start(
            TestEngine.patient()
                .withConcurrency(1, 4)
                .withParameter("HourlyDialBudget", Integer.toString(HOURLY_BUDGET))
                .withParameter("DailyModelTokens", Integer.toString(DAILY_TOKENS))
                .withParameter(
                    "VisitorPublicKey",
                    Base64.getEncoder().encodeToString(BACKEND.getPublic().getEncoded())));
  }

  @AfterAll
  static void stopTheEngine() {
    engine.close();
  }

  /** The attack would otherwise wait for functions that start, and they for each other. */
  private static void startEveryFunction() throws Exception {
    Visitor first = new Visitor(engine.lex, "first", Map.of("verifiedVisitor", token()));
    assertTrue(askForDemo(first, "425 555 0198").text().contains("will ring"));
    Await.until(() -> calls().size() == 1);
    Await.value(() -> Optional.of(leads()).filter(made -> made == 1));
  }

  @Test
  void placesNoMoreCallsThanAreThere_whenOneClientAsksInManySessions() throws Exception {
    startEveryFunction();
    List<Visitor.BotReply> answers = askForDemosAtOnce();

    long promised = answers.stream().filter(a -> a.text().contains("will ring")).count();
    long offered = answers.stream().filter(a -> a.text().contains("call you back")).count();
    assertTrue(0 < promised && promised <= ANONYMOUS_BUDGET, promised + " promised");
    assertTrue(offered > SESSIONS / 2, offered + " offered a callback");
    Await.until(() -> calls().size() >= promised + 1);
    Await.value(() -> Optional.of(leads()).filter(made -> made >= promised + 1));
    assertTrue(calls().size() <= ANONYMOUS_BUDGET + 1, calls().size() + " calls");
    assertTrue(leads() <= ANONYMOUS_BUDGET + 1, leads() + " Leads");

    Visitor known = new Visitor(engine.lex, "known", Map.of("verifiedVisitor", token()));
    assertTrue(askForDemo(known, "425 555 0199").text().contains("will ring"));
    Await.until(() -> !itemsOf("LEAD#+14255550199").isEmpty());
  }

  private static List<Visitor.BotReply> askForDemosAtOnce() throws Exception {
    List<Callable<Visitor.BotReply>> sessions =
        IntStream.range(0, SESSIONS)
            .<Callable<Visitor.BotReply>>mapToObj(
                i -> () -> askForDemo(new Visitor(engine.lex, "attack-" + i), number(i)))
            .toList();
    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      return threads.invokeAll(sessions).stream().map(Future::resultNow).toList();
    }
  }

  private static String number(int session) {
    return "%d 555 01%02d".formatted(session < 100 ? 206 : 425, session % 100);
  }

  private static String token() {
    return Jwts.builder()
        .subject("visitor-1")
        .audience()
        .add("AtlasEngineBot")
        .and()
        .expiration(Date.from(Instant.now().plusSeconds(600)))
        .signWith(BACKEND.getPrivate())
        .compact();
  }

  private static Visitor.BotReply askForDemo(Visitor visitor, String number) {
    List.of("start demo", "Ada Lovelace", number).forEach(visitor::say);
    return visitor.say("yes");
  }

  @Test
  void dialsNoLineOfTheNetwork() {
    Visitor visitor = new Visitor(engine.lex, "network");
    visitor.say("start demo");
    visitor.say("Ada Lovelace");

    for (String number : List.of("206 976 0123", "206 555 1212", "206 950 0123")) {
      Visitor.BotReply answer = visitor.say(number);
      assertEquals("ElicitSlot", answer.action(), number);
      assertTrue(answer.text().contains("can't call that kind of number"), answer.text());
    }
  }

  @Test
  void answersWithoutTheModel_whenTheTokensOfTheDayAreSpent() {
    long spent = 0;
    int unchanged = 0;
    for (int asked = 0; asked < MAX_QUESTIONS && unchanged < 15; asked++) {
      String question = "hello, my name is Ada and I am number " + asked;
      assertFalse(new Visitor(engine.lex, "spender-" + asked).say(question).text().isBlank());
      unchanged = spent > DAILY_TOKENS / 2 && tokens() == spent ? unchanged + 1 : 0;
      spent = tokens();
    }

    assertEquals(15, unchanged, "the model is asked on and on");
    assertTrue(DAILY_TOKENS / 2 < spent && spent < DAILY_TOKENS * 5 / 4, spent + " tokens");
  }

  private static long tokens() {
    return engine
        .dynamo
        .scan(
            r ->
                r.tableName("AtlasEngineInteractions")
                    .filterExpression("begins_with(PK, :pk)")
                    .expressionAttributeValues(
                        Map.of(":pk", AttributeValue.fromS("CLAIM#TOKENS#"))))
        .items()
        .stream()
        .mapToLong(item -> Long.parseLong(item.getOrDefault("Used", ZERO).n()))
        .sum();
  }

  private static List<Map<String, AttributeValue>> calls() {
    return engine
        .dynamo
        .scan(
            r ->
                r.tableName("AtlasEngineInteractions")
                    .filterExpression("begins_with(PK, :pk) AND attribute_exists(ContactId)")
                    .expressionAttributeValues(Map.of(":pk", AttributeValue.fromS("LEAD#"))))
        .items();
  }

  private static List<Map<String, AttributeValue>> itemsOf(String partition) {
    return engine
        .dynamo
        .query(
            r ->
                r.tableName("AtlasEngineInteractions")
                    .keyConditionExpression("PK = :pk")
                    .expressionAttributeValues(Map.of(":pk", AttributeValue.fromS(partition))))
        .items();
  }

  private static int leads() throws Exception {
    return engine.sales.query("SELECT Id FROM Lead").size();
  }
}
