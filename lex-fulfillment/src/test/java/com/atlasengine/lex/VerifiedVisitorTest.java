package com.atlasengine.lex;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.atlasengine.core.config.Env;
import io.jsonwebtoken.JwtBuilder;
import io.jsonwebtoken.Jwts;
import io.jsonwebtoken.security.Jwks;
import io.jsonwebtoken.security.Keys;
import java.security.KeyPair;
import java.time.Duration;
import java.util.Base64;
import java.util.Date;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The page's backend vouches for a visitor; then the limits of anonymous ones do not hold. */
class VerifiedVisitorTest {
  private static final KeyPair KEYS = Jwks.CRV.Ed25519.keyPair().build();
  private static final Map<String, String> BUDGETS =
      Map.of(
          "HOURLY_DIAL_BUDGET", "8",
          "ANONYMOUS_DIAL_PERCENT", "50",
          "VERIFIED_VISITOR_DIALS", "3",
          "VISITOR_AUDIENCE", "AtlasEngineBot",
          "VISITOR_PUBLIC_KEY", Base64.getEncoder().encodeToString(KEYS.getPublic().getEncoded()));

  private final LexHarness rig = new LexHarness();
  private int demos;

  @BeforeEach
  void verifyVisitors() {
    rig.restart(rig.model, BUDGETS);
    IntStream.range(0, 4).forEach(i -> assertEquals("Fulfilled", anonymous().state()));
    assertEquals("InProgress", anonymous().state());
  }

  private EventBuilder demo() {
    demos++;
    return EventBuilder.of("initiate-demo-fulfilment")
        .session("web-" + demos)
        .slot("VisitorPhoneNumber", "20655501%02d".formatted(demos));
  }

  private Response anonymous() {
    return rig.answer(demo());
  }

  private Response answer(String token) {
    return rig.answer(demo().attribute("verifiedVisitor", token));
  }

  private JwtBuilder token() {
    return token("AtlasEngineBot");
  }

  private JwtBuilder token(String bot) {
    return Jwts.builder()
        .subject("visitor-1")
        .audience()
        .add(bot)
        .and()
        .expiration(Date.from(rig.clock.instant().plus(Duration.ofMinutes(10))));
  }

  private String sign(JwtBuilder token) {
    return token.signWith(KEYS.getPrivate()).compact();
  }

  @Test
  void isCalled_whenAnonymousVisitorsHaveSpentTheirPart() {
    assertEquals("Fulfilled", answer(sign(token())).state());
    assertEquals(5, rig.workflows.executions().size());
  }

  @Test
  void isCalled_whenTheTokenComesWithTheTurnAlone() {
    assertEquals(
        "Fulfilled", rig.answer(demo().requestAttribute("verifiedVisitor", sign(token()))).state());
  }

  @Test
  void hasCountersOfItsOwn_whateverTheSession() {
    String token = sign(token());
    for (int i = 0; i < 3; i++) {
      assertEquals("Fulfilled", answer(token).state());
    }

    assertEquals("InProgress", answer(token).state());
    assertEquals("Fulfilled", answer(sign(token().subject("visitor-2"))).state());
  }

  @Test
  void countsAsAnonymous_whenTheTokenIsForgedOrExpiredOrForSomethingElse() {
    KeyPair others = Jwks.CRV.Ed25519.keyPair().build();
    Date past = Date.from(rig.clock.instant().minus(Duration.ofSeconds(1)));
    Date late = Date.from(rig.clock.instant().plus(Duration.ofHours(2)));

    for (String token :
        new String[] {
          token().signWith(others.getPrivate()).compact(),
          sign(token().expiration(past)),
          sign(token().expiration(late)),
          sign(token().expiration(null)),
          sign(token().subject(" ")),
          sign(Jwts.builder().subject("visitor-1").expiration(late)),
          sign(token("AnotherBot")),
          token().compact(), // unsigned
          token()
              .signWith(
                  Keys.hmacShaKeyFor(Base64.getEncoder().encode(KEYS.getPublic().getEncoded())))
              .compact(),
          sign(token()) + "x",
          "visitor-1",
          "a.b.c"
        }) {
      assertEquals("InProgress", answer(token).state(), token);
    }
    assertEquals(4, rig.workflows.executions().size());
  }

  @Test
  void countsAsAnonymousWithTheWholeBudget_whenNoKeyIsConfigured() {
    LexHarness without = new LexHarness();
    without.restart(without.model, Map.of("HOURLY_DIAL_BUDGET", "8"));
    long called =
        IntStream.range(0, 12)
            .filter(
                i ->
                    without
                        .answer(demo().attribute("verifiedVisitor", sign(token())))
                        .state()
                        .equals("Fulfilled"))
            .count();

    assertEquals(8, called);
  }

  @Test
  void namesTheKey_whenItIsNone() {
    Env env = Env.of(Map.of("VISITOR_PUBLIC_KEY", "MCowBQYDK2VwAyEA"));
    Config.from(env);

    String problem = assertThrows(IllegalStateException.class, env::check).toString();
    assertTrue(problem.contains("VISITOR_PUBLIC_KEY is malformed"), problem);
  }
}
