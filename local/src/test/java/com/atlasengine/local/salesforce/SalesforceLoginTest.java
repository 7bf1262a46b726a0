package com.atlasengine.local.salesforce;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.atlasengine.local.salesforce.OrgClient.OrgResponse;
import com.atlasengine.local.timing.Latency;
import com.atlasengine.local.timing.SettableClock;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jsonwebtoken.JwtBuilder;
import io.jsonwebtoken.Jwts;
import java.io.IOException;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Logging in to the org by JWT bearer, over a socket. */
class SalesforceLoginTest {
  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

  private static final String LEADS = "/services/data/v67.0/query?q=SELECT+Id+FROM+Lead";

  private final SettableClock clock = new SettableClock(NOW);
  private final List<Latency.Dependency> waits = new ArrayList<>();
  private ServedOrg org;
  private OrgClient client;

  @BeforeEach
  void start() throws IOException {
    org = ServedOrg.start(clock, waits::add, Duration.ofMinutes(15));
    client = org.client();
  }

  @AfterEach
  void stop() {
    org.close();
  }

  @Test
  void tokenIsGivenWithoutItsLifetime_whenAssertionIsRight() {
    OrgResponse response = client.login(client.assertion().compact());

    assertEquals(200, response.status());
    assertEquals(org.url(), response.body().path("instance_url").asText());
    assertEquals("Bearer", response.body().path("token_type").asText());
    assertFalse(response.body().has("expires_in"));
  }

  @Test
  void callerIsToldTheHostItUsed_whenItSpeaksHttp2() {
    client.get(LEADS);

    OrgResponse response = client.login(client.assertion().compact());

    assertEquals(HttpClient.Version.HTTP_2, response.response().version());
    assertEquals(org.url(), response.body().path("instance_url").asText());
  }

  @Test
  void tokenIsGiven_whenAudienceIsSalesforcesOwn() {
    for (String audience : List.of("https://login.salesforce.com", "https://test.salesforce.com")) {
      String assertion = client.assertion(audience).compact();
      assertEquals(200, client.login(assertion).status(), audience);
    }
  }

  @Test
  void loginIsRefused_whenAudienceIsAnother() {
    assertRefused(client.assertion("https://example.com"), "invalid_grant", "audience is invalid");
  }

  @Test
  void loginIsRefused_whenAppIsUnknown() {
    assertRefused(
        client.assertion().issuer("another"), "invalid_client_id", "client identifier invalid");
  }

  @Test
  void loginIsRefused_whenUserIsUnknown() {
    assertRefused(
        client.assertion().subject("another@example.com"),
        "invalid_grant",
        "user hasn't approved this consumer");
  }

  @Test
  void loginIsRefused_whenAssertionIsExpired() {
    assertRefused(
        client.assertion().expiration(Date.from(NOW.minusSeconds(1))),
        "invalid_grant",
        "expired authorization code");
  }

  @Test
  void loginIsRefused_whenAssertionLivesTooLongOrForEver() {
    assertRefused(
        client.assertion().expiration(Date.from(NOW.plusSeconds(301))),
        "invalid_grant",
        "invalid assertion");
    assertRefused(client.assertion().expiration(null), "invalid_grant", "invalid assertion");
  }

  @Test
  void loginIsRefused_whenKeyIsAnothers() {
    assertRefused(
        client.assertion().signWith(Jwts.SIG.RS256.keyPair().build().getPrivate(), Jwts.SIG.RS256),
        "invalid_client",
        "invalid client credentials");
  }

  @Test
  void loginIsRefused_whenAlgorithmIsNotRs256() {
    assertRefused(
        client.assertion().signWith(client.privateKey(), Jwts.SIG.RS512),
        "invalid_grant",
        "invalid assertion");
  }

  @Test
  void loginIsRefused_whenAssertionIsNotSigned() {
    String[] signed = client.assertion().compact().split("\\.", -1);
    OrgResponse response = client.login(signed[0] + "." + signed[1] + ".");

    assertEquals(400, response.status());
    assertFalse(response.body().has("access_token"));
  }

  @Test
  void loginIsRefused_whenGrantTypeIsAnother() {
    OrgResponse response =
        client.sendForm("/services/oauth2/token", "grant_type=password&username=a");

    assertEquals(400, response.status());
    assertEquals("unsupported_grant_type", response.body().path("error").asText());
  }

  @Test
  void callIsRefused_whenNobodyIsLoggedIn() {
    OrgResponse response = client.get(LEADS);

    assertEquals(401, response.status());
    assertEquals("INVALID_SESSION_ID", response.errorCode());
  }

  @Test
  void sessionEnds_whenNotUsedForItsTimeout() {
    client.login();
    clock.advance(Duration.ofMinutes(14));
    assertEquals(200, client.get(LEADS).status());
    clock.advance(Duration.ofMinutes(14));
    assertEquals(200, client.get(LEADS).status());
    clock.advance(Duration.ofMinutes(16));
    assertEquals(401, client.get(LEADS).status());
  }

  @Test
  void firstCallOfSessionIsSlower_whenLatencyIsSet() {
    client.login();
    client.get(LEADS);
    client.get(LEADS);

    assertEquals(
        List.of(
            Latency.Dependency.SALESFORCE_TOKEN,
            Latency.Dependency.SALESFORCE_CALL,
            Latency.Dependency.SALESFORCE_KEPT_CALL),
        waits);
  }

  @Test
  void errorsAreSalesforces_whenAFaultIsOn() throws IOException {
    org.faults().set(new ObjectMapper().readTree("{\"salesforce\":503}"));

    assertEquals("SERVER_UNAVAILABLE", client.get(LEADS).errorCode());
    OrgResponse login = client.login(client.assertion().compact());
    assertEquals(503, login.status());
    assertEquals("SERVER_UNAVAILABLE", login.body().path("error").asText());
    org.faults().set(new ObjectMapper().readTree("{\"salesforce\":500}"));
    assertEquals("UNKNOWN_EXCEPTION", client.get(LEADS).errorCode());
  }

  private void assertRefused(JwtBuilder assertion, String error, String description) {
    OrgResponse response = client.login(assertion.compact());

    assertEquals(400, response.status());
    assertEquals(error, response.body().path("error").asText());
    assertEquals(description, response.body().path("error_description").asText());
  }
}
